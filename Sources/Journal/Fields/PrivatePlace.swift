/// Where a record commits to a private value.
///
/// Its one spelling, in records and in a pack's list of disclosures, is the record's number, a
/// space, and the field's name: `12 evidence.1.commit.file`.
public struct PrivatePlace: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The record's number.
    public let seq: Int
    /// The field's name, as `evidence.1.commit.file`.
    public let field: String

    public init(seq: Int, field: String) {
        self.seq = seq
        self.field = field
    }

    public var description: String { "\(seq) \(field)" }

    /// Orders by the record, then by the bytes of the name.
    public static func < (left: Self, right: Self) -> Bool {
        guard left.seq == right.seq else { return left.seq < right.seq }
        return left.field.utf8.lexicographicallyPrecedes(right.field.utf8)
    }
}

extension PrivatePlace {
    /// Reads the one spelling.
    ///
    /// - Returns: Nil where the number is not as numbers are written, or no field can have the
    ///   name.
    public init?(_ text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 2, let seq = Int(words[0]), seq >= 0, String(seq) == words[0],
            Self.isName(words[1])
        else { return nil }
        self.init(seq: seq, field: String(words[1]))
    }

    /// Whether a statement's field may have the name (docs/SPEC-statement.md).
    private static func isName(_ name: Substring) -> Bool {
        guard let first = name.utf8.first, first.isLetter, name.utf8.count <= 64 else {
            return false
        }
        return name.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x2D || $0 == 0x2E }
    }
}

extension PrivatePlace: FieldValue {
    init?(fieldText: String) { self.init(fieldText) }
    var fieldText: String { description }
}

extension UInt8 {
    fileprivate var isLetter: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
    fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
