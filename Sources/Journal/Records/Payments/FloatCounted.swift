import Integrity
public import Identifiers
public import Money

/// Cash is counted against the books.
public struct FloatCounted: Hashable, Sendable {
    /// Who carries it.
    public let holder: UserID
    /// Pence by the books.
    public let expected: Amount
    /// Pence in the tin.
    public let counted: Amount

    public init(holder: UserID, expected: Amount, counted: Amount) {
        self.holder = holder
        self.expected = expected
        self.counted = counted
    }
}

extension FloatCounted: RecordContent {
    static let type = "float.counted"

    init(from fields: inout FieldReader) throws(RecordError) {
        holder = try fields.value("holder")
        expected = try fields.value("expected")
        counted = try fields.value("counted")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("holder", holder)
        fields.put("expected", expected)
        fields.put("counted", counted)
    }
}
