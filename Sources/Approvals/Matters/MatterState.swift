public import Identifiers
public import Integrity
public import Policy

/// Where a claim or business case stands.
///
/// ```
/// awaiting(1) -> awaiting(2) -> ... -> approved -> closed
///     |  ^                                 |
///   asked(question)                        | amended: a new version starts again at awaiting(1),
///     v                                    | with no approvals
///   declined, withdrawn  <-----------------+ withdrawn while nothing of it is used
/// ```
public enum MatterState: Hashable, Sendable {
    /// Somebody is to take the step, counted from 1.
    case awaiting(step: Int)
    /// Whoever is to take the step has asked something.
    case asked(QuestionID, step: Int)
    /// Every step said yes, or the guidance needs nobody to.
    case approved
    /// Somebody said no, with a reason.
    case declined(Decline)
    /// The claimant took it back.
    case withdrawn
    /// What was approved and not used is no longer set aside.
    case closed(Closure)

    /// Words for a sentence: `is waiting for step 2`.
    public var phrase: String {
        switch self {
        case .awaiting(let step): "is waiting for step \(step)"
        case .asked(let question, _): "is waiting for the answer to \(question)"
        case .approved: "is approved"
        case .declined: "was declined"
        case .withdrawn: "was withdrawn"
        case .closed(let closure): "is closed: \(closure.phrase)"
        }
    }

    /// The step that is to be taken next, if a decision is still open.
    public var openStep: Int? {
        switch self {
        case .awaiting(let step), .asked(_, let step): step
        case .approved, .declined, .withdrawn, .closed: nil
        }
    }
}

/// Why an approved business case no longer reserves money.
public enum Closure: String, CaseIterable, Sendable {
    /// Somebody put the rest back.
    case released
    /// Its last day has passed.
    case expired

    /// Words for a sentence.
    public var phrase: String {
        switch self {
        case .released: "the rest was put back"
        case .expired: "it expired"
        }
    }
}

/// A "no", with its reason, and what was offered instead.
public struct Decline: Hashable, Sendable {
    public let user: UserID
    /// Whose authority was used, where the user decided as a delegate.
    public let onBehalfOf: UserID?
    public let role: Role
    public let reason: DeclineReason
    /// A commitment to the alternative that was offered.
    public let alternative: Digest?
}
