import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Money
import Policy
import Store

/// Lets a frozen payment run go to the bank.
///
/// 1. The finance officer or a programme manager asks, with the digest of what they saw and a day
///    that has not passed.
/// 2. Whoever releases it, and who lent them the role, neither prepared, adjusted or froze it, nor
///    instructed one of its payments, nor typed the bank details that it pays, nor is paid by it.
/// 3. It is what was frozen: no payment left or came back since, nobody's details changed, and
///    changed details are a day old.
/// 4. It is recorded. The bank's file can be written from then on, and is always the same.
struct ReleaseRun: Operation {
    static let name = "run.release"
    private let run: RunID
    /// What was looked at.
    private let digest: String
    private let on: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("run", "digest", "on")
        run = try arguments.code("run")
        digest = try arguments.text("digest")
        on = try arguments.date("on")
    }

    func run(in context: OperationContext) throws -> String? {
        let standing = try context.require(.financeOfficer, .programmeManager)
        let sheet = try context.sheet(of: run, inStage: .frozen)
        guard on >= context.today else { throw RunRefusal.dayPassed(on, today: context.today) }
        // Who lends a role stands in for it: nobody releases their own by another's hand.
        let releasers = [context.actor] + [standing.onBehalfOf].compactMap(\.self)
        try context.refuseBreach(
            of: try context.duties(),
            among: try context.books.holders(of: sheet.run, releasedBy: releasers)
        )
        guard let frozen = sheet.run.frozen, let contents = sheet.contents,
            frozen.digest == contents.digest, frozen.digest.hex == digest
        else { throw RunRefusal.otherDigest(run) }
        try refuseStale(sheet, frozen)
        let released = RunReleased(
            run: run,
            on: on,
            count: frozen.count,
            total: frozen.total,
            digest: frozen.digest
        )
        try context.record(.runReleased(released))
        return "\(run) goes to the bank: \(frozen.total.poundsText) in "
            + "\(counted(frozen.count, "payment")), to be paid on \(on)."
    }

    private func refuseStale(_ sheet: RunSheet, _ frozen: RunFrozen) throws {
        guard let own = sheet.details, own.details.account == frozen.account else {
            throw RunRefusal.ownAccountChanged(run)
        }
        guard sheet.account != nil else { throw RunRefusal.noAccount(isRecorded: true) }
        for line in sheet.lines {
            if let doubt = line.doubt {
                let payee = line.words
                throw RunRefusal.doubtful(run, line.payment, doubt, payee: payee)
            }
            for case .notBefore(let instant) in line.remarks {
                throw RunRefusal.detailsNew(run, line.payment, until: instant)
            }
        }
    }
}
