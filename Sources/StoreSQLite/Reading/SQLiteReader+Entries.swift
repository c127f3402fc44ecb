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
}
