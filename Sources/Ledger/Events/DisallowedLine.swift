public import Money

/// A cost that a funder will not bear.
public struct DisallowedLine: Hashable, Sendable {
    /// For whom and what it is.
    public let attribution: Attribution
    /// How much.
    public let amount: Amount

    /// Creates a disallowed line.
    public init(attribution: Attribution, amount: Amount) {
        self.attribution = attribution
        self.amount = amount
    }
}
