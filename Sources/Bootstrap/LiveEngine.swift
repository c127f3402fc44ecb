import CLI
import FileSystem
import Files
import Integrity
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
            options: options(vaultKeyOf: keys, origin: origin)
        )
        return WatchedBooks(new: books, keys: keys)
    }

    func open(_ folder: Folder, keys: KeyFolder?) throws -> any CheckableStore {
        try SQLiteBooks.open(at: folder.path, options: try options(keys, folder, isReadOnly: true))
    }

    func openToWrite(_ folder: Folder, keys: KeyFolder) throws -> any BookStore {
        try WatchedBooks(
            SQLiteBooks.open(
                at: folder.path,
                options: try options(keys, folder, isReadOnly: false)
            ),
            keys: keys
        )
    }

    func compare(_ books: any BookStore, withWhatIsRememberedBeside keys: KeyFolder) throws {
        _ = try WatchedBooks(books, keys: keys)
    }

    func rebuild(_ folder: Folder, progress: (_ done: Int, _ of: Int) -> Void) throws {
        try SQLiteBooks.open(at: folder.path, options: options(vaultKeyOf: nil, origin: ""))
            .rebuild(progress: progress)
    }

    /// The vault's key is derived for the journal's origin, which the books themselves say.
    private func options(
        _ keys: KeyFolder?,
        _ folder: Folder,
        isReadOnly: Bool
    ) throws -> SQLiteBooks.Options {
        var options = options(vaultKeyOf: nil, origin: "")
        options.isReadOnly = isReadOnly
        guard let keys else { return options }
        var reading = options
        reading.isReadOnly = true
        let origin = try SQLiteBooks.open(at: folder.path, options: reading)
            .read { try $0.head().origin }
        options.wrappingKey = keys.root.wrappingKey(origin: origin ?? "")
        return options
    }

    private func options(vaultKeyOf keys: KeyFolder?, origin: String) -> SQLiteBooks.Options {
        SQLiteBooks.Options(
            isReadOnly: false,
            wrappingKey: keys?.root.wrappingKey(origin: origin),
            randomBytes: randomBytes,
            rulePackDuties: { try rulePack($0).duties }
        )
    }
}
