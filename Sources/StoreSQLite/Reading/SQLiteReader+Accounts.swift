import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Store

extension SQLiteReader {
    func totals(of codes: [AccountCode]) throws(StoreError) -> [AccountCode: AccountTotals] {
        var totals: [AccountCode: AccountTotals] = [:]
        for code in codes {
            guard let id = try accountID(of: code) else { continue }
            totals[code] = try self.totals(ofAccount: id)
        }
        return totals
    }

    func accounts(
        of kind: AccountKind,
        startingWith dimensions: [String]
    ) throws(StoreError) -> [(code: AccountCode, totals: AccountTotals)] {
        guard !dimensions.isEmpty else {
            return try journal.all(
                "SELECT code, debits, credits FROM account WHERE kind = ? ORDER BY id",
                kind.rawValue
            ) { row throws(StoreError) in try row.account() }
        }
        // No code holds a dot, and a slash is the byte after it.
        return try journal.all(
            """
            SELECT code, debits, credits FROM account WHERE kind = ?1 AND dimensions = ?2
            UNION ALL
            SELECT code, debits, credits FROM account
            WHERE kind = ?1 AND dimensions > ?2 || '.' AND dimensions < ?2 || '/'
            """,
            kind.rawValue,
            dimensions.joined(separator: ".")
        ) { row throws(StoreError) in try row.account() }
    }

    func position() throws(StoreError) -> PositionReport {
        let kinds: [AccountKind] = [
            .awardAuthority, .awarded, .programmeBudget, .available, .deliveredUnpaid,
            .deliveredPaid,
        ]
        var accounts: [AccountCode: AccountTotals] = [:]
        for kind in kinds {
            for (code, totals) in try self.accounts(of: kind, startingWith: []) {
                accounts[code] = totals
            }
        }
        let setAside = try journal.all("SELECT partner, fund, pence FROM set_aside") {
            row throws(StoreError) in
            (PositionReport.Key(partner: try row.code(0), fund: try row.code(1)), row.pence(2))
        }
        return PositionReport(
            of: Books(loading: accounts),
            setAside: Dictionary(uniqueKeysWithValues: setAside)
        )
    }

    func allAccounts() throws(StoreError) -> [(code: AccountCode, totals: AccountTotals)] {
        let accounts = try journal.all("SELECT code, debits, credits FROM account") {
            row throws(StoreError) in try row.account()
        }
        return accounts.sorted { $0.code < $1.code }
    }

    func net(of account: AccountCode) throws(StoreError) -> [AttributedBalance] {
        let sums = try journal.all(
            """
            SELECT p.partner, p.category, p.participant,
                sum(CASE p.side WHEN a.normal THEN p.amount ELSE -p.amount END)
            FROM account a JOIN posting p ON p.account_id = a.id
            WHERE a.code = ? AND p.partner IS NOT NULL
            GROUP BY p.partner, p.category, p.participant
            ORDER BY p.partner, p.category, p.participant
            """,
            account.description
        ) { row throws(StoreError) in
            AttributedBalance(
                attribution: Attribution(
                    partner: try row.code(0),
                    category: try row.code(1),
                    participant: try row.optionalCode(2)
                ),
                pence: row.pence(3)
            )
        }
        return sums.filter { $0.pence != 0 }
    }

    func statement(of account: AccountCode) throws(StoreError) -> [StatementLine] {
        try journal.all(
            """
            SELECT e.seq, e.event, e.source, e.effective_on,
                a.code, p.side, p.amount, p.partner, p.category, p.participant
            FROM account a JOIN posting p ON p.account_id = a.id JOIN entry e ON e.seq = p.entry_seq
            WHERE a.code = ? ORDER BY p.entry_seq, p.line
            """,
            account.description
        ) { row throws(StoreError) in try row.statementLine() }
    }

    func statement(of participant: ParticipantCode) throws(StoreError) -> [StatementLine] {
        try journal.all(
            """
            SELECT e.seq, e.event, e.source, e.effective_on,
                a.code, p.side, p.amount, p.partner, p.category, p.participant
            FROM (
                SELECT entry_seq, line FROM posting WHERE participant = ?1
                UNION SELECT q.entry_seq, q.line
                FROM account b JOIN posting q ON q.account_id = b.id
                WHERE b.kind IN (?2, ?3, ?4)
                    AND b.dimensions > ?1 || '.' AND b.dimensions < ?1 || '/') AS own
            JOIN posting p ON p.entry_seq = own.entry_seq AND p.line = own.line
            JOIN account a ON a.id = p.account_id JOIN entry e ON e.seq = p.entry_seq
            ORDER BY p.entry_seq, p.line
            """,
            participant,
            AccountKind.allowanceIssued.rawValue,
            AccountKind.allowanceRemaining.rawValue,
            AccountKind.allowanceUsed.rawValue
        ) { row throws(StoreError) in try row.statementLine() }
    }

    func spending() throws(StoreError) -> [SpendingLine] {
        try journal.all(
            """
            SELECT p.partner, p.category,
                sum(CASE p.side WHEN 'credit' THEN p.amount ELSE -p.amount END)
            FROM account a JOIN posting p ON p.account_id = a.id
            WHERE a.kind IN ('A600', 'A700')
            GROUP BY p.partner, p.category ORDER BY p.partner, p.category
            """
        ) { row throws(StoreError) in
            SpendingLine(
                partner: try row.code(0),
                category: try row.code(1),
                pence: row.pence(2)
            )
        }
    }

    func chargedClaims() throws(StoreError) -> [ChargedClaim] {
        try journal.all(
            """
            SELECT e.source, p.partner, p.category, p.participant,
                sum(CASE p.side WHEN 'credit' THEN p.amount ELSE -p.amount END),
                min(e.effective_on)
            FROM account a JOIN posting p ON p.account_id = a.id JOIN entry e ON e.seq = p.entry_seq
            WHERE a.kind IN ('A600', 'A700') AND EXISTS (
                SELECT 1 FROM entry c
                WHERE c.source = e.source AND c.event = ?
                    AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = c.seq))
            GROUP BY e.source, p.partner, p.category, p.participant
            ORDER BY e.source, p.partner, p.category, p.participant
            """,
            EventKind.claimCharged.rawValue
        ) { row throws(StoreError) in
            ChargedClaim(
                claim: try row.code(0),
                attribution: Attribution(
                    partner: try row.code(1),
                    category: try row.code(2),
                    participant: try row.optionalCode(3)
                ),
                pence: row.pence(4),
                chargedOn: try row.date(5)
            )
        }
    }

    func bankBalance(
        of fund: FundCode?,
        through date: CalendarDate
    ) throws(StoreError) -> Int64 {
        try journal.first(
            """
            SELECT coalesce(sum(CASE p.side WHEN 'debit' THEN p.amount ELSE -p.amount END), 0)
            FROM account a JOIN posting p ON p.account_id = a.id
            JOIN entry e ON e.seq = p.entry_seq LEFT JOIN entry o ON o.seq = e.reverses
            WHERE a.kind IN ('M1000', 'M1005') AND (?1 IS NULL OR a.fund = ?1)
                AND coalesce(e.bank_on, o.bank_on, o.effective_on, e.effective_on) <= ?2
            """,
            fund,
            date
        ) { $0.pence(0) } ?? 0
    }
}

extension Row {
    func amount(_ column: Int32) throws(StoreError) -> Amount {
        let pence = pence(column)
        do { return try Amount(pence: pence) } catch { throw .corrupt("an amount of \(pence)") }
    }

    /// Debits and credits, in two columns.
    func totals(_ column: Int32) throws(StoreError) -> AccountTotals {
        AccountTotals(debits: try amount(column), credits: try amount(column + 1))
    }

    func accountCode(_ column: Int32) throws(StoreError) -> AccountCode {
        let text = text(column)
        do { return try AccountCode(text) } catch { throw .corrupt("an account “\(text)”") }
    }

    /// An account's code and totals, in the first three columns.
    func account() throws(StoreError) -> (code: AccountCode, totals: AccountTotals) {
        (code: try accountCode(0), totals: try totals(1))
    }

    /// An entry's heading in the first four columns and a posting in the other six.
    func statementLine() throws(StoreError) -> StatementLine {
        StatementLine(
            seq: integer(0),
            event: text(1),
            source: optionalText(2),
            effectiveOn: try date(3),
            posting: Posting(
                account: try accountCode(4),
                side: try word(5),
                amount: try amount(6),
                attribution: try attribution(7)
            )
        )
    }

    private func attribution(_ column: Int32) throws(StoreError) -> Attribution? {
        guard !isNull(column) else { return nil }
        return Attribution(
            partner: try code(column),
            category: try code(column + 1),
            participant: try optionalCode(column + 2)
        )
    }
}
