import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Policy
import Store

/// Holds the books against a bank statement, to the penny.
///
/// 1. The finance officer asks, for a day that has come: one fund's share of the pooled cash, or
///    all of it.
/// 2. By the days on which money moved at the bank, the free and the reserved cash together are
///    what the statement says; if not, both numbers are named and nothing is asserted.
/// 3. The assertion is recorded, and `farthing check` holds the books to it for ever.
struct AssertBank: Operation {
    static let name = "bank.assert"
    private let fund: FundCode?
    private let amount: Amount
    private let on: CalendarDate
    private let reference: String

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("fund", "amount", "on", "reference")
        fund = try arguments.optionalCode("fund")
        guard let amount = try arguments.optionalAmount("amount") else {
            throw .missing(key: "amount")
        }
        self.amount = amount
        on = try arguments.date("on")
        reference = try arguments.word("reference")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        try context.refuseFuture(on)
        if let fund { try context.fund(fund) }
        let booked = try context.books.bankBalance(of: fund, through: on)
        guard booked == amount.pence else {
            throw BankRefusal.differs(fund, on, booked: booked, stated: amount)
        }
        let asserted = BankAsserted(fund: fund, on: on, amount: amount, reference: reference)
        try context.record(.bankAsserted(asserted), on: on)
        return "The bank agrees: \(amount.poundsText) on \(on)."
    }
}

/// Why a statement cannot be asserted.
enum BankRefusal: Refusal, Hashable {
    case differs(FundCode?, CalendarDate, booked: Int64, stated: Amount)

    var code: String { "bank.differs" }

    var message: String {
        switch self {
        case .differs(let fund, let date, let booked, let stated):
            "By the books the bank held \(Pence.pounds(booked))\(fund.map { " for \($0)" } ?? "") "
                + "on \(date), and the statement says \(stated.poundsText). Look for what moved "
                + "and was not recorded, or was recorded with another day."
        }
    }
}
