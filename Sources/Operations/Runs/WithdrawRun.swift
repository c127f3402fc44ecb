import Identifiers
import Journal
import Policy
import Store

/// Gives up a payment run that was not released, so that its payments are free for another.
///
/// The finance officer or a programme manager asks. What was released stays: a payment that the
/// bank does not make comes back by payment.return.
struct WithdrawRun: Operation {
    static let name = "run.withdraw"
    private let run: RunID

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("run")
        run = try arguments.code("run")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer, .programmeManager)
        guard let stage = try context.books.paymentRun(run)?.stage else {
            throw RunRefusal.unknown(run)
        }
        guard stage == .open || stage == .frozen else { throw RunRefusal.notOpen(run, stage) }
        try context.record(.runWithdrawn(RunWithdrawn(run: run)))
        return "Its payments wait for another run."
    }
}
