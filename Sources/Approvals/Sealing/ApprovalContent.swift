public import Identifiers
public import Integrity
public import Money
public import Policy

/// What was approved, by whom and in which step: the part of an approval that a ``Matter`` fixes.
///
/// It is read off a matter or out of a statement. The two are equal or the statement is not of
/// that matter, whatever else may hold.
public struct ApprovalContent: Hashable, Sendable {
    public let subject: Subject
    public let version: Int
    /// The submission's place in the journal.
    public let subjectSeq: Int
    /// The submission's leaf: it stands for lines, payee, evidence and all.
    public let subjectLeaf: Digest
    /// Whether less was granted than was asked for.
    public let isPart: Bool
    public let amount: Amount
    public let lines: [LineAmount]
    public let conditions: Digest?
    /// Which step it is, counted from 1.
    public let step: Int
    /// How many steps there are.
    public let steps: Int
    public let role: Role
    /// Whose authority was used, where the signer decided as a delegate.
    public let onBehalfOf: UserID?
    public let signer: UserID

    /// Reads off the last approval of a matter, or nil when there is none yet.
    public init?(lastOf matter: Matter) {
        guard let grant = matter.grants.last else { return nil }
        subject = matter.subject
        version = matter.version
        subjectSeq = matter.submission.seq
        subjectLeaf = matter.submission.leaf
        isPart = grant.lines != matter.submission.lines
        amount = grant.amount
        lines = grant.lines
        conditions = grant.conditions
        step = grant.step
        steps = grant.steps
        role = grant.role
        onBehalfOf = grant.onBehalfOf
        signer = grant.user
    }

    /// Takes the values that a statement holds.
    init(
        subject: Subject,
        version: Int,
        seq: Int,
        leaf: Digest,
        isPart: Bool,
        amount: Amount,
        lines: [LineAmount],
        conditions: Digest?,
        step: (Int, of: Int),
        role: Role,
        onBehalfOf: UserID?,
        signer: UserID
    ) {
        self.subject = subject
        self.version = version
        subjectSeq = seq
        subjectLeaf = leaf
        self.isPart = isPart
        self.amount = amount
        self.lines = lines
        self.conditions = conditions
        self.step = step.0
        steps = step.of
        self.role = role
        self.onBehalfOf = onBehalfOf
        self.signer = signer
    }

    /// What the approver has asked for, so that a journal can be replayed from its statements.
    public var request: ApprovalRequest {
        ApprovalRequest(leaf: subjectLeaf, lines: .part(lines), conditions: conditions)
    }
}
