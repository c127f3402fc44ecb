public import Identifiers
public import Integrity
public import Money
public import Policy

/// One step's "yes": who gave it, in which role, to what.
public struct Grant: Hashable, Sendable {
    public let user: UserID
    /// Whose authority was used, where the user decided as a delegate.
    public let onBehalfOf: UserID?
    public let role: Role
    /// Which step it is, counted from 1.
    public let step: Int
    /// How many steps the route had.
    public let steps: Int
    /// What is granted on each line, zero for a line that is left out.
    public let lines: [LineAmount]
    /// The sum of the lines.
    public let amount: Amount
    /// A commitment to the conditions that come with it.
    public let conditions: Digest?
}

/// What an approver asks to be recorded.
public struct ApprovalRequest: Hashable, Sendable {
    /// The leaf of the submission that the approver has read.
    public let leaf: Digest
    public let lines: ApprovedLines
    /// A commitment to the conditions that come with it.
    public let conditions: Digest?

    public init(leaf: Digest, lines: ApprovedLines, conditions: Digest? = nil) {
        self.leaf = leaf
        self.lines = lines
        self.conditions = conditions
    }
}

/// How much is approved.
public enum ApprovedLines: Hashable, Sendable {
    /// All that is asked for, or that the step before left of it.
    case all
    /// So much on each line. Every line is named, zero for one that is left out, so that none is
    /// forgotten.
    case part([LineAmount])
}

/// What a decider who says no asks to be recorded.
public struct DeclineRequest: Hashable, Sendable {
    /// The leaf of the submission that the decider has read.
    public let leaf: Digest
    public let reason: DeclineReason
    /// A commitment to the alternative that is offered.
    public let alternative: Digest?

    public init(leaf: Digest, reason: DeclineReason, alternative: Digest? = nil) {
        self.leaf = leaf
        self.reason = reason
        self.alternative = alternative
    }
}
