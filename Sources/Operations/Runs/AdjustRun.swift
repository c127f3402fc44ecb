import Calendar
import Identifiers
import Journal
import Policy
import Store

/// Leaves a payment out of a run that is being prepared, or takes it in again.
///
/// 1. The finance officer asks, with a reason.
/// 2. The payment is in the run, or was left out of it.
/// 3. It is recorded. The payment waits for a later run.
struct AdjustRun: Operation {
    static let name = "run.adjust"
    private let run: RunID
    private let payment: PaymentID
    private let undoes: Bool
    private let reason: String

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("run", "payment", "undo", "reason")
        run = try arguments.code("run")
        payment = try arguments.code("payment")
        undoes = try arguments.flag("undo")
        reason = try arguments.text("reason")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        let sheet = try context.sheet(of: run, inStage: .open)
        let candidates = undoes ? sheet.leftOut : sheet.lines
        guard candidates.contains(where: { $0.payment == payment }) else {
            throw RunRefusal.notInIt(run, payment, isLeftOut: undoes)
        }
        let adjusted = RunAdjusted(
            run: run,
            payment: payment,
            isOut: !undoes,
            reason: try context.commit(reason, as: "reason", of: context.actor.text)
        )
        try context.record(.runAdjusted(adjusted))
        let now = try context.sheet(of: run)
        return "\(run) would now pay \(poundsText(now.pence)) in "
            + "\(counted(now.lines.count, "payment"))."
    }
}
