import Calendar
import Identifiers
import Ledger
import Policy

/// Takes budget back from a delivery partner, as when it leaves (row 25).
///
/// 1. A programme manager asks, for a partner that has joined and a day that has come.
/// 2. The floor of what the partner has available refuses too much: what is committed stays.
struct ReturnAllocation: Operation {
    static let name = "allocation.return"
    private let partner: PartnerCode
    private let amounts: FundAmounts
    private let on: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("partner", "shares", "on")
        partner = try arguments.code("partner")
        amounts = try FundAmounts(from: arguments)
        on = try arguments.date("on")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.programmeManager)
        try context.refuseFuture(on)
        try context.requirePartner(partner)
        try amounts.check(in: context)
        let returned = Event.AllocationReturned(
            programme: try context.programme(),
            partner: partner,
            shares: amounts.shares
        )
        try context.post(.allocationReturned(returned), on: on)
        return nil
    }
}
