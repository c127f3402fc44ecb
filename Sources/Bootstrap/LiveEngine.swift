import CLI
import FileSystem
import Files
import Identifiers
import Integrity
import Ledger
import Policy
import Store
import StoreSQLite

/// Keeps books on SQLite.
struct LiveEngine: Engine {
    let randomBytes: @Sendable (Int) -> [UInt8]
    let rulePack: @Sendable ([UInt8]) throws -> RulePack

    func create(_ folder: Folder, origin: String, keys: KeyFolder) throws -> any BookStore {
        let books = try SQLiteBooks.create(
            at: folder.path,
            origin: origin,
            options: options(keys, .one)
        )
        return WatchedBooks(new: books, keys: keys)
    }

    func open(_ folder: Folder, keys: KeyFolder?) throws -> any CheckableStore {
        try SQLiteBooks.open(at: folder.path, options: options(keys, .readOnly))
    }

    func diagnosis(_ folder: Folder) -> [Finding] { SQLiteBooks.diagnosis(at: folder.path) }

    func openToWrite(_ folder: Folder, keys: KeyFolder) throws -> any BookStore {
        try WatchedBooks.opened(
            SQLiteBooks.open(at: folder.path, options: options(keys, .one)),
            keys: keys
        )
    }

    func compare(_ books: any BookStore, withWhatIsRememberedBeside keys: KeyFolder) throws {
        _ = try WatchedBooks(books, keys: keys)
    }

    func seen(_ books: any BookStore, beside keys: KeyFolder) throws -> SeenBooks? {
        try WatchedBooks.seen(books, beside: keys)
    }

    func copy(
        _ books: Folder,
        to folder: Folder,
        progress: (_ done: Int, _ of: Int) -> Void
    ) throws {
        try SQLiteBooks.copy(
            from: books.path,
            to: folder.path,
            options: options(nil, .one),
            progress: progress
        )
    }

    func adopt(_ copy: Folder, erasing erased: [ParticipantCode]) throws -> [ParticipantCode] {
        try SQLiteBooks.adopt(
            copyAt: copy.path,
            erasing: erased.map(\.text),
            options: options(nil, .one)
        ).map { try ParticipantCode($0) }
    }

    func rebuild(_ folder: Folder, progress: (_ done: Int, _ of: Int) -> Void) throws {
        try SQLiteBooks.open(at: folder.path, options: options(nil, .one))
            .rebuild(progress: progress)
    }

    /// The vault's key is derived for the journal's origin, which the books themselves say.
    private func options(
        _ keys: KeyFolder?,
        _ connections: SQLiteBooks.Connections
    ) -> SQLiteBooks.Options {
        var options = SQLiteBooks.Options(
            connections: connections,
            wrappingKey: nil,
            randomBytes: randomBytes,
            rulePackDuties: { try rulePack($0).duties }
        )
        if let root = keys?.root { options.wrappingKey = { root.wrappingKey(origin: $0) } }
        if let list = keys?.erasures {
            options.noteErasures = { try list.add($0.map { try ParticipantCode($0) }) }
        }
        return options
    }
}
