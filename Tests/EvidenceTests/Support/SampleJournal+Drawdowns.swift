import Calendar
import Identifiers
import Journal
import Money

extension SampleJournal {
    /// A drawdown of ESF with one line, prepared by one officer, reviewed and submitted by
    /// another.
    mutating func askFunder(from starts: CalendarDate, to ends: CalendarDate) throws {
        let line = try cost(bankDate: ends)
        try ask("dd_1", for: [line], starts, ends)
        if twist == .drawnTwice { try ask("dd_2", for: [line], starts, ends) }
    }

    private mutating func ask(
        _ id: String,
        for costs: [DrawdownLine],
        _ starts: CalendarDate,
        _ ends: CalendarDate
    ) throws {
        let (drawdown, fund) = (try DrawdownID(id), try FundCode("ESF"))
        let lines = costs.map { cost in
            DrawdownLine(
                drawdown: drawdown,
                defrayal: cost.defrayal,
                fund: fund,
                amount: cost.amount,
                bankDate: cost.bankDate,
                isLate: false
            )
        }
        let contents = DrawdownContents(lines: lines, credits: [])
        let reviewer = twist == .reviewedByPreparer ? "u_fin" : "u_fin2"
        let prepared = DrawdownPrepared(drawdown: drawdown, fund: fund, starts: starts, ends: ends)
        try journal.append(.drawdownPrepared(prepared), by: "u_fin")
        if twist != .drawnUnreviewed {
            try review(contents, of: drawdown, by: twist == .reviewedByOther ? "u_pm1" : reviewer)
        }
        for line in lines { try journal.append(.drawdownLine(line), by: "u_fin2") }
        let submitted = DrawdownSubmitted(
            drawdown: drawdown,
            fund: fund,
            starts: starts,
            ends: ends,
            preparer: try UserID("u_fin"),
            reviewer: try UserID(twist == .reviewedByOther ? "u_pm1" : reviewer),
            count: lines.count,
            total: try Amount(pence: twist == .drawnOtherwise ? 101 : 100),
            credited: .zero,
            digest: contents.digest
        )
        try journal.append(.drawdownSubmitted(submitted), by: "u_fin2")
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

    private func cost(bankDate: CalendarDate) throws -> DrawdownLine {
        DrawdownLine(
            drawdown: try DrawdownID("dd_1"),
            defrayal: 7,
            fund: try FundCode("ESF"),
            amount: try Amount(pence: 100),
            bankDate: bankDate,
            isLate: false
        )
    }
}
