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
        if options.connections != .readOnly { try books.finishErasures() }
        return books
    }
}
