import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Policy
import Store

/// Begins to put together what a funder in arrears will be asked for.
///
/// 1. The finance officer or a programme manager asks, as its preparer.
/// 2. The fund pays for what was defrayed, the period is over, and no other drawdown of the fund
///    is being prepared: two would count on the same costs. None that was submitted shares a day
///    with it, so that what was left of those days is asked for as late.
/// 3. Something left a bank by the period's end and was not asked for.
/// 4. It is recorded. The costs stay what the books say until it is submitted.
struct PrepareDrawdown: Operation {
    static let name = "drawdown.prepare"
    private let drawdown: DrawdownID
    private let fund: FundCode
    private let starts: CalendarDate
    private let ends: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("drawdown", "fund", "starts", "ends")
        drawdown = try arguments.code("drawdown")
        fund = try arguments.code("fund")
        starts = try arguments.date("starts")
        ends = try arguments.date("ends")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer, .programmeManager)
        try context.requireBasis(.arrears, of: fund)
        try context.refuseUnfinished(starts, ends)
        guard try context.books.preparation(of: drawdown) == nil else {
            throw DrawdownRefusal.exists(drawdown)
        }
        if let other = try context.openDrawdown(of: fund) { throw DrawdownRefusal.open(other) }
        try refuseOverlap(in: context)
        let costs = try context.books.undrawnDefrayals(of: fund, through: ends)
        guard !costs.isEmpty else {
            throw DrawdownContentsRefusal.nothingToDraw(fund, through: ends)
        }
        let prepared = DrawdownPrepared(drawdown: drawdown, fund: fund, starts: starts, ends: ends)
        try context.record(.drawdownPrepared(prepared))
        let pence = costs.reduce(0) { $0 + $1.amount.pence }
        return "\(drawdown) would ask \(fund) for \(poundsText(pence)) in "
            + "\(counted(costs.count, "line"))."
    }

    private func refuseOverlap(in context: OperationContext) throws {
        for id in try context.books.drawdowns() {
            guard let other = try context.books.drawdown(id)?.submitted, other.fund == fund,
                other.starts <= ends, starts <= other.ends
            else { continue }
            throw DrawdownRefusal.overlaps(id, fund, other.starts, other.ends)
        }
    }
}

extension OperationContext {
    /// The drawdown of a fund that is being prepared.
    func openDrawdown(of fund: FundCode) throws -> DrawdownID? {
        try books.drawdowns().last { id in
            let preparation = try books.preparation(of: id)
            return preparation?.stage == .open && preparation?.prepared.fund == fund
        }
    }

    /// A drawdown that is being prepared.
    ///
    /// - Throws: ``DrawdownRefusal/unknown(_:)`` or ``DrawdownRefusal/notOpen(_:_:)``.
    func openSheet(_ id: DrawdownID) throws -> DrawdownSheet {
        guard let sheet = try DrawdownSheet(id, in: books, today: today, shelf: rulePacks) else {
            throw DrawdownRefusal.unknown(id)
        }
        guard sheet.preparation.stage == .open else {
            throw DrawdownRefusal.notOpen(id, sheet.preparation.stage)
        }
        return sheet
    }
}
