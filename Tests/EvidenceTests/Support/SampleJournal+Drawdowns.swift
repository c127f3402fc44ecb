import Calendar
import Identifiers
import Journal
import Ledger
import Money

// MARK: A drawdown

extension SampleJournal {
    /// In June ESF is asked for May: one officer prepares, another reviews and submits. It pays
    /// £20.00 and will not bear £3.25, which the reserves bear.
    mutating func askFunder() throws {
        let reserves = FundOpened(
            fund: try FundCode("UNR"),
            title: "Unrestricted reserves",
            currency: "GBP",
            basis: .own
        )
        try journal.append(.fundOpened(reserves), by: "u_fin", minutes: 30 * 24 * 60)
        let starts = try CalendarDate(twist == .reopenedDrawnDown ? "2026-04-30" : "2026-05-01")
        let period = (starts: starts, ends: try CalendarDate("2026-05-31"))
        if twist != .drawnOpen { try close(try esf, period.starts, period.ends) }
        try ask("dd_0001", for: [cost()], period)
        if twist == .drawnTwice { try ask("dd_0002", for: [cost()], period) }
        guard twist != .drawnUnposted, twist != .drawnOtherwise, twist != .drawnLess else { return }
        try answer()
        try tamper(with: cost())
    }

    /// Who reviews and submits.
    var second: String { twist == .loneOfficer ? "u_prog" : "u_fin2" }
    var esf: FundCode { get throws { try FundCode("ESF") } }

    private mutating func close(
        _ fund: FundCode,
        _ starts: CalendarDate,
        _ ends: CalendarDate
    ) throws {
        let closed = PeriodClosed(
            fund: fund,
            starts: starts,
            ends: ends,
            trialBalance: try balances(of: fund, through: ends)
        )
        try journal.append(.periodClosed(closed), by: "u_fin")
    }

    private var asked: Int64 {
        switch twist {
        case .drawnMore: 23_26
        case .drawnLess: 23_24
        default: 23_25
        }
    }

    /// What left the bank for the first claim, at ESF's cost.
    private func cost() throws -> DrawdownLine {
        let defrayal = try seq(of: .paymentDefrayed)
        let (day, early) = (try CalendarDate("2026-05-05"), try CalendarDate("2026-05-04"))
        return DrawdownLine(
            drawdown: try DrawdownID("dd_0001"),
            defrayal: twist == .drawnOfNoCost ? try seq(of: .claimCharged) : defrayal,
            fund: try FundCode(twist == .drawnOfOtherFund ? "LOT" : "ESF"),
            amount: try Amount(pence: asked),
            bankDate: twist == .drawnOfOtherDay ? early : day,
            isLate: twist == .drawnLate
        )
    }

    private mutating func ask(
        _ id: String,
        for costs: [DrawdownLine],
        _ period: (starts: CalendarDate, ends: CalendarDate)
    ) throws {
        let (drawdown, fund) = (try DrawdownID(id), try esf)
        let lines = costs.map { cost in
            DrawdownLine(
                drawdown: drawdown,
                defrayal: cost.defrayal,
                fund: cost.fund,
                amount: cost.amount,
                bankDate: cost.bankDate,
                isLate: cost.isLate
            )
        }
        let contents = DrawdownContents(lines: lines, credits: [])
        let ends = twist == .drawnAfterPeriod ? try CalendarDate("2026-05-04") : period.ends
        let prepared = DrawdownPrepared(
            drawdown: drawdown,
            fund: fund,
            starts: period.starts,
            ends: ends
        )
        let reviewer =
            switch twist {
            case .reviewedByPreparer: "u_fin"
            case .reviewedByOther: "u_pm1"
            default: second
            }
        try journal.append(.drawdownPrepared(prepared), by: "u_fin")
        if twist != .drawnUnreviewed { try review(contents, of: drawdown, by: reviewer) }
        if twist == .drawnWithdrawn {
            try journal.append(.drawdownWithdrawn(.init(drawdown: drawdown)), by: "u_fin")
        }
        for line in lines { try journal.append(.drawdownLine(line), by: second) }
        let total = try contents.total()
        let submitted = DrawdownSubmitted(
            drawdown: drawdown,
            fund: fund,
            starts: period.starts.adding(days: twist == .drawnOtherDays ? 1 : 0),
            ends: ends,
            preparer: try UserID("u_fin"),
            reviewer: try UserID(reviewer),
            count: lines.count,
            total: twist == .drawnOtherwise ? try Amount(pence: 23_24) : total,
            credited: .zero,
            digest: contents.digest
        )
        try journal.append(.drawdownSubmitted(submitted), by: second)
        guard twist != .drawnUnposted, id == "dd_0001" else { return }
        let most = min(submitted.total, try Amount(pence: 23_25))
        let owed = Event.DrawdownSubmitted(drawdown: drawdown, fund: fund, amount: most)
        try post(.drawdownSubmitted(owed))
    }

    private mutating func review(
        _ contents: DrawdownContents,
        of drawdown: DrawdownID,
        by reviewer: String
    ) throws {
        let reviewed = DrawdownReviewed(
            drawdown: drawdown,
            count: contents.lines.count,
            total: try contents.total(),
            credited: .zero,
            digest: contents.digest
        )
        try journal.append(.drawdownReviewed(reviewed), by: reviewer)
    }
}
