import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Store

extension SQLiteReader {
    func entries(from source: String) throws(StoreError) -> [Int] {
        try journal.all("SELECT seq FROM entry WHERE source = ? ORDER BY seq", source) {
            $0.integer(0)
        }
    }

    func entry(at seq: Int) throws(StoreError) -> Entry? {
        guard let record = try knownRecord(at: seq), case .entryPosted(let posted) = record.body
        else { return nil }
        return posted.entry
    }

    func reversal(of seq: Int) throws(StoreError) -> Int? {
        try journal.first("SELECT seq FROM entry WHERE reverses = ?", seq) { $0.integer(0) }
    }

    func charged(under rule: Int) throws(StoreError) -> [FundCode: Int64] {
        var charged: [FundCode: Int64] = [:]
        let rows = try journal.all("SELECT fund, pence FROM charged WHERE rule = ?", rule) {
            row throws(StoreError) -> (FundCode, Int64) in (try row.code(0), row.pence(1))
        }
        for (fund, pence) in rows { charged[fund] = pence }
        return charged
    }

    func closedPeriods(on date: CalendarDate) throws(StoreError) -> [ClosedPeriod] {
        try closedPeriods(endingFrom: date).filter { $0.starts <= date }
    }

    func closedPeriods(endingFrom date: CalendarDate) throws(StoreError) -> [ClosedPeriod] {
        try journal.all(
            """
            SELECT fund, starts_on, ends_on, EXISTS(
                SELECT 1 FROM drawdown d
                WHERE (period.fund = '' OR d.fund = period.fund)
                    AND d.starts_on <= period.ends_on AND d.ends_on >= period.starts_on)
            FROM period WHERE ends_on >= ? ORDER BY fund, starts_on, ends_on
            """,
            date
        ) { row throws(StoreError) in
            ClosedPeriod(
                fund: row.text(0).isEmpty ? nil : try row.code(0),
                starts: try row.date(1),
                ends: try row.date(2),
                isDrawnDown: row.flag(3)
            )
        }
    }

    func undrawnDefrayals(
        of fund: FundCode,
        through date: CalendarDate
    ) throws(StoreError) -> [UndrawnDefrayal] {
        try journal.all(
            """
            SELECT entry_seq, pence, bank_on FROM defrayal
            WHERE fund = ? AND bank_on <= ? AND drawdown IS NULL AND pence > 0
            ORDER BY bank_on, entry_seq
            """,
            fund,
            date
        ) { row throws(StoreError) in
            UndrawnDefrayal(
                entry: row.integer(0),
                amount: try row.amount(1),
                bankDate: try row.date(2)
            )
        }
    }

    func drawdown(_ id: DrawdownID) throws(StoreError) -> StoredDrawdown? {
        let found = try journal.first("SELECT seq, answer FROM drawdown WHERE id = ?", id) {
            row throws(StoreError) -> (Int, FunderAnswer?) in
            (row.integer(0), row.isNull(1) ? nil : try row.word(1))
        }
        guard let (seq, answer) = found else { return nil }
        let record = try record(at: seq)
        guard case .drawdownSubmitted(let submitted) = record.body else {
            throw unexpected(record, wanted: "drawdown.submitted")
        }
        return StoredDrawdown(submitted: submitted, answer: answer)
    }
}
