public import Identifiers
public import Integrity
public import Money
public import Policy

// A store keeps where a matter has come to and takes it up from there; how it came there is in
// the journal, and a check replays it.

extension Matter {
    /// Takes up a matter where earlier transitions left it.
    public init(
        restoring submission: Submission,
        route: ApprovalRoute,
        recused: [UserID],
        grants: [Grant],
        isUsed: Bool,
        state: MatterState
    ) {
        self.init(
            submission,
            route: route,
            recused: recused,
            grants: grants,
            isUsed: isUsed,
            state: state
        )
    }
}

extension Grant {
    /// Takes up a yes as it was recorded.
    public init(
        restoringYesOf user: UserID,
        onBehalfOf: UserID?,
        role: Role,
        step: Int,
        steps: Int,
        lines: [LineAmount],
        amount: Amount,
        conditions: Digest?
    ) {
        self.user = user
        self.onBehalfOf = onBehalfOf
        self.role = role
        self.step = step
        self.steps = steps
        self.lines = lines
        self.amount = amount
        self.conditions = conditions
    }
}

extension Decline {
    /// Takes up a no as it was recorded.
    public init(
        restoringNoOf user: UserID,
        onBehalfOf: UserID?,
        role: Role,
        reason: DeclineReason,
        alternative: Digest?
    ) {
        self.user = user
        self.onBehalfOf = onBehalfOf
        self.role = role
        self.reason = reason
        self.alternative = alternative
    }
}
