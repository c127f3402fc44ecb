import Approvals
import Identifiers
import Integrity
import Journal
import Policy

/// Says no to a claim or business case, with a reason from the list and, better, an alternative.
///
/// 1. The id is new. The version is the one before the decider, the step is theirs to take, and no
///    duty excludes them.
/// 2. The no is recorded; what might be done instead goes to the vault. What earlier steps raised
///    allowances by for it is taken back.
struct DeclineMatter: Operation {
    static let name = "decline"
    private let approval: ApprovalID
    private let subject: Subject
    private let version: Int64
    private let reason: DeclineReason
    private let alternative: String?
    private let onBehalfOf: UserID?

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow(
            "approval",
            "claim",
            "case",
            "version",
            "reason",
            "alternative",
            "on-behalf-of"
        )
        approval = try arguments.code("approval")
        subject = try arguments.subject()
        version = try arguments.integer("version")
        reason = try arguments.choice("reason")
        alternative = try arguments.optionalText("alternative")
        onBehalfOf = try arguments.optionalCode("on-behalf-of")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.requireKnownActor()
        try context.refuseTaken(approval)
        let decided = try Decided(subject, in: context)
        try decided.refuseOtherVersion(version)
        let next = try declined(decided)
        guard case .declined(let decline) = next.state else { return nil }
        guard onBehalfOf == nil || decline.onBehalfOf == onBehalfOf else {
            throw AuthorityNamed.differs(
                context.actor,
                named: onBehalfOf,
                used: decline.onBehalfOf
            )
        }
        let record = ApprovalDeclined(
            approval: approval,
            subjectKind: subject.kind,
            subject: subject.text,
            version: next.version,
            role: decline.role,
            onBehalfOf: decline.onBehalfOf,
            reason: reason,
            alternative: decline.alternative
        )
        try context.record(.approvalDeclined(record), chain: decided.chain)
        let released = try decided.putBackWhatIsHeld()
        return "\(subject.opening) is declined: \(reason.phrase). It may be sent again, changed or "
            + "not; unchanged it goes to somebody more senior." + released.lowered
    }

    private func declined(_ decided: Decided) throws -> Matter {
        let context = decided.context
        let alternative = try alternative.map {
            try context.commit($0, as: "alternative", of: decided.vaultSubject)
        }
        let request = DeclineRequest(
            leaf: decided.matter.submission.leaf,
            reason: reason,
            alternative: alternative
        )
        return try decided.matter.declined(
            request,
            by: context.actor,
            under: try decided.circumstances()
        )
    }
}
