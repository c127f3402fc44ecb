import GRDB
import Identifiers
import Store

extension SQLiteBooks {
    /// Makes books that have no record yet, in a folder of their own.
    ///
    /// The first write has to append `journal.created`.
    ///
    /// - Parameter origin: The journal's one name for ever, as `example.org/pathways`.
    /// - Throws: ``StoreError``; ``StoreError/notTheseBooks(found:expected:)`` where there are
    ///   books with records already.
    public static func create(
        at directory: String,
        origin: String,
        options: Options
    ) throws -> SQLiteBooks {
        let books = SQLiteBooks(
            try BookFiles.create(at: directory),
            origin: origin,
            options: options
        )
        if let found = try books.read({ try $0.head().origin }) {
            throw StoreError.notTheseBooks(found: "the books of \(found)", expected: "new")
        }
        return books
    }

    /// Opens books that have records, and finishes the erasures that a crash may have cut short.
    ///
    /// - Parameter origin: The origin that they must have, where the caller knows it.
    /// - Throws: ``StoreError``.
    public static func open(
        at directory: String,
        origin: String? = nil,
        options: Options
    ) throws -> SQLiteBooks {
        let files = try BookFiles.open(at: directory, options.connections)
        return try open(files, origin: origin, options: options)
    }

    static func open(
        _ files: BookFiles,
        origin: String?,
        options: Options,
        betweenCommits: (@Sendable () throws -> Void)? = nil
    ) throws -> SQLiteBooks {
        let found = try files.journal.read { database in
            try String.fetchOne(database, sql: "SELECT origin FROM head")
        }
        guard let found else {
            throw StoreError.notTheseBooks(
                found: "without a record",
                expected: "begun, which the same `farthing init` again makes them"
            )
        }
        if let origin, origin != found {
            throw StoreError.notTheseBooks(
                found: "the books of \(found)",
                expected: "those of \(origin)"
            )
        }
        let books = SQLiteBooks(
            files,
            origin: found,
            options: options,
            betweenCommits: betweenCommits
        )
        if options.connections != .readOnly {
            try books.refuseOtherVault()
            try books.finishErasures()
        }
        return books
    }

    /// Refuses to write beside a vault that is of other books, or of another time than the journal:
    /// what is private would be lost, or kept where nobody finds it.
    ///
    /// - Throws: ``StoreError/otherVault(_:)``.
    private func refuseOtherVault() throws {
        let begun = try vault.read { database in
            try VaultTables(connection: try Connection(database, health: health)).begun()
        }
        let (mark, size) = try journal.read { database in
            (
                try Int.fetchOne(database, sql: "SELECT size FROM vault_mark"),
                try Int.fetchOne(database, sql: "SELECT size FROM head") ?? 0
            )
        }
        if let begun, begun.origin != origin {
            throw StoreError.otherVault("that of \(begun.origin)")
        }
        if let mark, begun.map({ $0.size < mark }) ?? true {
            let found = begun.map { "record \($0.size)" } ?? "none"
            throw StoreError.otherVault(
                "of an earlier time: what it kept last was after \(found), and the journal knows "
                    + "of values kept after record \(mark)"
            )
        }
        if let begun, begun.size > size {
            throw StoreError.otherVault(
                "of a later time: it kept values after record \(begun.size), and the journal has "
                    + "\(size)"
            )
        }
    }
}
