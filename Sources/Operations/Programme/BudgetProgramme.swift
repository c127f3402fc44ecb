import Ledger
import Policy

/// Sets part of an award aside for the programme (row 2).
///
/// 1. A programme manager asks, for a fund that is open and a day that has come.
/// 2. The floor of what is awarded and not yet budgeted refuses too much.
struct BudgetProgramme: Operation {
    static let name = "programme.budget"
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
            .programmeBudgeted(.init(programme: programme, shares: asked.shares)),
            on: asked.on
        )
        return nil
    }
}
