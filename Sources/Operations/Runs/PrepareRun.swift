import Banking
import Calendar
import Identifiers
import Journal
import Policy
import Store

/// Begins to put together the payments that go to the bank in one file.
///
/// 1. The finance officer asks, with a new id that a bank takes.
/// 2. No other run is being prepared: two would count on the same payments.
/// 3. Some payment was instructed and is in no run.
/// 4. It is recorded. Its payments stay what the books say until it is frozen.
struct PrepareRun: Operation {
    static let name = "run.prepare"
    private let run: RunID

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("run")
        run = try arguments.code("run")
        do { _ = try EndToEndID(of: run) } catch {
            throw .notForBanks(code: error.code, message: error.message)
        }
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        guard try context.books.paymentRun(run) == nil else { throw RunRefusal.exists(run) }
        for other in try context.books.paymentRuns()
        where try context.books.paymentRun(other)?.stage == .open {
            throw RunRefusal.open(other)
        }
        let waiting = try context.books.waitingPayments()
        guard !waiting.isEmpty else { throw RunRefusal.empty(run) }
        try context.record(.runPrepared(RunPrepared(run: run)))
        let sheet = try context.sheet(of: run)
        return "\(run) would pay \(poundsText(sheet.pence)) in "
            + "\(counted(sheet.lines.count, "payment"))."
    }
}

extension OperationContext {
    /// A run as it stands.
    ///
    /// - Throws: ``RunRefusal/unknown(_:)``.
    func sheet(of id: RunID) throws -> RunSheet {
        guard let sheet = try RunSheet(id, in: books, at: now) else {
            throw RunRefusal.unknown(id)
        }
        return sheet
    }

    /// A run in the one stage in which something can happen to it.
    ///
    /// - Throws: ``RunRefusal/unknown(_:)``, ``RunRefusal/notOpen(_:_:)`` or
    ///   ``RunRefusal/notFrozen(_:_:)``.
    func sheet(of id: RunID, inStage stage: StoredRun.Stage) throws -> RunSheet {
        let sheet = try sheet(of: id)
        guard sheet.run.stage == stage else {
            throw stage == .open
                ? RunRefusal.notOpen(id, sheet.run.stage) : .notFrozen(id, sheet.run.stage)
        }
        return sheet
    }
}
