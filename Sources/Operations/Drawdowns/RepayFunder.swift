import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Policy
import Store

/// Gives a funder back what it is owed, from the bank or taken off a drawdown (row 20).
///
/// 1. The finance officer asks, for a day that has come; netting names the drawdown, which was
///    submitted by then.
///    Where the period of that day is closed it counts for the first open one.
/// 2. The floor of what is repayable refuses more than is owed, the floor of the cash or of what
///    the funder owes more than there is.
struct RepayFunder: Operation {
    static let name = "funder.repay"
    private let fund: FundCode
    private let amount: Amount
    private let on: CalendarDate
    /// The drawdown that it is netted in, or nil where it leaves the bank.
    private let drawdown: DrawdownID?

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("fund", "amount", "on", "netted", "drawdown")
        fund = try arguments.code("fund")
        amount = try arguments.amount("amount")
        on = try arguments.date("on")
        drawdown = try arguments.optionalCode("drawdown")
        guard try arguments.flag("netted") == (drawdown != nil) else {
            throw .contradiction("“netted” and “drawdown” go together: name the drawdown.")
        }
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        try context.refuseFuture(on)
        try context.fund(fund)
        guard let drawdown else {
            let repaid = Event.FunderRepaid(fund: fund, amount: amount, leftBankOn: on)
            let day = try context.firstOpenDay(from: on, for: [fund])
            try context.post(.funderRepaid(repaid), on: day)
            return nil
        }
        guard let stored = try context.books.drawdown(drawdown) else {
            throw DrawdownRefusal.unknown(drawdown)
        }
        guard stored.submitted.fund == fund else {
            throw DrawdownRefusal.otherFund(drawdown, stored.submitted.fund)
        }
        try context.refuse(on, before: stored)
        let netted = Event.DrawdownNetted(drawdown: drawdown, fund: fund, amount: amount)
        let day = try context.firstOpenDay(from: on, for: [fund])
        try context.post(.drawdownNetted(netted), on: day)
        return nil
    }
}
