public import Identifiers
public import Money

/// How much a participant may have under one cap.
public struct CapLimit: Hashable, Sendable {
    /// The cap.
    public let cap: CapCode
    /// How much.
    public let amount: Amount

    /// Creates a cap limit.
    public init(cap: CapCode, amount: Amount) {
        self.cap = cap
        self.amount = amount
    }
}
