import Calendar
import Identifiers
import Ledger
import Money

/// What a command says with `fund`, `amount` and `on`: an amount of one fund, on a day.
struct FundAmount: Hashable, Sendable {
    let fund: FundCode
    let amount: Amount
    let on: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("fund", "amount", "on")
        fund = try arguments.code("fund")
        amount = try arguments.amount("amount")
        on = try arguments.date("on")
    }

    /// The amount as the one fund's share.
    var shares: [FundShare] { [FundShare(fund: fund, amount: amount)] }
}
