import Approvals
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Policy
import Store

/// Says yes to a claim or business case: to all of it or a part, with conditions or none.
///
/// 1. The id is new. The version is the one before the approver, the step is theirs to take, and no
///    duty excludes them; where one does, who can decide instead is named.
/// 2. The enrolment is tested again: a spell may have ended since it was sent.
/// 3. The approval is a statement of exactly what is approved, sealed, and for a business case
///    signed by the approver; it is kept and recorded.
/// 4. Allowances are raised in the same step: as asked, and at the last step by what is missing,
///    where the guidance lets somebody on the route (row 23). Where one ran out since it was sent
///    and nobody on the route may raise it, the guidance answers again first, and whoever may is
///    the next step.
/// 5. At the last step a claim is charged (rows 6 and 7, or 7 on its case; 21 where a float paid),
///    a case is committed (row 6).
struct ApproveMatter: Operation {
    static let name = "approve"
    private let approval: ApprovalID
    private let subject: Subject
    private let version: Int64
    private let lines: [LineAmount]
    private let conditions: String?
    private let raises: [RequestedRaise]
    private let onBehalfOf: UserID?

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow(
            "approval",
            "claim",
            "case",
            "version",
            "lines",
            "conditions",
            "raise",
            "on-behalf-of"
        )
        approval = try arguments.code("approval")
        subject = try arguments.subject()
        version = try arguments.integer("version")
        lines = try Self.lines(in: arguments)
        conditions = try arguments.optionalText("conditions")
        raises = try RequestedRaise.list(in: arguments)
        onBehalfOf = try arguments.optionalCode("on-behalf-of")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.requireKnownActor()
        try context.refuseTaken(approval)
        var decided = try Decided(subject, in: context)
        try decided.refuseOtherVersion(version)
        let conditions = try conditions.map {
            try context.commit($0, as: "conditions", of: decided.vaultSubject)
        }
        var next = try approved(decided, on: conditions)
        let lines = try decided.grant(last: next, onBehalfOf: onBehalfOf).lines
        try EnrolmentTest(decided: decided).run()
        try decided.refuseUnderEndedCase()
        let plan = try decided.plan(granting: lines)
        var reasons: [String] = []
        if try lacksARaiser(next, for: plan.approvedNow, of: decided) {
            reasons = try AskingAgain(decided: decided).run()
            decided = try Decided(subject, in: context)
            next = try approved(decided, on: conditions)
        }
        let grant = try decided.grant(last: next, onBehalfOf: onBehalfOf)
        try record(next, grant, shares: try plan.shares(), of: decided)
        let raising = Raising(decided: decided)
        try raising.raise(raises, as: grant.role)
        guard case .approved = next.state else {
            return (reasons + [next.waitsFor(decided)]).joined(separator: " ")
        }
        try raising.raiseWhatIsMissing(for: plan.approvedNow, by: next.grants.map(\.role))
        try plan.post(in: context)
        return "\(subject.opening) is approved: \(grant.amount.poundsText)."
    }

    /// Whether the last yes would find an allowance too small that nobody who said yes may raise.
    private func lacksARaiser(
        _ next: Matter,
        for lines: [ChargePlan.ApprovedLine],
        of decided: Decided
    ) throws -> Bool {
        guard case .approved = next.state else { return false }
        return try Raising(decided: decided)
            .lacksARaiser(for: lines, among: next.grants.map(\.role), besides: raises)
    }

    private func approved(_ decided: Decided, on conditions: Digest?) throws -> Matter {
        let request = ApprovalRequest(
            leaf: decided.matter.submission.leaf,
            lines: lines.isEmpty ? .all : .part(lines),
            conditions: conditions
        )
        return try decided.matter.approved(
            request,
            by: decided.context.actor,
            under: try decided.circumstances()
        )
    }

    private func record(
        _ next: Matter,
        _ grant: Grant,
        shares: [ApprovedShare],
        of decided: Decided
    ) throws {
        guard let content = ApprovalContent(lastOf: next) else { return }
        let context = decided.context
        let sealed = try Sealing(context: context)
            .sealed(content, as: approval, shares: shares, of: decided)
        let granted = ApprovalGranted(
            approval: approval,
            subjectKind: subject.kind,
            subject: subject.text,
            version: next.version,
            step: grant.step,
            of: grant.steps,
            role: grant.role,
            onBehalfOf: grant.onBehalfOf,
            amount: grant.amount,
            lines: grant.lines,
            conditions: grant.conditions,
            statement: try context.books.keepDocument(sealed.statement.bytes()),
            seal: sealed.seal,
            signature: sealed.signature
        )
        try context.record(.approvalGranted(granted), chain: decided.chain)
    }

    private static func lines(in arguments: Arguments) throws(ArgumentError) -> [LineAmount] {
        var lines: [LineAmount] = []
        for item in try arguments.items("lines") {
            try item.allow("number", "amount")
            let number = try item.integer("number")
            guard let amount = try item.optionalAmount("amount") else {
                throw .missing(key: "lines[\(lines.count + 1)].amount")
            }
            lines.append(LineAmount(number: Int(clamping: number), amount: amount))
        }
        return lines
    }
}
