import GRDB
import Ledger
import Store

/// What SQLite itself can say of a file, and whether its schema is what it was made with.
struct FileChecks {
    let kind: DatabaseKind

    func findings(_ database: Database) throws -> [Finding] {
        try integrity(database) + references(database) + schema(database)
    }

    /// Broken pages, and indexes that do not agree with their tables.
    private func integrity(_ database: Database) throws -> [Finding] {
        let answers = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)")
        return answers.filter { $0 != "ok" }.map { .init(.file, kind.file, $0) }
    }

    private func references(_ database: Database) throws -> [Finding] {
        try GRDB.Row.fetchAll(database, sql: "PRAGMA foreign_key_check").prefix(20).map { row in
            let (table, parent): (String, String) = (row[0], row[2])
            return .init(.file, "\(kind.file) \(table)", "A row refers to a missing \(parent).")
        }
    }

    /// Tables, indexes and triggers: a rule whose trigger was dropped is a rule no more.
    private func schema(_ database: Database) throws -> [Finding] {
        let model = try DatabaseQueue()
        let expected = try model.write { model in
            for migration in kind.migrations { try model.execute(sql: migration) }
            return try Self.schema(of: model)
        }
        let found = try Self.schema(of: database)
        return Set(expected.keys).union(found.keys).sorted().compactMap { name in
            guard expected[name] != found[name] else { return nil }
            let what = found[name] == nil ? "is missing" : "is not what Farthing made"
            return .init(.schema, "\(kind.file) \(name)", "“\(name)” \(what).")
        }
    }

    private static func schema(of database: Database) throws -> [String: String] {
        let rows = try GRDB.Row.fetchAll(
            database,
            sql: "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
        )
        return Dictionary(
            rows.map { ("\($0[0] as String) \($0[1] as String)", $0[2] as String) },
            uniquingKeysWith: { one, _ in one }
        )
    }
}
