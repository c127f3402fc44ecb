public import Journal
public import Store

extension BookReader {
    /// Every record, read. O(records).
    ///
    /// - Throws: `RecordError` or `StoreError`.
    public func records() throws -> [Record] {
        var records: [Record] = []
        try forEachRecord(from: 0) { _, bytes in
            records.append(try Record(bytes: bytes))
            return true
        }
        return records
    }
}
