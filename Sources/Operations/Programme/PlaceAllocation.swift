import Ledger
import Policy

/// Places programme budget with a delivery partner (row 3).
///
/// 1. A programme manager asks, for a partner that has joined and a day that has come.
/// 2. The floor of the budget that is left refuses too much.
struct PlaceAllocation: Operation {
    static let name = "allocation.place"
    private let asked: PartnerAmounts

    init(from arguments: Arguments) throws(ArgumentError) {
        asked = try PartnerAmounts(from: arguments)
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.programmeManager)
        try asked.check(in: context)
        let placed = Event.FundsAllocated(
            programme: try context.programme(),
            partner: asked.partner,
            shares: asked.amounts.shares
        )
        try context.post(.fundsAllocated(placed), on: asked.on)
        return nil
    }
}
