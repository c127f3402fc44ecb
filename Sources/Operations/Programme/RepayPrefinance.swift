import Calendar
import Identifiers
import Ledger
import Money
import Policy

/// Gives back the cash that stood in for a funder's: the mirror of row 10.
///
/// 1. The finance officer asks, for a day that has come. The money goes `from` the fund that
///    borrowed `to` the unrestricted one that lent.
/// 2. No more goes back than the borrower owes other funds.
/// 3. The floor of the borrower's free cash refuses too much.
struct RepayPrefinance: Operation {
    static let name = "prefinance.repay"
    private let borrower: FundCode
    private let lender: FundCode
    private let amount: Amount
    private let on: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("from", "to", "amount", "on")
        borrower = try arguments.code("from")
        lender = try arguments.code("to")
        amount = try arguments.amount("amount")
        on = try arguments.date("on")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        try context.refuseFuture(on)
        try context.fund(borrower)
        try context.requireBasis(.own, of: lender)
        let owed = try -context.balance(of: .interfund(borrower))
        guard amount.pence <= owed else {
            throw ProgrammeRefusal.repaysMoreThanOwed(borrower, owed: owed, asked: amount)
        }
        let event = Event.PrefinanceRepaid(lender: lender, borrower: borrower, amount: amount)
        try context.post(.prefinanceRepaid(event), on: on)
        return nil
    }
}
