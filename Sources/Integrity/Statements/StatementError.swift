/// Why bytes are no statement, or not the statement that was wanted.
///
/// The cases are in order of precedence: what concerns the whole statement comes first, then the
/// label, then each line in turn; of two wrong bytes in a value, the first.
public enum StatementError: Error, Hashable, Sendable {
    /// More bytes than a statement may have.
    case tooLong(bytes: Int)
    /// The last byte is not a line feed.
    case unterminated
    /// The first line is no label.
    case badLabel(String)
    /// A statement of another kind.
    case otherLabel(expected: String, found: String)
    /// A line does not begin with a name, a colon and a space.
    case badName(String)
    /// A byte that no value may hold.
    case badCharacter(field: String, byte: UInt8)
    /// A backslash before something other than `\`, `n` or `t`.
    case badEscape(field: String)
    /// A value of no bytes; what is absent is written `-`.
    case emptyValue(field: String)
    /// A value with more bytes than one may have.
    case valueTooLong(field: String, bytes: Int)
    /// A space at the beginning or end of a value.
    case edgeSpace(field: String)
    /// The text to write is `-`, which would read as absent.
    case dash(field: String)
    /// The statement ends where this field was wanted.
    case missing(field: String)
    /// Another field than the wanted one.
    case unexpected(expected: String, found: String)
    /// The field says `-` and must not.
    case absent(field: String)
    /// The value is no integer in the one canonical spelling.
    case notInteger(field: String)
    /// The value is not 64 lower-case hexadecimal digits.
    case notDigest(field: String)
    /// The value is no count of 0 to 65535.
    case notCount(field: String)
    /// Fields are left over.
    case unread(field: String)
}

extension StatementError {
    /// The stable code.
    public var code: String {
        switch self {
        case .tooLong: "statement.too-long"
        case .unterminated: "statement.unterminated"
        case .badLabel: "statement.label"
        case .otherLabel: "statement.other-label"
        case .badName: "statement.name"
        case .badCharacter: "statement.character"
        case .badEscape: "statement.escape"
        case .emptyValue: "statement.empty"
        case .valueTooLong: "statement.value-too-long"
        case .edgeSpace: "statement.edge-space"
        case .dash: "statement.dash"
        case .missing: "statement.missing"
        case .unexpected: "statement.unexpected"
        case .absent: "statement.absent"
        case .notInteger: "statement.integer"
        case .notDigest: "statement.digest"
        case .notCount: "statement.count"
        case .unread: "statement.unread"
        }
    }

    /// The rule, the numbers and what to do, for a person.
    public var message: String {
        switch self {
        case .tooLong(let bytes):
            "A statement has at most \(Statement.byteLimit) bytes and this has \(bytes): "
                + "make one record an item instead of one for all."
        case .unterminated:
            "A statement ends with a line feed and this does not: it was cut short."
        case .badLabel(let found):
            "A statement begins with a label such as farthing-record/v1, not with '\(found)'."
        case .otherLabel(let expected, let found):
            "A statement of the kind \(expected) was wanted and this is a \(found)."
        case .badName(let found):
            "A line is a name, a colon, a space and a value; this one begins '\(found)'."
        default: fieldMessage
        }
    }

    private var fieldMessage: String {
        switch self {
        case .badCharacter(let field, let byte):
            "\(field) holds the byte \(byte), and only printable ASCII may stand in a statement: "
                + "put free text in the vault and its commitment here."
        case .badEscape(let field):
            "\(field) holds a backslash that is not followed by a backslash, n or t."
        case .emptyValue(let field):
            "\(field) is empty: give a value, or none at all, which is written as a dash."
        case .valueTooLong(let field, let bytes):
            "\(field) has \(bytes) bytes and may have \(Statement.valueLimit): shorten it."
        case .edgeSpace(let field):
            "\(field) begins or ends with a space: take the space away."
        case .dash(let field):
            "\(field) is a lone dash, which says that there is no value: write another text."
        default: readerMessage
        }
    }

    private var readerMessage: String {
        switch self {
        case .missing(let field): "The statement ends before \(field)."
        case .unexpected(let expected, let found):
            "\(expected) was wanted where the statement has \(found)."
        case .absent(let field): "\(field) has no value and must have one."
        case .notInteger(let field):
            "\(field) is no whole number in its one spelling, as 0, 7 or -12."
        case .notDigest(let field): "\(field) is not 64 digits of 0-9 and a-f, lower case."
        case .notCount(let field): "\(field) is no count of 0 to 65535."
        case .unread(let field): "The statement should have ended before \(field)."
        default: ""
        }
    }
}
