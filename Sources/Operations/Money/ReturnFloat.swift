import Calendar
import Identifiers
import Ledger
import Money
import Policy

/// Takes cash of a float back to the bank (row 21).
///
/// 1. The finance officer asks, for a day that has come.
/// 2. The floor of the float refuses more than it holds.
struct ReturnFloat: Operation {
    static let name = "float.return"
    private let holder: UserID
    private let amount: Amount
    private let on: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("holder", "amount", "on")
        holder = try arguments.code("holder")
        amount = try arguments.amount("amount")
        on = try arguments.date("on")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        try context.refuseFuture(on)
        let reserve = try context.reserve()
        let returned = Event.FloatReturned(
            holder: .keyworker(holder),
            reserve: reserve,
            amount: amount,
            receivedOn: on
        )
        try context.post(.floatReturned(returned), on: on)
        let held = try context.balance(of: .cashFloat(reserve, .keyworker(holder)))
        return "\(holder) holds \(poundsText(held))."
    }
}
