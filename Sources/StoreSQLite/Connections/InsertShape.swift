/// A statement that inserts so many rows.
struct InsertShape {
    /// The statement up to `VALUES`.
    let beginning: StaticString
    let columns: Int
    let rows: Int

    /// More would save little, and each number of rows is a statement of its own.
    static let mostRows = 24

    var sql: String {
        let row = "(" + Array(repeating: "?", count: columns).joined(separator: ",") + ")"
        return "\(beginning) " + Array(repeating: row, count: rows).joined(separator: ",")
    }
}

// Two are the same when their text is at the same place, as it is for one line of source.
extension InsertShape: Hashable {
    static func == (left: Self, right: Self) -> Bool {
        left.beginning.utf8Start == right.beginning.utf8Start && left.rows == right.rows
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(beginning.utf8Start)
        hasher.combine(rows)
    }
}

/// Binds the values of rows to one statement, one after another.
struct RowBinder {
    private let statement: OpaquePointer
    private var index: Int32 = 0

    init(statement: OpaquePointer) { self.statement = statement }

    mutating func bind<each Value: SQLValue>(_ values: repeat each Value) {
        for value in repeat each values {
            index += 1
            value.bind(to: statement, at: index)
        }
    }
}
