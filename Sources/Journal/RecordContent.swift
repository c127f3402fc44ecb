/// The fields of one type of record, in their fixed order.
protocol RecordContent: Hashable, Sendable {
    /// The type's name in the statement.
    static var type: String { get }

    /// Reads the fields in order.
    init(from fields: inout FieldReader) throws(RecordError)

    /// Writes the fields in the same order.
    func write(to fields: inout FieldWriter)
}

extension RecordContent {
    /// The type's name in the statement.
    var recordType: String { Self.type }
}
