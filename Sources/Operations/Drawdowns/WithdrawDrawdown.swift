import Identifiers
import Journal
import Policy
import Store

/// Gives up a drawdown that is being prepared, so that its costs are free for another.
///
/// The finance officer or a programme manager asks. What was submitted stays.
struct WithdrawDrawdown: Operation {
    static let name = "drawdown.withdraw"
    private let drawdown: DrawdownID

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("drawdown")
        drawdown = try arguments.code("drawdown")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer, .programmeManager)
        guard let preparation = try context.books.preparation(of: drawdown) else {
            throw DrawdownRefusal.unknown(drawdown)
        }
        guard preparation.stage == .open else {
            throw DrawdownRefusal.notOpen(drawdown, preparation.stage)
        }
        try context.record(.drawdownWithdrawn(DrawdownWithdrawn(drawdown: drawdown)))
        return nil
    }
}
