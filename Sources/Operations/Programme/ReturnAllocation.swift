import Ledger
import Policy

/// Takes budget back from a delivery partner, as when it leaves (row 25).
///
/// 1. A programme manager asks, for a partner that has joined and a day that has come.
/// 2. The floor of what the partner has available refuses too much: what is committed stays.
struct ReturnAllocation: Operation {
    static let name = "allocation.return"
    private let asked: PartnerAmounts

    init(from arguments: Arguments) throws(ArgumentError) {
        asked = try PartnerAmounts(from: arguments)
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.programmeManager)
        try asked.check(in: context)
        let returned = Event.AllocationReturned(
            programme: try context.programme(),
            partner: asked.partner,
            shares: asked.amounts.shares
        )
        try context.post(.allocationReturned(returned), on: asked.on)
        return nil
    }
}
