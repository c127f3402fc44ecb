import CLI
import Files
import Integrity
import Journal
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
        guard let watched = try Self.seen(books, beside: keys), let seen = watched.seen else {
            return
        }
        let found = watched.newest.checkpoint.size
        guard seen.size <= found else {
            throw WatchError.rollback(remembered: seen.size, found: found)
        }
    }

    /// Checks the same, then has the keys' folder remember the newest checkpoint where it does not:
    /// whoever wrote it may have been stopped before that.
    ///
    /// - Throws: ``WatchError``, `FileError` or `StoreError`.
    static func opened(_ books: any BookStore, keys: KeyFolder) throws -> WatchedBooks {
        let watched = try WatchedBooks(books, keys: keys)
        if let found = try seen(books, beside: keys),
            found.seen.map({ $0.size < found.newest.checkpoint.size }) ?? true
        {
            try watched.mark.raise(to: found.newest)
        }
        return watched
    }

    /// Checks the newest checkpoint, and that what is remembered is of the same journal; nil where
    /// there is no checkpoint.
    ///
    /// - Throws: ``WatchError``, but not for books that are older; or `StoreError`.
    static func seen(_ books: any BookStore, beside keys: KeyFolder) throws -> SeenBooks? {
        // What is remembered is read first: another process may write between the two.
        let remembered = try keys.highWater.note()
        return try books.read { try WatchCheck(reader: $0, keys: keys).run(remembered) }
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
    case otherRoot(journal: String)
    case unreadableMark
    case notTheCheckpoint(size: Int)
    case rollback(remembered: Int, found: Int)
    case fork(size: Int)

    var code: String {
        switch self {
        case .otherKeys, .otherRoot: "keys.other-books"
        case .unreadableMark: "keys.unreadable-mark"
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
        case .otherRoot(let journal):
            "The root key is not the one by which approvals of \(journal) were sealed: with it, "
                + "seals would be wrong and names unreadable. Put the root.key that belongs to "
                + "the journal key beside it."
        case .unreadableMark:
            "The file high-water beside the keys is not a checkpoint of these books. Write "
                + "nothing; run `farthing check`, and move the file away once the books are "
                + "known to be the newest."
        case .notTheCheckpoint(let size):
            "The newest signed checkpoint is not that of the \(size) records there are. Write "
                + "nothing; run `farthing check`."
        case .rollback(let remembered, let found):
            "Rollback or fork: these books have \(found) records, and \(remembered) were seen "
                + "before. They are an older copy. Write nothing to them; put the newest copy "
                + "back, or move them away and run `farthing restore`."
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

    func run(_ remembered: [UInt8]?) throws -> SeenBooks? {
        let head = try reader.head()
        guard let origin = head.origin, let note = try reader.newestCheckpoint() else {
            return nil
        }
        let newest: SignedCheckpoint
        do {
            newest = try SignedCheckpoint(
                note: note,
                origin: origin,
                key: keys.journal.verificationKey
            )
        } catch { throw WatchError.otherKeys(journal: origin) }
        try checkRoot(origin)
        guard newest.checkpoint.size == head.size, newest.checkpoint.root == head.root else {
            throw WatchError.notTheCheckpoint(size: head.size)
        }
        return SeenBooks(
            newest: newest,
            seen: try remembered.map { try compare($0, with: newest.checkpoint) }
        )
    }

    /// The root key makes the seal keys that the books know, once they know one.
    private func checkRoot(_ origin: String) throws {
        guard let stored = try reader.firstSealKey()?.added, let owner = stored.owner,
            let epoch = stored.epoch
        else { return }
        let key = keys.root.sealKey(for: owner, epoch: epoch, origin: origin)
        guard key.check == stored.key else { throw WatchError.otherRoot(journal: origin) }
    }

    private func compare(_ note: [UInt8], with newest: Checkpoint) throws -> Checkpoint {
        let old: Checkpoint
        do {
            old = try SignedCheckpoint(
                note: note,
                origin: newest.origin,
                key: keys.journal.verificationKey
            ).checkpoint
        } catch { throw WatchError.unreadableMark }
        // Whether what is missing went on from what is there, nothing can tell.
        guard old.size <= newest.size else { return old }
        guard try reader.root(size: old.size) == old.root else {
            throw WatchError.fork(size: old.size)
        }
        return old
    }
}
