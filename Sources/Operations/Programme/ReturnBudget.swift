import Calendar
import Identifiers
import Ledger
import Money
import Policy

/// Returns programme budget that nobody was allocated to the award (row 25).
///
/// 1. A programme manager asks, for a fund that is open and a day that has come.
/// 2. The floor of the budget that is left refuses too much.
struct ReturnBudget: Operation {
    static let name = "budget.return"
    private let fund: FundCode
    private let amount: Amount
    private let on: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("fund", "amount", "on")
        fund = try arguments.code("fund")
        amount = try arguments.amount("amount")
        on = try arguments.date("on")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.programmeManager)
        try context.refuseFuture(on)
        try context.fund(fund)
        let programme = try context.programme()
        let shares = FundAmounts(fund, amount).shares
        try context.post(.budgetReturned(.init(programme: programme, shares: shares)), on: on)
        return nil
    }
}
