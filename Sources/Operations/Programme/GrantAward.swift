import Calendar
import Identifiers
import Ledger
import Money
import Policy

/// Records that a funder granted an award (row 1).
///
/// 1. The finance officer asks, for a fund that is open and a day that has come.
/// 2. The award's authority is posted; not a penny of cash moves.
struct GrantAward: Operation {
    static let name = "award.grant"
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
        try context.require(.financeOfficer)
        try context.refuseFuture(on)
        try context.fund(fund)
        let shares = FundAmounts(fund, amount).shares
        try context.post(.awardGranted(.init(shares: shares)), on: on)
        return nil
    }
}
