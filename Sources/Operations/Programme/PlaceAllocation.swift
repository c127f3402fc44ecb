import Calendar
import Identifiers
import Ledger
import Policy

/// Places programme budget with a delivery partner (row 3).
///
/// 1. A programme manager asks, for a partner that has joined and a day that has come.
/// 2. The floor of the budget that is left refuses too much.
struct PlaceAllocation: Operation {
    static let name = "allocation.place"
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
        let placed = Event.FundsAllocated(
            programme: try context.programme(),
            partner: partner,
            shares: amounts.shares
        )
        try context.post(.fundsAllocated(placed), on: on)
        return nil
    }
}
