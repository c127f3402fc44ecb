public import Journal
public import Store

extension BankReconciliation {
    /// Reads it off the books. O(records).
    ///
    /// - Throws: `StoreError`.
    public init(of books: any BookReader) throws {
        self.init()
        try books.forEachRecord(from: 0) { _, bytes in
            if let record = try? Record(bytes: bytes) { read(record) }
            return true
        }
    }
}
