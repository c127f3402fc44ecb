import Calendar
import Identifiers
import Journal
import Ledger
import Money

/// What `statement.pdf` and `transactions.xlsx` say, gathered once.
///
/// Every amount is of ``CostLine``, which `transactions.csv` lists, or of ``PackSummary``, which
/// `summary.html` shows: there is no third place where a total could come from.
struct CostStatement {
    let summary: PackSummary
    let lines: [CostLine]
    /// What the pack was issued for, if it is a claim on a funder.
    let claim: FunderClaim?
    let drawdowns: [DrawdownReport]
    let bank: BankSummary
    let exceptions: [ExceptionTotal]
    let seals: StatementSeals
    /// What has left the bank and was not asked of its fund yet, where there is any, in pence.
    let undrawn: [(fund: FundCode, pence: Int64)]
    let issued: PackIssued
    let header: RecordHeader

    /// The funds that bear a cost, in order.
    var funds: [FundCode] { Set(lines.compactMap(\.posting.account.fund)).sorted() }

    var total: Int64 { lines.reduce(0) { $0 + $1.pence } }

    /// The first and the last day that a cost is booked for.
    var span: (first: CalendarDate, last: CalendarDate)? {
        let days = lines.map(\.entry.effectiveOn)
        guard let first = days.min(), let last = days.max() else { return nil }
        return (first, last)
    }

    /// When the pack was issued, to the second: `2026-05-05T08:41:00Z`.
    var created: String { "\(header.time.description.prefix(19))Z" }

    /// A fund as people know it: `European Social Fund (ESF)`.
    func name(of fund: FundCode) -> String {
        summary.funds[fund].map { "\($0.title) (\(fund))" } ?? fund.text
    }

    /// A partner as people know it: `Northside Works (northside)`.
    func name(of partner: String) -> String {
        let line = (try? PartnerCode(partner)).flatMap { summary.partners[$0] }
        return line.map { "\($0.title) (\(partner))" } ?? partner
    }
}

extension CostStatement {
    /// What the printed files say. O(records).
    init(of journal: PackJournal) {
        let (lines, records) = (journal.costLines, journal.records)
        self.init(
            summary: PackSummary(records),
            lines: lines,
            claim: FunderClaim(of: journal),
            drawdowns: DrawdownReport.all(in: records),
            bank: BankSummary(journal.bank),
            exceptions: ExceptionTotal.all(of: CostException.all(in: journal)),
            seals: StatementSeals(of: records, checkpoint: journal.checkpoint),
            undrawn: Self.undrawn(in: journal.books),
            issued: journal.issued,
            header: journal.header
        )
    }

    private static func undrawn(in books: Books) -> [(fund: FundCode, pence: Int64)] {
        books.accounts.keys.sorted().compactMap { account in
            guard account.kind == .undrawn, let fund = account.fund else { return nil }
            let totals = books.totals(of: account)
            let pence = totals.debits.pence - totals.credits.pence
            return pence == 0 ? nil : (fund, pence)
        }
    }
}
