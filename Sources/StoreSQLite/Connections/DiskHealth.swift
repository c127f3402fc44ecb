import GRDB
import GRDBSQLite
import Store
import Synchronization

/// Whether the disk has failed since the books were opened.
///
/// After a failed flush Linux forgets which pages were not written, and the next write seems to
/// succeed. So once the disk has failed nothing more is written until the books are opened again.
final class DiskHealth: Sendable {
    private let failure = Mutex<String?>(nil)
    private let contradiction = Mutex<String?>(nil)

    /// Whether the disk has failed.
    var hasFailed: Bool { failure.withLock { $0 } != nil }

    /// Refuses when the disk has failed before, or the file was found to contradict itself.
    func check() throws(StoreError) {
        if let what = failure.withLock({ $0 }) { throw .diskFailed(what) }
        if let what = contradiction.withLock({ $0 }) { throw .corrupt(what) }
    }

    /// Remembers a failing disk, and that it was the disk: what SQLite says after that, of
    /// transactions that it has undone by itself, comes of it. Gives the error that it is.
    func note(_ error: StoreError) -> StoreError {
        if let disk = failure.withLock({ $0 }) { return .diskFailed(disk) }
        switch error {
        case .diskFailed(let what): failure.withLock { $0 = what }
        case .corrupt(let what): contradiction.withLock { $0 = $0 ?? what }
        default: break
        }
        return error
    }

    /// Turns what GRDB throws into the store's own errors; others pass.
    func translating<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let error as DatabaseError {
            let code = error.extendedResultCode.rawValue
            throw note(StoreError(sqlite: code, message: error.message ?? "no message"))
        }
    }
}

extension StoreError {
    /// The error that a result code of SQLite's stands for.
    init(sqlite code: Int32, message: String) {
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: self = .busy
        case SQLITE_CONSTRAINT: self = .refusedByDatabase(rule: Self.rule(in: message))
        case SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM,
            SQLITE_NOMEM, SQLITE_NOLFS:
            self = .diskFailed(message)
        default: self = .corrupt(message)
        }
    }

    /// The rule's name, as triggers raise it and checks are named; a row that is there already
    /// breaks `TABLE.exists`.
    private static func rule(in message: String) -> String {
        let (check, unique) = ("CHECK constraint failed: ", "UNIQUE constraint failed: ")
        if message.hasPrefix(check) { return String(message.dropFirst(check.count)) }
        guard message.hasPrefix(unique) else { return message }
        let table = message.dropFirst(unique.count).prefix { $0 != "." }
        return String(table.map { $0 == "_" ? "-" : $0 }) + ".exists"
    }
}
