import Store

/// The writer with its prepared statements, kept from one write to the next.
///
/// `@unchecked Sendable` because it is touched only within the journal's one write access.
final class WriterSession: @unchecked Sendable {
    private var kept: SQLiteWriter?
    /// Whether closing the files writes their logs into them.
    var closesLogs = false

    /// The writer, made at the first write.
    func writer(
        make: () throws(StoreError) -> SQLiteWriter
    ) throws(StoreError) -> SQLiteWriter {
        if let kept { return kept }
        let writer = try make()
        kept = writer
        return writer
    }
}
