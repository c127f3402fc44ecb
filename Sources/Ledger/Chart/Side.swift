/// The side of an account that a posting falls on.
public enum Side: String, CaseIterable, Hashable, Sendable {
    case debit
    case credit

    /// The other side.
    public var opposite: Side { self == .debit ? .credit : .debit }
}
