import Calendar
import Identifiers
import Journal
import Policy
import Store

/// Closes a span of days: no entry counts for one of them again.
///
/// 1. The finance officer asks, for one fund or for all, once the last day is over.
/// 2. No day of it is closed already.
/// 3. It is recorded with the digest of the trial balance of all entries up to its last day, which
///    must come out the same for ever.
struct ClosePeriod: Operation {
    static let name = "period.close"
    private let fund: FundCode?
    private let starts: CalendarDate
    private let ends: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("fund", "starts", "ends")
        fund = try arguments.optionalCode("fund")
        starts = try arguments.date("starts")
        ends = try arguments.date("ends")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        if let fund { try context.fund(fund) }
        try context.refuseUnfinished(starts, ends)
        if let period = try context.firstClosed(of: fund, from: starts, through: ends) {
            throw PeriodRefusal.overlaps(period)
        }
        try context.closePeriod(of: fund, starts, ends)
        return nil
    }
}

extension OperationContext {
    /// Refuses a span that ends before it starts, or is not over.
    ///
    /// - Throws: ``PeriodRefusal``.
    func refuseUnfinished(_ starts: CalendarDate, _ ends: CalendarDate) throws(PeriodRefusal) {
        guard starts <= ends else { throw .endsBeforeStart(starts, ends) }
        guard ends < today else { throw .notOver(ends) }
    }

    /// The first closed period, of the fund or of all funds, that shares a day with a span.
    ///
    /// O(days).
    func firstClosed(
        of fund: FundCode?,
        from starts: CalendarDate,
        through ends: CalendarDate
    ) throws -> ClosedPeriod? {
        var day = starts
        while day <= ends {
            let periods = try books.closedPeriods(on: day)
            if let period = periods.first(where: { $0.fund == nil || $0.fund == fund }) {
                return period
            }
            day = day.adding(days: 1)
        }
        return nil
    }

    /// Records that a span is closed, with the digest of the books up to its last day.
    func closePeriod(
        of fund: FundCode?,
        _ starts: CalendarDate,
        _ ends: CalendarDate
    ) throws {
        let balance = try books.trialBalance(through: ends)
        let closed = PeriodClosed(
            fund: fund,
            starts: starts,
            ends: ends,
            trialBalance: balance.digest(of: fund)
        )
        try record(.periodClosed(closed))
    }
}
