public import Identifiers
public import Money

/// The working behind one fund's share of one line: a funder wants the method line by line.
public struct ShareDetail: Hashable, Sendable {
    /// The line of the claim or case, counted from 1.
    public let line: Int
    /// The fund.
    public let fund: FundCode
    /// How the share was worked out.
    public let basis: ShareBasis
    /// How much.
    public let amount: Amount

    /// Creates a share detail.
    public init(line: Int, fund: FundCode, basis: ShareBasis, amount: Amount) {
        self.line = line
        self.fund = fund
        self.basis = basis
        self.amount = amount
    }
}

/// By what an amount was split, and what division left over.
public struct ShareBasis: Hashable, Sendable {
    /// What the weights were.
    public let method: ShareMethod
    /// The fund's weight.
    public let weight: Int64
    /// What division left of the fund's quota, in parts of the total weight.
    public let remainder: Int64

    /// Creates share basis.
    public init(method: ShareMethod, weight: Int64, remainder: Int64) {
        self.method = method
        self.weight = weight
        self.remainder = remainder
    }
}

/// What the weights of a split were.
public enum ShareMethod: String, CaseIterable, Hashable, Sendable {
    /// The rule's percentages, at approval.
    case percentages
    /// The pence still committed, at a claim on a commitment.
    case remaining
    /// The pence charged, at a refund.
    case charged
}
