public import Identifiers

/// One line of a refund: part of what a claim cost that came back.
public struct RefundedLine: Hashable, Sendable {
    /// The line's number in the claim, from 1.
    public let number: Int
    /// For whom and what it is.
    public let attribution: Attribution
    /// The caps that get their allowance back.
    public let caps: [CapCode]
    /// Each fund's part.
    public let shares: [FundShare]

    /// Creates a refunded line.
    public init(number: Int, attribution: Attribution, caps: [CapCode], shares: [FundShare]) {
        self.number = number
        self.attribution = attribution
        self.caps = caps
        self.shares = shares
    }
}
