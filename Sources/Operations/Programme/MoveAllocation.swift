import Calendar
import Identifiers
import Ledger
import Policy

/// Moves budget from one delivery partner to another (row 16).
///
/// 1. A programme manager asks, for two partners that have joined and a day that has come.
/// 2. The floor of what the giver has available refuses too much: what is committed stays.
struct MoveAllocation: Operation {
    static let name = "allocation.move"
    private let giver: PartnerCode
    private let taker: PartnerCode
    private let amounts: FundAmounts
    private let on: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("from", "to", "shares", "on")
        giver = try arguments.code("from")
        taker = try arguments.code("to")
        amounts = try FundAmounts(from: arguments)
        on = try arguments.date("on")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.programmeManager)
        try context.refuseFuture(on)
        try context.requirePartner(giver)
        try context.requirePartner(taker)
        try amounts.check(in: context)
        let moved = Event.AllocationVired(
            programme: try context.programme(),
            giver: giver,
            taker: taker,
            shares: amounts.shares
        )
        try context.post(.allocationVired(moved), on: on)
        return nil
    }
}
