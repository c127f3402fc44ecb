import Ledger
import Policy

/// Returns programme budget that nobody was allocated to the award (row 25).
///
/// 1. A programme manager asks, for a fund that is open and a day that has come.
/// 2. The floor of the budget that is left refuses too much.
struct ReturnBudget: Operation {
    static let name = "budget.return"
    private let asked: FundAmount

    init(from arguments: Arguments) throws(ArgumentError) {
        asked = try FundAmount(from: arguments)
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.programmeManager)
        try context.refuseFuture(asked.on)
        try context.fund(asked.fund)
        let programme = try context.programme()
        try context.post(
            .budgetReturned(.init(programme: programme, shares: asked.shares)),
            on: asked.on
        )
        return nil
    }
}
