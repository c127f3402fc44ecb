import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Policy
import Store

/// Asks a funder in arrears for what was prepared and reviewed (rows 13 and 20).
///
/// 1. The finance officer or a programme manager asks.
/// 2. It was reviewed, and it is still what was reviewed: nothing was refunded, returned, borne by
///    the reserves or adjusted since.
/// 3. The period is closed if it is open, for what a funder was told stays.
/// 4. Each line is recorded, then the drawdown with their number, sum and digest, then the entry,
///    dated today; what is taken off for earlier drawdowns is an entry of its own.
struct SubmitDrawdown: Operation {
    static let name = "drawdown.submit"
    private let drawdown: DrawdownID

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("drawdown")
        drawdown = try arguments.code("drawdown")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer, .programmeManager)
        let sheet = try context.openSheet(drawdown)
        guard let review = sheet.preparation.review else {
            throw DrawdownContentsRefusal.notReviewed(drawdown)
        }
        guard review.reviewed.digest == sheet.contents.digest else {
            throw DrawdownContentsRefusal.changedSinceReview(drawdown, review.reviewer)
        }
        try context.refuseUnsound(sheet)
        try closeWhatIsOpen(sheet.preparation.prepared, in: context)
        try record(sheet, review, in: context)
        try post(sheet, in: context)
        return "\(drawdown) asks \(sheet.fund) for \(poundsText(sheet.asked)) in "
            + "\(counted(sheet.lines.count, "line"))."
    }

    /// What is closed of the period stays as it was closed; the days after it are closed now.
    private func closeWhatIsOpen(
        _ prepared: DrawdownPrepared,
        in context: OperationContext
    ) throws {
        let closed = try context.books.closedPeriods(endingFrom: prepared.starts).filter { period in
            (period.fund == nil || period.fund == prepared.fund) && period.starts <= prepared.ends
        }
        let first = closed.map { $0.ends.adding(days: 1) }.max() ?? prepared.starts
        let starts = max(first, prepared.starts)
        guard starts <= prepared.ends else { return }
        try context.closePeriod(of: prepared.fund, starts, prepared.ends)
    }

    private func record(
        _ sheet: DrawdownSheet,
        _ review: DrawdownPreparation.Review,
        in context: OperationContext
    ) throws {
        for line in sheet.contents.lines { try context.record(.drawdownLine(line)) }
        let submitted = DrawdownSubmitted(
            drawdown: drawdown,
            fund: sheet.fund,
            starts: sheet.preparation.prepared.starts,
            ends: sheet.preparation.prepared.ends,
            preparer: sheet.preparation.preparer,
            reviewer: review.reviewer,
            count: sheet.lines.count,
            total: try sheet.contents.total(),
            credited: try sheet.contents.credited(),
            digest: sheet.contents.digest
        )
        try context.record(.drawdownSubmitted(submitted))
    }

    private func post(_ sheet: DrawdownSheet, in context: OperationContext) throws {
        let submitted = Event.DrawdownSubmitted(
            drawdown: drawdown,
            fund: sheet.fund,
            amount: try sheet.contents.total()
        )
        try context.post(.drawdownSubmitted(submitted), on: context.today)
        let credited = try sheet.contents.credited()
        guard !credited.isZero else { return }
        let netted = Event.DrawdownNetted(drawdown: drawdown, fund: sheet.fund, amount: credited)
        try context.post(.drawdownNetted(netted), on: context.today)
    }
}
