import GRDBSQLite
import Store

/// The rows of a statement of its own, so that the body of a loop may run any other.
final class Cursor {
    private let statement: OpaquePointer
    private let connection: Connection
    /// After the last row SQLite would begin again.
    private var isAtEnd = false

    /// Takes the statement over.
    init(_ statement: OpaquePointer, of connection: Connection) {
        self.statement = statement
        self.connection = connection
    }

    /// The next row; nil after the last. A row is valid until the next call.
    func next() throws(StoreError) -> Row? {
        guard !isAtEnd else { return nil }
        isAtEnd = try !connection.step(statement)
        return isAtEnd ? nil : Row(statement: statement)
    }

    deinit { sqlite3_finalize(statement) }
}
