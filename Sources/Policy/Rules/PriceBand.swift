public import Identifiers
public import Money

/// How many prices are compared before spending up to an amount.
public struct PriceBand: Hashable, Sendable {
    public let clause: ClauseID
    /// The most that the band covers; nil for any amount, as the last band.
    public let limit: Amount?
    /// Screenshots or quotes; for a claim its receipt counts as one.
    public let count: Int

    public init(clause: ClauseID, limit: Amount?, count: Int) {
        self.clause = clause
        self.limit = limit
        self.count = count
    }
}
