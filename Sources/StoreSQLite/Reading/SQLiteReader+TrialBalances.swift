import Calendar
import Ledger
import Money
import Store

extension SQLiteReader {
    func trialBalance(through date: CalendarDate?) throws(StoreError) -> TrialBalance {
        let accounts = if let date { try sums(through: date) } else { try allAccounts() }
        let books = Books(loading: Dictionary(uniqueKeysWithValues: accounts.map { ($0, $1) }))
        do { return try TrialBalance(of: books) } catch { throw .corrupt(error.message) }
    }

    func forEachTrialBalance(
        through dates: [CalendarDate],
        _ body: (CalendarDate, TrialBalance) -> Void
    ) throws(StoreError) {
        var accounts: [AccountCode: AccountTotals] = [:]
        var order: [AccountCode] = []
        var before: CalendarDate?
        for date in Set(dates).sorted() {
            var new: [AccountCode] = []
            do {
                for (code, totals) in try sums(after: before, through: date) {
                    if accounts[code] == nil { new.append(code) }
                    accounts[code] = try (accounts[code] ?? .zero).adding(totals)
                }
                order = order.merged(with: new.sorted())
                let books = Books(loading: accounts)
                body(date, try TrialBalance(of: books, ordered: order))
            } catch let error as AmountError {
                throw .corrupt(error.message)
            } catch let error as StoreError {
                throw error
            } catch {
                throw .corrupt("\(error)")
            }
            before = date
        }
    }

    /// What was posted up to a day: what was ever posted less what was posted since. A period is
    /// closed soon after it is over, so little was.
    ///
    /// In SQLite a CROSS JOIN keeps its order: here the entries of the days that are wanted come
    /// first, where the planner would rather go through every posting in the order of accounts.
    private func sums(
        through date: CalendarDate
    ) throws(StoreError) -> [(code: AccountCode, totals: AccountTotals)] {
        try journal.all(
            """
            SELECT a.code, a.debits - coalesce(l.debits, 0), a.credits - coalesce(l.credits, 0)
            FROM account a LEFT JOIN (
                SELECT p.account_id AS id,
                    sum(CASE p.side WHEN 'debit' THEN p.amount ELSE 0 END) AS debits,
                    sum(CASE p.side WHEN 'credit' THEN p.amount ELSE 0 END) AS credits
                FROM entry e CROSS JOIN posting p ON p.entry_seq = e.seq
                WHERE e.effective_on > ? GROUP BY p.account_id
            ) l ON l.id = a.id
            WHERE a.debits > coalesce(l.debits, 0) OR a.credits > coalesce(l.credits, 0)
            """,
            date
        ) { row throws(StoreError) in try row.account() }
    }

    /// What was posted after a day, or from the first on, up to another.
    private func sums(
        after start: CalendarDate?,
        through end: CalendarDate
    ) throws(StoreError) -> [(code: AccountCode, totals: AccountTotals)] {
        try journal.all(
            """
            SELECT a.code,
                sum(CASE p.side WHEN 'debit' THEN p.amount ELSE 0 END),
                sum(CASE p.side WHEN 'credit' THEN p.amount ELSE 0 END)
            FROM entry e CROSS JOIN posting p ON p.entry_seq = e.seq
                CROSS JOIN account a ON a.id = p.account_id
            WHERE e.effective_on <= ?2 AND (?1 IS NULL OR e.effective_on > ?1) GROUP BY a.id
            """,
            start,
            end
        ) { row throws(StoreError) in try row.account() }
    }
}

extension AccountTotals {
    fileprivate func adding(_ other: AccountTotals) throws(AmountError) -> AccountTotals {
        AccountTotals(
            debits: try debits.adding(other.debits),
            credits: try credits.adding(other.credits)
        )
    }
}

extension [AccountCode] {
    /// Both in one order, where each is in order. O(n).
    fileprivate func merged(with others: [AccountCode]) -> [AccountCode] {
        var result: [AccountCode] = []
        result.reserveCapacity(count + others.count)
        var rest = others[...]
        for code in self {
            while let first = rest.first, first < code { result.append(rest.removeFirst()) }
            result.append(code)
        }
        return result + rest
    }
}
