import Calendar
import Identifiers
import Ledger
import Money
import Policy

/// Sets part of an award aside for the programme (row 2).
///
/// 1. A programme manager asks, for a fund that is open and a day that has come.
/// 2. The floor of what is awarded and not yet budgeted refuses too much.
struct BudgetProgramme: Operation {
    static let name = "programme.budget"
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
        try context.post(
            .programmeBudgeted(.init(programme: programme, shares: shares)),
            on: on
        )
        return nil
    }
}
