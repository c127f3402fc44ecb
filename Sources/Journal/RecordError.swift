public import Integrity

/// Why bytes are not a record, in order of precedence.
public enum RecordError: Error, Hashable, Sendable {
    /// The bytes are no canonical statement.
    case statement(StatementError)
    /// A field's text is not a value of its kind.
    case badField(name: String, value: String)
    /// No such type of record.
    case unknownType(String)
    /// The fields are well spelt but contradict each other, by the code of the rule they break.
    case contradiction(code: String)
}

extension RecordError {
    /// The stable code.
    public var code: String {
        switch self {
        case .statement(let error): error.code
        case .badField: "record.bad-field"
        case .unknownType: "record.unknown-type"
        case .contradiction: "record.contradiction"
        }
    }

    /// The rule, the numbers, and what to do next.
    public var message: String {
        switch self {
        case .statement(let error): error.message
        case .badField(let name, let value):
            "The field \(name) cannot be “\(value)”. The record was not written by Farthing or "
                + "was altered."
        case .unknownType(let type):
            "There is no record of the type “\(type)”. A newer Farthing may have written it; "
                + "use that version to read it."
        case .contradiction(let code):
            "The record's fields contradict each other (\(code)). It was not written by Farthing "
                + "or was altered."
        }
    }
}
