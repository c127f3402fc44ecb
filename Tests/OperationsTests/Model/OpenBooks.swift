import Integrity
import Store

/// Books within one write: commands are played one by one, and what each brought about can be
/// looked at before the next, while all of them become durable together.
///
/// It is used on the write's own thread alone, so nothing is shared.
struct OpenBooks: BookStore, @unchecked Sendable {
    private let books: any BookWriter

    init(_ books: any BookWriter) { self.books = books }

    func read<Result>(_ body: (any BookReader) throws -> Result) throws -> Result {
        try body(books)
    }

    func write<Result>(
        undoing scope: UndoScope,
        signing sign: (Checkpoint) throws -> SignedCheckpoint,
        _ body: (any BookWriter) throws -> Result
    ) throws -> Result {
        try body(books)
    }
}
