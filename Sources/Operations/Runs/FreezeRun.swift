import Banking
import Calendar
import Identifiers
import Integrity
import Journal
import Money
import Policy
import Store

/// Fixes a payment run: from here on it pays this or nothing.
///
/// 1. The finance officer asks. It is what they saw, where the command says what that was.
/// 2. There is an account to pay from, and every payment can go to the bank as it stands.
/// 3. Each payment is recorded, then their number, their sum and the digest of it all.
struct FreezeRun: Operation {
    static let name = "run.freeze"
    private let run: RunID
    /// What was looked at.
    private let contents: String?

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("run", "contents")
        run = try arguments.code("run")
        contents = try arguments.optionalText("contents")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        let sheet = try context.sheet(of: run, inStage: .open)
        guard !sheet.lines.isEmpty else { throw RunRefusal.empty(run) }
        guard sheet.lines.count <= PaymentFile.mostTransfers else {
            throw RunRefusal.tooMany(run, sheet.lines.count)
        }
        guard sheet.account != nil else {
            throw RunRefusal.noAccount(isRecorded: sheet.details != nil)
        }
        try context.refuseDoubtful(sheet)
        guard let contents = sheet.contents else { throw RunRefusal.empty(run) }
        guard self.contents == nil || self.contents == contents.digest.hex else {
            throw RunRefusal.changed(run)
        }
        for line in contents.lines { try context.record(.runLine(line)) }
        let frozen = RunFrozen(
            run: run,
            account: contents.account,
            count: contents.lines.count,
            total: try contents.total(),
            digest: contents.digest
        )
        try context.record(.runFrozen(frozen))
        return "\(run) pays \(poundsText(sheet.pence)) in "
            + "\(counted(sheet.lines.count, "payment")), digest \(contents.digest.hex.prefix(16))… "
            + "Somebody else releases it."
    }
}

extension OperationContext {
    /// Refuses a run of which a payment cannot go to the bank as it stands.
    ///
    /// - Throws: ``RunRefusal/doubtful(_:_:_:payee:)``.
    func refuseDoubtful(_ sheet: RunSheet) throws {
        guard let line = sheet.lines.first(where: { $0.doubt != nil }), let doubt = line.doubt
        else { return }
        throw RunRefusal.doubtful(
            sheet.run.id,
            line.payment,
            doubt,
            payee: line.words
        )
    }
}
