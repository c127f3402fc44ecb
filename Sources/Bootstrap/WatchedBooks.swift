import Files
import Integrity
import Operations
import Store

/// Books whose newest checkpoint is remembered outside them.
///
/// Before anything is written the books are held against what is remembered; after each durable
/// write the new checkpoint is. A copy of yesterday, put back, is so found out before somebody
/// writes a second today onto it.
struct WatchedBooks: BookStore {
    private let books: any BookStore
    private let mark: HighWaterMark

    /// Watches books that hold no record yet.
    init(new books: any BookStore, keys: KeyFolder) {
        self.books = books
        mark = keys.highWater
    }

    /// Checks the newest checkpoint and what is remembered, then watches.
    ///
    /// - Throws: ``WatchError``, or `StoreError`.
    init(_ books: any BookStore, keys: KeyFolder) throws {
        self.init(new: books, keys: keys)
        // What is remembered is read first: another process may write between the two.
        let remembered = try mark.note()
        try books.read { try WatchCheck(reader: $0, keys: keys).run(remembered) }
    }

    func read<Result>(_ body: (any BookReader) throws -> Result) throws -> Result {
        try books.read(body)
    }

    func write<Result>(
        undoing scope: UndoScope,
        signing sign: (Checkpoint) throws -> SignedCheckpoint,
        _ body: (any BookWriter) throws -> Result
    ) throws -> Result {
        var signed: SignedCheckpoint?
        let result = try books.write(
            undoing: scope,
            signing: { checkpoint in
                let made = try sign(checkpoint)
                signed = made
                return made
            },
            body
        )
        if let signed { try mark.raise(to: signed) }
        return result
    }
}

/// Why books are not written to, in order of precedence.
enum WatchError: Refusal, Hashable {
    case otherKeys(journal: String)
    case notTheCheckpoint(size: Int)
    case rollback(remembered: Int, found: Int)
    case fork(size: Int)

    var code: String {
        switch self {
        case .otherKeys: "keys.other-books"
        case .notTheCheckpoint: "checkpoint.not-the-journal"
        case .rollback: "books.rollback"
        case .fork: "books.fork"
        }
    }

    var message: String {
        switch self {
        case .otherKeys(let journal):
            "The journal key is not the one that signed the books of \(journal). Name the keys "
                + "that belong to them with --keys or FARTHING_KEYS."
        case .notTheCheckpoint(let size):
            "The newest signed checkpoint is not that of the \(size) records there are. Write "
                + "nothing; run `farthing check`."
        case .rollback(let remembered, let found):
            "Rollback or fork: these books have \(found) records, and \(remembered) were seen "
                + "before. They are an older copy. Write nothing to them; put the newest copy back."
        case .fork(let size):
            "Rollback or fork: the first \(size) records are not those that were seen before. "
                + "Write nothing to these books; run `farthing check` and find the true copy."
        }
    }
}

/// One comparison of books with their keys and what is remembered.
private struct WatchCheck {
    let reader: any BookReader
    let keys: KeyFolder

    func run(_ remembered: [UInt8]?) throws {
        let head = try reader.head()
        guard let origin = head.origin, let note = try reader.newestCheckpoint() else { return }
        let newest: SignedCheckpoint
        do {
            newest = try SignedCheckpoint(
                note: note,
                origin: origin,
                key: keys.journal.verificationKey
            )
        } catch { throw WatchError.otherKeys(journal: origin) }
        guard newest.checkpoint.size == head.size, newest.checkpoint.root == head.root else {
            throw WatchError.notTheCheckpoint(size: head.size)
        }
        guard let remembered else { return }
        try compare(remembered, with: newest.checkpoint)
    }

    private func compare(_ note: [UInt8], with newest: Checkpoint) throws {
        let old: Checkpoint
        do {
            old = try SignedCheckpoint(
                note: note,
                origin: newest.origin,
                key: keys.journal.verificationKey
            ).checkpoint
        } catch { throw WatchError.otherKeys(journal: newest.origin) }
        guard old.size <= newest.size else {
            throw WatchError.rollback(remembered: old.size, found: newest.size)
        }
        guard try reader.root(size: old.size) == old.root else {
            throw WatchError.fork(size: old.size)
        }
    }
}
