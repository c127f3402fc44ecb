import CSQLite
import Foundation
import GRDB
import Store

/// The two databases of a folder, opened and checked to be what they should be.
struct BookFiles {
    let directory: String
    let journal: any DatabaseWriter
    let vault: any DatabaseWriter
    let health: DiskHealth

    /// Makes the folder and both files where they are missing, readable by their owner alone.
    static func create(at directory: String) throws -> BookFiles {
        let manager = FileManager.default
        let ownerOnly: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        try manager.createDirectory(
            atPath: directory,
            withIntermediateDirectories: true,
            attributes: ownerOnly
        )
        for kind in [DatabaseKind.journal, .vault] {
            let path = kind.path(in: directory)
            if !manager.fileExists(atPath: path) { try makeFile(path) }
        }
        try DiskHealth().translating {
            for kind in [DatabaseKind.journal, .vault] {
                let pool = try DatabasePool(
                    path: kind.path(in: directory),
                    configuration: kind.configuration(.readersBeside)
                )
                try pool.write { try kind.migrate($0) }
            }
        }
        return try open(at: directory, .readersBeside)
    }

    /// Makes an empty file that its owner alone can read.
    static func makeFile(_ path: String) throws(StoreError) {
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        guard
            FileManager.default.createFile(atPath: path, contents: nil, attributes: attributes)
        else { throw .diskFailed("\(path) cannot be made") }
    }

    /// Opens both files of a folder.
    static func open(
        at directory: String,
        _ connections: SQLiteBooks.Connections
    ) throws -> BookFiles {
        let health = DiskHealth()
        let files = try health.translating {
            BookFiles(
                directory: directory,
                journal: try open(.journal, directory, connections),
                vault: try open(.vault, directory, connections),
                health: health
            )
        }
        if connections != .readOnly { try FolderSync.run(directory) }
        return files
    }

    private static func open(
        _ kind: DatabaseKind,
        _ directory: String,
        _ connections: SQLiteBooks.Connections
    ) throws -> any DatabaseWriter {
        let path = kind.path(in: directory)
        guard FileManager.default.fileExists(atPath: path) else {
            throw StoreError.missing(path: path)
        }
        let configuration = kind.configuration(connections)
        switch connections {
        case .readOnly:
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.read { try kind.check($0) }
            return pool
        case .one:
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.writeWithoutTransaction { try kind.begin($0) }
            return queue
        case .readersBeside:
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { try kind.begin($0) }
            return pool
        }
    }
}

/// What a file of the books is, written in its header.
enum DatabaseKind {
    case journal
    case vault

    var file: String {
        switch self {
        case .journal: "journal.sqlite"
        case .vault: "vault.sqlite"
        }
    }

    /// SQLite's application id: `FthJ` and `FthV`.
    var applicationID: Int {
        switch self {
        case .journal: 0x4674_684A
        case .vault: 0x4674_6856
        }
    }

    /// The schema's scripts in order; the file remembers how many it has had.
    var migrations: [String] {
        switch self {
        case .journal: [Schema.journal + Schema.derived]
        case .vault: [Schema.vault]
        }
    }

    func path(in directory: String) -> String { "\(directory)/\(file)" }

    /// What holds for every connection of the process, set once, before the first.
    private static let library: Void = farthing_sqlite_count_no_allocations()

    func configuration(_ connections: SQLiteBooks.Connections) -> Configuration {
        _ = Self.library
        var configuration = Configuration()
        configuration.readonly = connections == .readOnly
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { database in
            // Until something was written, closing it leaves its log as it is: where the two do not
            // belong together, what is still whole would be written over.
            database.leaveLog(true)
            try database.execute(sql: Self.settings)
        }
        return configuration
    }

    /// Brings the schema up to date.
    func migrate(_ database: Database) throws {
        let found = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        guard found == applicationID || (found == 0 && tables == 0) else { throw stranger(found) }
        guard version < migrations.count else { return }
        for migration in migrations[version...] { try database.execute(sql: migration) }
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        try database.execute(sql: "PRAGMA user_version = \(migrations.count)")
    }

    /// Refuses a file of another kind, or of another version of the schema.
    func check(_ database: Database) throws {
        let found = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard found == applicationID else { throw stranger(found) }
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard version == migrations.count else {
            throw StoreError.notTheseBooks(
                found: "\(file) with schema \(version)",
                expected: "schema \(migrations.count)"
            )
        }
    }

    /// Checks a file that is to be written, and has every commit flushed: GRDB lowers that while
    /// it sets up a pool, so it is raised after opening, and looked at.
    func begin(_ database: Database) throws {
        try check(database)
        try database.execute(sql: "PRAGMA synchronous = FULL")
        // What a savepoint could undo: in a file it costs a system call for every page touched.
        // Not for readers, whose sorting would then take memory that grows with the books.
        try database.execute(sql: "PRAGMA temp_store = MEMORY")
        guard try String.fetchOne(database, sql: "PRAGMA journal_mode") == "wal" else {
            throw StoreError.notTheseBooks(
                found: "a backup's copy",
                expected: "books to write in, which `farthing restore` makes of one"
            )
        }
        guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else {
            throw StoreError.diskFailed("\(file) cannot be made durable")
        }
    }

    private func stranger(_ found: Int) -> StoreError {
        .notTheseBooks(
            found: "a file of application \(String(found, radix: 16))",
            expected: "\(file) of Farthing"
        )
    }

    /// Plain BEFORE DELETE triggers are passed by REPLACE unless triggers recurse.
    private static let settings = """
        PRAGMA trusted_schema = OFF;
        PRAGMA cell_size_check = ON;
        PRAGMA mmap_size = 0;
        PRAGMA recursive_triggers = ON;
        PRAGMA secure_delete = ON;
        PRAGMA cache_size = -32768;
        PRAGMA wal_autocheckpoint = 4000;
        """
}

extension Database {
    /// Says whether the log stays as it is when this connection is closed.
    func leaveLog(_ leaves: Bool) {
        guard let sqliteConnection else { return }
        farthing_sqlite_leave_log(UnsafeMutableRawPointer(sqliteConnection), leaves ? 1 : 0)
    }
}
