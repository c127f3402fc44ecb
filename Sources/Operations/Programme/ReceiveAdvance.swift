import Calendar
import Identifiers
import Ledger
import Money
import Policy

/// Records that a funder paid before anything was spent (row 5).
///
/// 1. The finance officer asks, for a fund paid in advance and a day that has come.
/// 2. The cash is posted as income that is not earned yet.
struct ReceiveAdvance: Operation {
    static let name = "advance.receive"
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
        try context.requireBasis(.advance, of: fund)
        let received = Event.AdvanceReceived(fund: fund, amount: amount, receivedOn: on)
        try context.post(.advanceReceived(received), on: on)
        return nil
    }
}
