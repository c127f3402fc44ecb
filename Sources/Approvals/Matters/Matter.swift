public import Identifiers
internal import Integrity
internal import Money
public import Policy

/// A claim or business case on its way to a decision.
///
/// A matter is a value: each transition returns another one or throws a ``TransitionError``. It
/// reads no clock and no store, so the command line, the replay of a journal and the verifier of
/// a pack all come to the same state from the same records.
///
/// Invariants: approvals are of the current version only; nobody gave two of them; none grants a
/// line more than the one before; no step is skipped; what is approved has an approval for each
/// step of its route.
public struct Matter: Hashable, Sendable {
    /// The version that is decided on.
    public let submission: Submission
    /// Whose yes is needed.
    public let route: ApprovalRoute
    /// Who passed on because of a conflict: they never decide on this again, in any version.
    public let recused: [UserID]
    /// The steps that said yes to this version, in order.
    public let grants: [Grant]
    /// Whether money was paid or claimed on the strength of it.
    public let isUsed: Bool
    public let state: MatterState

    init(
        _ submission: Submission,
        route: ApprovalRoute,
        recused: [UserID],
        grants: [Grant] = [],
        isUsed: Bool = false,
        state: MatterState
    ) {
        self.submission = submission
        self.route = route
        self.recused = recused
        self.grants = grants
        self.isUsed = isUsed
        self.state = state
    }

    public var subject: Subject { submission.subject }
    public var version: Int { submission.version }

    /// Who said yes to this version, in the order of the steps.
    public var grantedBy: [UserID] { grants.map(\.user) }

    /// What may be granted at most on each line: what the last step left, or what is asked for.
    public var openLines: [LineAmount] { grants.last?.lines ?? submission.lines }

    /// The role whose turn it is, if a decision is still open.
    public var openRole: Role? {
        state.openStep.map { route.steps[$0 - 1] }
    }
}

extension Matter {
    /// The same with another state.
    func moving(to state: MatterState) -> Matter {
        Matter(
            submission,
            route: route,
            recused: recused,
            grants: grants,
            isUsed: isUsed,
            state: state
        )
    }
}
