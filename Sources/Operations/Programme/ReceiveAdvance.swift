import Ledger
import Policy

/// Records that a funder paid before anything was spent (row 5).
///
/// 1. The finance officer asks, for a fund paid in advance and a day that has come.
/// 2. The cash is posted as income that is not earned yet.
struct ReceiveAdvance: Operation {
    static let name = "advance.receive"
    private let asked: FundAmount

    init(from arguments: Arguments) throws(ArgumentError) {
        asked = try FundAmount(from: arguments)
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        try context.refuseFuture(asked.on)
        try context.requireBasis(.advance, of: asked.fund)
        let received = Event.AdvanceReceived(
            fund: asked.fund,
            amount: asked.amount,
            receivedOn: asked.on
        )
        try context.post(.advanceReceived(received), on: asked.on)
        return nil
    }
}
