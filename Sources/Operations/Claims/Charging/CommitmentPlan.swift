import Approvals
import Identifiers
import Ledger
import Money
import Policy
import Store

/// What approving a business case would set aside, worked out before anything is posted.
struct CommitmentPlan {
    let event: Event.CommitmentRaised
    /// What each participant's line uses of caps.
    let approvedNow: [ChargePlan.ApprovedLine]

    /// Plans to set aside these amounts.
    ///
    /// - Parameter pack: The guidance that it was decided under, which says the caps it uses.
    init(
        granting amounts: [LineAmount],
        of businessCase: BusinessCase,
        under pack: RulePack,
        in context: OperationContext
    ) throws {
        var apportioning = try Apportioning(books: context.books, on: context.today)
        var lines: [CommittedLine] = []
        var approvedNow: [ChargePlan.ApprovedLine] = []
        for line in businessCase.lines {
            let granted = amounts.first { $0.number == line.number }?.amount ?? .zero
            guard !granted.isZero else { continue }
            let caps = pack.capsUsed(for: line.bearer, in: line.category)
            lines.append(
                CommittedLine(
                    commitment: try CommitmentID(businessCase.id, line: line.number),
                    attribution: line.attribution(at: businessCase.partner),
                    caps: caps,
                    shares: try apportioning.shares(ofApproved: granted)
                )
            )
            if let participant = line.bearer.participant {
                approvedNow.append((participant, caps, granted))
            }
        }
        self.approvedNow = approvedNow
        event = Event.CommitmentRaised(
            programme: try context.programme(),
            ruleVersion: apportioning.current.version,
            lines: lines
        )
    }
}
