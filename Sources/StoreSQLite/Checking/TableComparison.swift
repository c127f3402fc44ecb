import Glibc
import GRDBSQLite
import Ledger
import Store

/// Compares a table of the books with what the records say, row for row.
///
/// Both are read in the order of their key, side by side, so it takes no memory. A table's first
/// differences are named; more would tell no more.
struct TableComparison {
    let connection: Connection
    let table: String
    let key: [String]
    private let columns: [String]

    private static let mostFindings = 5

    init(connection: Connection, table: String, order: String) throws(StoreError) {
        self.connection = connection
        self.table = table
        key = order.split(separator: ",").map { part in
            String(part.drop { $0 == " " })
        }
        let cursor = Cursor(
            try connection.prepare("SELECT name FROM pragma_table_info('\(table)', 'main')"),
            of: connection
        )
        var names: [String] = []
        while let row = try cursor.next() { names.append(row.text(0)) }
        columns = key + names.filter { [key] in !key.contains($0) }
    }

    func findings() throws(StoreError) -> [Finding] {
        let expected = try cursor("main")
        let stored = try cursor("books")
        var (one, other) = (try expected.next(), try stored.next())
        var findings: [Finding] = []
        while (one != nil || other != nil) && findings.count < Self.mostFindings {
            switch order(one, other) {
            case ..<0:
                findings.append(finding(one, "The records make this row; it is missing."))
                one = try expected.next()
            case 1...:
                findings.append(finding(other, "The records make no such row."))
                other = try stored.next()
            default:
                if let column = difference(one, other) {
                    findings.append(finding(other, "The records say otherwise in “\(column)”."))
                }
                (one, other) = (try expected.next(), try stored.next())
            }
        }
        return findings
    }

    private func cursor(_ schema: String) throws(StoreError) -> Cursor {
        let list = columns.map { "\"\($0)\"" }.joined(separator: ", ")
        let order = key.joined(separator: ", ")
        return Cursor(
            try connection.prepare("SELECT \(list) FROM \(schema).\(table) ORDER BY \(order)"),
            of: connection
        )
    }

    /// Which row comes first by the key; a row comes before none.
    private func order(_ one: Row?, _ other: Row?) -> Int {
        guard let one else { return 1 }
        guard let other else { return -1 }
        for column in key.indices {
            let order = one.compare(with: other, at: Int32(column))
            if order != 0 { return order }
        }
        return 0
    }

    /// The first column in which two rows differ.
    private func difference(_ one: Row?, _ other: Row?) -> String? {
        guard let one, let other else { return nil }
        let index = columns.indices.dropFirst(key.count).first {
            one.compare(with: other, at: Int32($0)) != 0
        }
        return index.map { columns[$0] }
    }

    private func finding(_ row: Row?, _ message: String) -> Finding {
        let place = key.indices.map { index in
            "\(key[index]) \(row?.shown(Int32(index)) ?? "")"
        }
        return Finding(.table, "\(table) \(place.joined(separator: ", "))", message)
    }
}

extension Row {
    /// Orders two values as SQLite does: nothing, numbers, texts by their bytes, blobs.
    fileprivate func compare(with other: Row, at column: Int32) -> Int {
        let type = sqlite3_column_type(statement, column)
        let otherType = sqlite3_column_type(other.statement, column)
        guard type == otherType else { return Self.rank(type) < Self.rank(otherType) ? -1 : 1 }
        switch type {
        case SQLITE_NULL: return 0
        case SQLITE_INTEGER:
            let (one, two) = (pence(column), other.pence(column))
            return one < two ? -1 : one > two ? 1 : 0
        default: return compareBytes(with: other, at: column)
        }
    }

    private func compareBytes(with other: Row, at column: Int32) -> Int {
        let one = sqlite3_column_blob(statement, column)
        let two = sqlite3_column_blob(other.statement, column)
        let count = Int(sqlite3_column_bytes(statement, column))
        let otherCount = Int(sqlite3_column_bytes(other.statement, column))
        if let one, let two {
            let order = memcmp(one, two, min(count, otherCount))
            if order != 0 { return Int(order) }
        }
        return count - otherCount
    }

    private static func rank(_ type: Int32) -> Int {
        switch type {
        case SQLITE_NULL: 0
        case SQLITE_INTEGER, SQLITE_FLOAT: 1
        case SQLITE_TEXT: 2
        default: 3
        }
    }

    /// The value for people; bytes by their length.
    fileprivate func shown(_ column: Int32) -> String {
        sqlite3_column_type(statement, column) == SQLITE_BLOB
            ? "of \(sqlite3_column_bytes(statement, column)) bytes" : text(column)
    }
}
