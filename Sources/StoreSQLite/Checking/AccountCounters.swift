import Ledger
import Store

/// What a check has counted on each account.
///
/// The counters of accounts that were touched lately are in memory, the others in a table of the
/// check's own database, so that memory does not grow with the books.
final class AccountCounters {
    private let connection: Connection
    private var recent: [Int: AccountTotals] = [:]
    /// The highest id in the table.
    private var highest = 0

    private static let limit = 8192

    init(_ connection: Connection) throws(StoreError) {
        self.connection = connection
        try connection.script(
            "CREATE TABLE counter(id INTEGER PRIMARY KEY, debits INTEGER, credits INTEGER) STRICT"
        )
    }

    /// What was counted on an account.
    func totals(of id: Int) throws(StoreError) -> AccountTotals {
        if let known = recent[id] { return known }
        guard id <= highest else { return .zero }
        return try connection.first("SELECT debits, credits FROM counter WHERE id = ?", id) {
            row throws(StoreError) in try row.totals(0)
        } ?? .zero
    }

    /// Counts an entry's postings.
    ///
    /// - Throws: ``StoreError/refusedByDatabase(rule:)`` when a floor is crossed by them all.
    func count(_ rows: [PostingRow]) throws(StoreError) {
        if recent.count >= Self.limit { try store() }
        for row in rows {
            let before = try totals(of: row.account)
            do {
                recent[row.account] = try before.adding(row.posting.amount, on: row.posting.side)
            } catch { throw .refusedByDatabase(rule: "account.overflow") }
        }
        for row in rows {
            let kind = row.posting.account.kind
            guard kind.isFloored, let totals = recent[row.account] else { continue }
            guard totals.balance(on: kind.normalSide) >= 0 else {
                throw .refusedByDatabase(rule: "account.below-zero")
            }
        }
    }

    /// Writes what is in memory to the table, by rising ids, and forgets it.
    func store() throws(StoreError) {
        for (id, totals) in recent.sorted(by: { $0.key < $1.key }) {
            try connection.run(
                "INSERT OR REPLACE INTO counter(id, debits, credits) VALUES(?, ?, ?)",
                id,
                totals.debits,
                totals.credits
            )
            highest = max(highest, id)
        }
        recent = [:]
    }
}
