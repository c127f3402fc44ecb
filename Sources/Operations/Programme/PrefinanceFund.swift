import Calendar
import Identifiers
import Ledger
import Money
import Policy

/// Lets the reserves' cash stand in for a funder's until it pays (row 10).
///
/// 1. The finance officer asks, for a day that has come. The lender is unrestricted: no funder's
///    money is lent.
/// 2. The floor of the lender's free cash refuses too much. Each fund shows what it owes.
struct PrefinanceFund: Operation {
    static let name = "fund.prefinance"
    private let lender: FundCode
    private let borrower: FundCode
    private let amount: Amount
    private let on: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("from", "to", "amount", "on")
        lender = try arguments.code("from")
        borrower = try arguments.code("to")
        amount = try arguments.amount("amount")
        on = try arguments.date("on")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        try context.refuseFuture(on)
        try context.fund(borrower)
        guard try context.fund(lender).restriction == .unrestricted else {
            throw ProgrammeRefusal.lendsRestricted(lender)
        }
        let event = Event.FundPrefinanced(lender: lender, borrower: borrower, amount: amount)
        try context.post(.fundPrefinanced(event), on: on)
        return nil
    }
}
