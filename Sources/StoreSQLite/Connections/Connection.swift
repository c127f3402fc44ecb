import GRDB
import GRDBSQLite
import Store

/// One connection's prepared statements, each made at its first use.
///
/// GRDB opens and guards connections; statements are bound and stepped through SQLite's own
/// interface, which halves the cost of a write. A connection is used only within the access that
/// GRDB grants to it.
final class Connection {
    let database: Database
    let handle: OpaquePointer
    private let health: DiskHealth
    private var statements: [UInt: OpaquePointer] = [:]
    private var inserts: [InsertShape: OpaquePointer] = [:]

    init(_ database: Database, health: DiskHealth) throws(StoreError) {
        guard let handle = database.sqliteConnection else { throw .corrupt("no connection") }
        self.database = database
        self.handle = handle
        self.health = health
    }

    deinit {
        for statement in statements.values { sqlite3_finalize(statement) }
        for statement in inserts.values { sqlite3_finalize(statement) }
    }

    /// Runs a statement that answers no rows.
    func run<each Value: SQLValue>(
        _ sql: StaticString,
        _ values: repeat each Value
    ) throws(StoreError) {
        let statement = try prepared(sql)
        var index: Int32 = 0
        for value in repeat each values {
            index += 1
            value.bind(to: statement, at: index)
        }
        defer { sqlite3_reset(statement) }
        _ = try step(statement)
    }

    /// Inserts many rows with few statements.
    ///
    /// Before a statement with triggers changes a page SQLite copies it, so that it could undo the
    /// statement: one statement for many rows copies it once.
    ///
    /// - Parameters:
    ///   - sql: The statement up to `VALUES`.
    ///   - columns: How many values a row has.
    ///   - bind: Binds one row's values, in order.
    func insert<Item>(
        _ sql: StaticString,
        columns: Int,
        _ items: [Item],
        bind: (Item, inout RowBinder) throws(StoreError) -> Void
    ) throws(StoreError) {
        var rest = items[...]
        while !rest.isEmpty {
            let rows = rest.prefix(InsertShape.mostRows)
            let statement = try prepared(
                InsertShape(beginning: sql, columns: columns, rows: rows.count)
            )
            var binder = RowBinder(statement: statement)
            for row in rows { try bind(row, &binder) }
            defer { sqlite3_reset(statement) }
            _ = try step(statement)
            rest = rest.dropFirst(rows.count)
        }
    }

    /// The first row, read by the closure; nil when there is none.
    func first<Result, each Value: SQLValue>(
        _ sql: StaticString,
        _ values: repeat each Value,
        read: (Row) throws(StoreError) -> Result
    ) throws(StoreError) -> Result? {
        let statement = try prepared(sql)
        var index: Int32 = 0
        for value in repeat each values {
            index += 1
            value.bind(to: statement, at: index)
        }
        defer { sqlite3_reset(statement) }
        return try step(statement) ? try read(Row(statement: statement)) : nil
    }

    /// Every row, read by the closure.
    ///
    /// The closure may run other statements, but not this one.
    func all<Result, each Value: SQLValue>(
        _ sql: StaticString,
        _ values: repeat each Value,
        read: (Row) throws(StoreError) -> Result
    ) throws(StoreError) -> [Result] {
        let statement = try prepared(sql)
        var index: Int32 = 0
        for value in repeat each values {
            index += 1
            value.bind(to: statement, at: index)
        }
        defer { sqlite3_reset(statement) }
        var results: [Result] = []
        while try step(statement) { results.append(try read(Row(statement: statement))) }
        return results
    }

    /// Runs statements that are used once: a schema, a savepoint.
    func script(_ sql: String) throws(StoreError) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// How many records the journal has.
    func journalSize() throws(StoreError) -> Int {
        try first("SELECT coalesce(max(seq) + 1, 0) FROM record") { $0.integer(0) } ?? 0
    }

    /// How many rows the last statement changed.
    var changes: Int { Int(sqlite3_changes(handle)) }

    /// The id of the row that was inserted last.
    var lastRow: Int { Int(sqlite3_last_insert_rowid(handle)) }

    /// Whether every deferred foreign key is satisfied. O(1).
    var hasNoOrphans: Bool {
        var current: Int32 = 0
        var highest: Int32 = 0
        let code = sqlite3_db_status(handle, SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0)
        return code == SQLITE_OK && current == 0
    }

    /// Forgets the pages that were read: what is read once and is large only pushes out others.
    func forgetPages() { sqlite3_db_release_memory(handle) }

    /// Prepares a statement that the caller finalizes.
    func prepare(_ sql: String) throws(StoreError) -> OpaquePointer {
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
        guard code == SQLITE_OK, let statement else { throw failure(code) }
        return statement
    }

    /// Steps a statement; true while it stands on a row.
    func step(_ statement: OpaquePointer) throws(StoreError) -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw failure(code)
        }
    }

    /// The error behind a result code; a failing disk is remembered.
    func failure(_ code: Int32) -> StoreError {
        let message = String(cString: sqlite3_errmsg(handle))
        return health.note(StoreError(sqlite: code, message: message))
    }

    private func prepared(_ shape: InsertShape) throws(StoreError) -> OpaquePointer {
        if let statement = inserts[shape] { return statement }
        let statement = try prepare(shape.sql)
        inserts[shape] = statement
        return statement
    }

    private func prepared(_ sql: StaticString) throws(StoreError) -> OpaquePointer {
        let key = UInt(bitPattern: sql.utf8Start)
        if let statement = statements[key] { return statement }
        var statement: OpaquePointer?
        let code = sql.utf8Start.withMemoryRebound(to: CChar.self, capacity: sql.utf8CodeUnitCount)
        {
            sqlite3_prepare_v3(
                handle,
                $0,
                Int32(sql.utf8CodeUnitCount),
                UInt32(SQLITE_PREPARE_PERSISTENT),
                &statement,
                nil
            )
        }
        guard code == SQLITE_OK, let statement else { throw failure(code) }
        statements[key] = statement
        return statement
    }
}
