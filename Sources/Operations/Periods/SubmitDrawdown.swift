import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Policy
import Store

/// Asks a funder in arrears for everything that left a bank in a period and was not asked before
/// (row 13).
///
/// 1. The finance officer or a programme manager asks, as the reviewer: somebody else prepared it.
/// 2. The period is over, and the fund pays for what was defrayed.
/// 3. The population is every defrayal of the fund up to the last day that is in no drawdown, each
///    less what was refunded, disallowed or sent back since; earlier ones are named as late.
/// 4. The period is closed if it is open, for what a funder was told stays.
/// 5. Each line is recorded, then the drawdown with their number, sum and digest, then the entry,
///    dated today.
struct SubmitDrawdown: Operation {
    static let name = "drawdown.submit"
    private let drawdown: DrawdownID
    private let fund: FundCode
    private let starts: CalendarDate
    private let ends: CalendarDate
    private let preparer: UserID

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("drawdown", "fund", "starts", "ends", "preparer")
        drawdown = try arguments.code("drawdown")
        fund = try arguments.code("fund")
        starts = try arguments.date("starts")
        ends = try arguments.date("ends")
        preparer = try arguments.code("preparer")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer, .programmeManager)
        try context.requireBasis(.arrears, of: fund)
        try context.refuseUnfinished(starts, ends)
        try context.refuseBreach(
            of: try context.duties(),
            among: [
                DutyHolder(.drawdownReviewer, context.actor),
                DutyHolder(.drawdownPreparer, preparer),
            ]
        )
        guard try context.books.drawdown(drawdown) == nil else {
            throw DrawdownRefusal.exists(drawdown)
        }
        let lines = try lines(in: context)
        guard !lines.isEmpty else {
            throw DrawdownRefusal.nothingToDraw(fund, through: ends)
        }
        try closeWhatIsOpen(in: context)
        let total = try submit(lines, in: context)
        let event = Event.DrawdownSubmitted(drawdown: drawdown, fund: fund, amount: total)
        try context.post(.drawdownSubmitted(event), on: context.today)
        return "\(drawdown) asks \(fund) for \(total.poundsText) in \(lines.count) "
            + (lines.count == 1 ? "line." : "lines.")
    }

    private func lines(in context: OperationContext) throws -> [DrawdownLine] {
        try context.books.undrawnDefrayals(of: fund, through: ends).map { defrayal in
            DrawdownLine(
                drawdown: drawdown,
                defrayal: defrayal.entry,
                fund: fund,
                amount: defrayal.amount,
                bankDate: defrayal.bankDate,
                isLate: defrayal.bankDate < starts
            )
        }
    }

    /// A whole period that is closed stays as it was closed; else it is closed now.
    private func closeWhatIsOpen(in context: OperationContext) throws {
        let covers = try context.books.closedPeriods(on: starts).contains { period in
            (period.fund == nil || period.fund == fund) && period.ends >= ends
        }
        if !covers { try context.closePeriod(of: fund, starts, ends) }
    }

    private func submit(
        _ lines: [DrawdownLine],
        in context: OperationContext
    ) throws -> Amount {
        var digest = DigestStream()
        for line in lines {
            digest.update(try context.record(.drawdownLine(line)).leaf.bytes)
        }
        let total = try Amount.sum(of: lines.map(\.amount))
        let submitted = DrawdownSubmitted(
            drawdown: drawdown,
            fund: fund,
            starts: starts,
            ends: ends,
            preparer: preparer,
            count: lines.count,
            total: total,
            digest: digest.finish()
        )
        try context.record(.drawdownSubmitted(submitted))
        return total
    }
}
