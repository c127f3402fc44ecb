import Calendar
import Identifiers
import Ledger
import Money
import Store

/// The invariants of the ledger, each summed by the database and judged by Ledger's own check.
///
/// Where a sum has one row an entry or account, the database answers only those that look wrong.
struct LedgerInvariants {
    let connection: Connection

    func findings() throws(StoreError) -> [Finding] {
        let totals = try fundTotals()
        return try AuthorityIdentityCheck.findings(in: totals)
            + FloorCheck.findings(in: try belowFloor())
            + PayablesCheck.findings(in: totals)
            + CommitmentCheck.findings(in: try commitments())
            + AllowanceCheck.findings(in: try allowances())
            + drawdowns()
            + InterfundCheck.findings(in: totals)
            + IncomeCheck.findings(
                in: totals,
                funders: try funders(),
                recognised: try recognised()
            )
    }

    /// Invariants 1 and 8, summed from every posting.
    ///
    /// Records cannot hold an entry that breaks them. So where the postings and counters are, row
    /// for row, those that the records make, a check has proved both already.
    func findingsInPostings() throws(StoreError) -> [Finding] {
        try EntryBalanceCheck.findings(in: entryBalances())
            + BalanceCheck.findings(in: balances())
    }

    private func fundTotals() throws(StoreError) -> [FundTotals] {
        let rows = try connection.all(
            """
            SELECT fund, kind,
                sum(CASE normal WHEN 'debit' THEN debits - credits ELSE credits - debits END)
            FROM account WHERE fund IS NOT NULL GROUP BY fund, kind ORDER BY fund
            """
        ) { row throws(StoreError) -> (FundCode, AccountKind, Int64) in
            (try row.code(0), try row.word(1), row.pence(2))
        }
        var balances: [FundCode: [AccountKind: Int64]] = [:]
        for (fund, kind, pence) in rows { balances[fund, default: [:]][kind] = pence }
        return balances.sorted { $0.key < $1.key }
            .map { FundTotals(fund: $0.key, balances: $0.value) }
    }

    private func funders() throws(StoreError) -> Set<FundCode> {
        Set(
            try connection.all("SELECT code FROM fund WHERE basis <> 'own'") {
                row throws(StoreError) -> FundCode in try row.code(0)
            }
        )
    }

    /// What is left of the commitments that were booked as cost on approval, by fund: those whose
    /// entry also posts an expense for the same partner, category and participant.
    private func recognised() throws(StoreError) -> [FundCode: Int64] {
        let rows = try connection.all(
            """
            SELECT fund, sum(credits - debits) FROM account WHERE id IN (
                SELECT p.account_id
                FROM entry e JOIN posting p ON p.entry_seq = e.seq
                JOIN account a ON a.id = p.account_id AND a.kind = 'A500'
                JOIN posting x ON x.entry_seq = e.seq AND x.partner IS p.partner
                    AND x.category IS p.category AND x.participant IS p.participant
                JOIN account b ON b.id = x.account_id AND b.kind = 'M5000' AND b.fund = a.fund
                WHERE e.event = 'commitment.raised')
            GROUP BY fund
            """
        ) { row throws(StoreError) -> (FundCode, Int64) in (try row.code(0), row.pence(1)) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// The sums of entries that do not balance. An entry at a time is grouped: grouping all at
    /// once would sort every posting there is.
    private func entryBalances() throws(StoreError) -> [EntryBalanceCheck.Sums] {
        try connection.all(
            """
            SELECT p.entry_seq, min(a.code),
                sum(CASE p.side WHEN 'debit' THEN p.amount ELSE 0 END),
                sum(CASE p.side WHEN 'credit' THEN p.amount ELSE 0 END), min(p.amount)
            FROM posting p JOIN account a ON a.id = p.account_id
            WHERE p.entry_seq IN (
                SELECT e.seq FROM entry e WHERE EXISTS (
                    SELECT 1 FROM posting q JOIN account b ON b.id = q.account_id
                    WHERE q.entry_seq = e.seq GROUP BY b.plane, b.fund
                    HAVING sum(CASE q.side WHEN 'debit' THEN q.amount ELSE -q.amount END) <> 0
                        OR min(q.amount) <= 0))
            GROUP BY p.entry_seq, a.plane, a.fund
            """
        ) { row throws(StoreError) in
            EntryBalanceCheck.Sums(
                sequence: row.integer(0),
                key: BalanceKey(of: try row.accountCode(1)),
                totals: try row.totals(2),
                smallest: row.pence(4)
            )
        }
    }

    private func belowFloor() throws(StoreError) -> [(key: AccountCode, value: AccountTotals)] {
        try connection.all(
            """
            SELECT code, debits, credits FROM account
            WHERE CASE normal WHEN 'debit' THEN debits < credits ELSE credits < debits END
            """
        ) { row throws(StoreError) in (key: try row.accountCode(0), value: try row.totals(1)) }
    }

    /// The counters that are not the sums of the postings.
    private func balances() throws(StoreError) -> [BalanceCheck.Pair] {
        try connection.all(
            """
            SELECT a.code, a.debits, a.credits,
                sum(CASE p.side WHEN 'debit' THEN p.amount ELSE 0 END) AS posted_debits,
                sum(CASE p.side WHEN 'credit' THEN p.amount ELSE 0 END) AS posted_credits
            FROM account a JOIN posting p ON p.account_id = a.id GROUP BY a.id
            HAVING a.debits <> posted_debits OR a.credits <> posted_credits
            """
        ) { row throws(StoreError) in
            BalanceCheck.Pair(
                account: try row.accountCode(0),
                stored: try row.totals(1),
                posted: try row.totals(3)
            )
        }
    }

    private func allowances() throws(StoreError) -> [AllowanceCheck.Standing] {
        try connection.all(
            """
            SELECT dimensions,
                sum(CASE kind WHEN 'L100' THEN debits - credits ELSE 0 END) AS issued,
                sum(CASE kind WHEN 'L200' THEN credits - debits ELSE 0 END) AS remaining,
                sum(CASE kind WHEN 'L300' THEN credits - debits ELSE 0 END) AS used
            FROM account WHERE kind IN ('L100', 'L200', 'L300') GROUP BY dimensions
            HAVING issued <> remaining + used
            """
        ) { row in
            AllowanceCheck.Standing(
                subject: row.text(0),
                issued: row.pence(1),
                remaining: row.pence(2),
                used: row.pence(3)
            )
        }
    }

    /// What became of each commitment, reversals taken off what they reverse.
    private func commitments() throws(StoreError) -> [CommitmentCheck.Standing] {
        let rows = try connection.all(
            """
            WITH line AS (
                SELECT a.id, a.code, a.credits - a.debits AS remaining, substr(
                        a.dimensions, 1, instr(a.dimensions, '.') - 1) AS source,
                    coalesce(o.event, e.event) AS event,
                    CASE (p.side = 'credit') <> (o.seq IS NOT NULL)
                        WHEN 1 THEN 'credit' ELSE 'debit' END AS side,
                    CASE WHEN o.seq IS NULL THEN p.amount ELSE -p.amount END AS pence
                FROM account a JOIN posting p ON p.account_id = a.id
                JOIN entry e ON e.seq = p.entry_seq LEFT JOIN entry o ON o.seq = e.reverses
                WHERE a.kind = 'A500')
            SELECT code, sum(CASE side WHEN 'credit' THEN pence ELSE 0 END) AS committed,
                sum(CASE WHEN side = 'debit' AND event = 'claim.charged'
                    THEN pence ELSE 0 END) AS claimed,
                sum(CASE WHEN side = 'debit'
                    AND event IN ('commitment.released', 'commitment.expired')
                    THEN pence ELSE 0 END) AS released,
                remaining,
                EXISTS(SELECT 1 FROM matter m
                    WHERE m.kind = 'case' AND m.id = source AND m.state = 'closed') AS closed
            FROM line GROUP BY id
            HAVING committed <> claimed + released + remaining OR (closed AND remaining <> 0)
            """
        ) { row throws(StoreError) -> CommitmentCheck.Standing? in try row.commitment() }
        return rows.compactMap { $0 }
    }

    private func drawdowns() throws(StoreError) -> [Finding] {
        let asked = try connection.all(
            """
            SELECT d.id, d.ends_on, coalesce(
                (SELECT sum(p.amount) FROM entry e JOIN posting p ON p.entry_seq = e.seq
                WHERE e.source = d.id AND e.event = 'drawdown.submitted' AND p.side = 'debit'), 0)
            FROM drawdown d
            """
        ) { row throws(StoreError) in
            DrawdownCheck.Asked(
                drawdown: try row.code(0),
                periodEnds: try row.date(1),
                amount: try row.amount(2)
            )
        }
        let lines = try connection.all(
            """
            SELECT l.drawdown, l.defrayal, f.position, l.bank_on, l.pence
            FROM drawdown_line l JOIN fund f ON f.code = l.fund
            """
        ) { row throws(StoreError) in
            DrawdownCheck.Line(
                drawdown: try row.code(0),
                // A defrayal's part of a fund is one line, whichever postings make it up.
                defrayal: .init(sequence: row.integer(1), posting: row.integer(2)),
                bankDate: try row.date(3),
                amount: try row.amount(4)
            )
        }
        return DrawdownCheck.findings(in: asked, lines: lines)
    }
}

extension Row {
    fileprivate func commitment() throws(StoreError) -> CommitmentCheck.Standing? {
        let account = try accountCode(0)
        guard let commitment = account.commitment, let fund = account.fund else { return nil }
        return CommitmentCheck.Standing(
            commitment: commitment,
            fund: fund,
            committed: pence(1),
            claimed: pence(2),
            released: pence(3),
            remaining: pence(4),
            isClosed: flag(5)
        )
    }
}
