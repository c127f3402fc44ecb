import Foundation
import GRDB
import GRDBSQLite
import Identifiers
import Integrity
import Store
import Testing

@testable import StoreSQLite

/// How books are made and opened, and what is no books.
@Suite struct OpeningTests {
    static let settings: [(pragma: String, value: Int)] = [
        ("synchronous", 2), ("foreign_keys", 1), ("recursive_triggers", 1), ("trusted_schema", 0),
        ("cell_size_check", 1), ("mmap_size", 0), ("secure_delete", 1),
    ]

    @Test(arguments: settings)
    func `both files are opened with the settings that they need`(
        pragma: String,
        value: Int
    ) throws {
        let world = try TemporaryBooks()
        for pool in [world.books.journal, world.books.vault] {
            let found = try pool.writeWithoutTransaction {
                try Int.fetchOne($0, sql: "PRAGMA \(pragma)")
            }
            #expect(found == value)
            let mode = try pool.writeWithoutTransaction {
                try String.fetchOne($0, sql: "PRAGMA journal_mode")
            }
            #expect(mode == "wal")
        }
    }

    @Test func `the files are readable by their owner alone`() throws {
        let world = try TemporaryBooks()
        for file in ["journal.sqlite", "vault.sqlite"] {
            let found = try FileManager.default.attributesOfItem(
                atPath: "\(world.directory)/\(file)"
            )
            #expect(found[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test func `a folder without books is refused`() throws {
        let options = TemporaryBooks.options(Randomness())
        #expect(throws: StoreError.self) {
            try SQLiteBooks.open(at: "/nonexistent", options: options)
        }
    }

    @Test func `books without a record are refused, with one they open`() throws {
        let world = try TemporaryBooks()
        #expect {
            try world.reopen()
        } throws: { error in
            (error as? StoreError)?.message.contains("farthing init") == true
        }
        try world.append(World.created())
        try world.reopen()
    }

    @Test func `the books of another programme are refused`() throws {
        let world = try TemporaryBooks()
        try world.append(World.created())
        let options = TemporaryBooks.options(Randomness())
        #expect(throws: StoreError.self) {
            try SQLiteBooks.open(at: world.directory, origin: "example.org/other", options: options)
        }
        _ = try SQLiteBooks.open(
            at: world.directory,
            origin: TemporaryBooks.origin,
            options: options
        )
    }

    @Test func `books are not begun where there are some`() throws {
        let world = try TemporaryBooks()
        try world.append(World.created())
        #expect(throws: StoreError.self) {
            try SQLiteBooks.create(
                at: world.directory,
                origin: "example.org/other",
                options: TemporaryBooks.options(Randomness())
            )
        }
    }

    @Test(arguments: [
        "PRAGMA application_id = 5", "PRAGMA user_version = 99", "PRAGMA user_version = 0",
    ])
    func `a file of another kind or version is refused`(change: String) throws {
        let world = try TemporaryBooks()
        try world.append(World.created())
        try world.tamper(change)
        #expect(throws: StoreError.self) { try world.reopen() }
    }

    @Test func `books opened read-only answer, and write nothing`() throws {
        let world = try TemporaryBooks.story()
        let head = try world.books.read { try $0.head() }
        try world.reopen(connections: .readOnly)
        #expect(try world.books.read { try $0.head() } == head)
        #expect(throws: StoreError.self) {
            try world.append(World.joined("southside", command: "late"))
        }
        #expect(try world.books.check(CheckRequest()).findings == [])
    }

    @Test func `after the disk failed nothing is written until the books are opened again`() throws
    {
        let world = try TemporaryBooks()
        try world.append(World.created())
        _ = world.books.health.note(.diskFailed("fdatasync"))
        #expect(throws: StoreError.diskFailed("fdatasync")) {
            try world.append(World.joined("northside"))
        }
        #expect(try world.books.read { try $0.head().size } == 1)
        try world.reopen()
        try world.append(World.joined("northside"))
    }

    /// What SQLite answers with, and what that is: trouble of the disk ends a command, and only
    /// what the file itself says of itself is a contradiction.
    @Test(
        arguments: [
            (SQLITE_IOERR, "store.disk-failed"), (SQLITE_IOERR | 4 << 8, "store.disk-failed"),
            (SQLITE_FULL, "store.disk-failed"), (SQLITE_CANTOPEN, "store.disk-failed"),
            (SQLITE_READONLY, "store.disk-failed"), (SQLITE_PERM, "store.disk-failed"),
            (SQLITE_NOMEM, "store.disk-failed"), (SQLITE_PROTOCOL, "store.busy"),
            (SQLITE_BUSY, "store.busy"), (SQLITE_CORRUPT, "store.corrupt"),
            (SQLITE_NOTADB, "store.corrupt"),
        ] as [(Int32, String)]
    )
    func `what SQLite answers is told as what it is`(code: Int32, told: String) {
        #expect(StoreError(sqlite: code, message: "m").code == told)
    }

    @Test func `what comes of a disk that failed is told as the disk's`() {
        let health = DiskHealth()
        #expect(health.note(.diskFailed("full")) == .diskFailed("full"))
        #expect(health.note(.corrupt("no such savepoint: inner")) == .diskFailed("full"))
        #expect(health.note(.refusedByDatabase(rule: "a.b")) == .diskFailed("full"))
        #expect(throws: StoreError.diskFailed("full")) { try health.check() }
    }

    @Test func `a file that contradicts itself is told as that`() {
        let health = DiskHealth()
        #expect(health.note(.corrupt("malformed")) == .corrupt("malformed"))
        #expect(throws: StoreError.corrupt("malformed")) { try health.check() }
    }

    @Test func `a rebuild makes the same tables`() throws {
        let world = try TemporaryBooks.story()
        let before = try Self.dump(world)
        var last = (0, 0)
        try world.books.rebuild { last = ($0, $1) }
        #expect(try Self.dump(world) == before)
        #expect(last.0 == last.1)
        try world.append(contentsOf: try World.accepted("cl_9"))
        #expect(try world.books.check(CheckRequest()).findings == [])
    }

    private static func dump(_ world: TemporaryBooks) throws -> [String] {
        try world.books.journal.read { database in
            try Schema.derivedTables.flatMap { table in
                try Row.fetchAll(
                    database,
                    sql: "SELECT * FROM \(table.name) ORDER BY \(table.order)"
                ).map { "\(table.name) \($0)" }
            }
        }
    }
}
