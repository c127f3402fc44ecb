import Calendar
import Foundation
import GRDB
import GRDBSQLite
import Identifiers
import Integrity
import Journal
import Store
import Synchronization

@testable import StoreSQLite

/// Books in a folder that goes when the test ends.
final class TemporaryBooks {
    let directory: String
    private(set) var books: SQLiteBooks
    let key: SigningKey
    private let random: Randomness

    static let origin = "example.org/pathways/demo"

    init() throws {
        directory = NSTemporaryDirectory() + "farthing-\(UUID().uuidString)"
        random = Randomness()
        key = try SigningKey(seed: SecretBytes([UInt8](repeating: 7, count: 32)))
        books = try SQLiteBooks.create(
            at: directory,
            origin: Self.origin,
            options: Self.options(random)
        )
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    static func options(
        _ random: Randomness,
        connections: SQLiteBooks.Connections = .readersBeside,
        hasKey: Bool = true
    ) -> SQLiteBooks.Options {
        var options = SQLiteBooks.Options(
            connections: connections,
            wrappingKey: nil,
            randomBytes: { random.next($0) }
        )
        if hasKey {
            options.wrappingKey = { _ in SecretBytes([UInt8](repeating: 9, count: 32)) }
        }
        return options
    }

    func reopen(
        connections: SQLiteBooks.Connections = .readersBeside,
        hasKey: Bool = true,
        betweenCommits: (@Sendable () throws -> Void)? = nil
    ) throws {
        let options = Self.options(random, connections: connections, hasKey: hasKey)
        let files = try BookFiles.open(at: directory, connections)
        books = try SQLiteBooks.open(
            files,
            origin: nil,
            options: options,
            betweenCommits: betweenCommits
        )
    }

    func write<Result>(
        undoing scope: UndoScope = .savepoint,
        _ body: (any BookWriter) throws -> Result
    ) throws -> Result {
        try books.write(undoing: scope, signing: { $0.signed(by: key) }, body)
    }

    @discardableResult
    func append(_ drafts: RecordDraft...) throws -> [AppendedRecord] {
        try append(contentsOf: drafts)
    }

    /// Keeps the values that a record commits to.
    func keep(_ seq: Int, with writer: any BookWriter) throws {
        for field in PrivateField.all(in: try writer.recordBytes(at: seq) ?? []) {
            if let item = World.keptItems[field.commitment] { try writer.keepPrivate(item) }
        }
    }

    /// Runs SQL as somebody would who has the file and no scruples.
    func tamper(_ sql: String) throws {
        let queue = try DatabaseQueue(path: "\(directory)/journal.sqlite")
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    /// Runs SQL with every trigger of a table gone.
    func tamper(_ table: String, _ sql: String) throws {
        let queue = try DatabaseQueue(path: "\(directory)/journal.sqlite")
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            let names = try String.fetchAll(
                database,
                sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?",
                arguments: [table]
            )
            let scripts = try String.fetchAll(
                database,
                sql: "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?",
                arguments: [table]
            )
            for name in names { try database.execute(sql: "DROP TRIGGER \(name)") }
            try database.execute(sql: sql)
            for script in scripts { try database.execute(sql: script) }
        }
        try queue.close()
    }

    func integer(_ sql: String) throws -> Int? {
        try books.journal.read { try Int.fetchOne($0, sql: sql) }
    }
}

/// Bytes that look random and are the same in every run.
final class Randomness: Sendable {
    private let state = Mutex<UInt64>(0x9E37_79B9_7F4A_7C15)

    func next(_ count: Int) -> [UInt8] {
        state.withLock { state in
            (0..<count).map { _ in
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                return UInt8(truncatingIfNeeded: state >> 24)
            }
        }
    }
}
