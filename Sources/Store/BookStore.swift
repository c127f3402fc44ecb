public import Integrity

/// Where books are kept: the journal, what is derived from it, and the vault beside it.
///
/// The contract, which every engine is held to by the same tests:
/// - There is one writer; readers beside it MUST see whole transactions only.
/// - A write MUST be durable before ``write(at:signing:_:)`` returns, the vault before the
///   journal; when it throws, nothing of it may remain in the journal.
/// - A write that appended records MUST add the signed checkpoint of the new size in the same
///   transaction.
/// - Tables other than journal, documents and vault MUST be a function of the records alone.
/// - After a failure of the disk the store MUST refuse every later write until it is opened again.
public protocol BookStore: Sendable {
    /// Runs a body that only reads, against one consistent state.
    ///
    /// - Throws: ``StoreError``, or what the body throws.
    func read<Result>(_ body: (any BookReader) throws -> Result) throws -> Result

    /// Runs a body that may append, as one durable transaction.
    ///
    /// - Parameters:
    ///   - scope: How much of it can be undone by itself.
    ///   - sign: Signs the checkpoint of the journal as the body leaves it. It is called once,
    ///     and only if a record was appended.
    /// - Throws: ``StoreError``, or what the body throws; then nothing was written.
    func write<Result>(
        undoing scope: UndoScope,
        signing sign: (Checkpoint) throws -> SignedCheckpoint,
        _ body: (any BookWriter) throws -> Result
    ) throws -> Result
}
