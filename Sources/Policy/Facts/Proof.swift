/// What shows that a cost was incurred.
public enum Proof: String, CaseIterable, Hashable, Sendable {
    case ticket
    case receipt
    case invoice
    /// None, with a reason from the list.
    case missingWithReason = "missing-with-reason"
    /// None, and no reason: the claim waits for its claimant.
    case missing

    /// Whether there is something to look at.
    public var isShown: Bool {
        switch self {
        case .ticket, .receipt, .invoice: true
        case .missingWithReason, .missing: false
        }
    }
}
