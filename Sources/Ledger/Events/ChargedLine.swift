public import Identifiers

/// One line of a claim.
public struct ChargedLine: Hashable, Sendable {
    /// The line's number in the claim, from 1.
    public let number: Int
    /// For whom and what it is.
    public let attribution: Attribution
    /// Where the money comes from.
    public let origin: Origin
    /// Each fund's part.
    public let shares: [FundShare]

    /// Where the money for a line comes from.
    public enum Origin: Hashable, Sendable {
        /// The partner's available funds, within automatic limits: approved and claimed at once,
        /// using up these caps.
        case available(caps: [CapCode])
        /// A commitment that an approval opened, whose caps were used up then.
        case commitment(CommitmentID, isRecognisedOnApproval: Bool)
    }

    /// Creates a line of a claim.
    public init(number: Int, attribution: Attribution, origin: Origin, shares: [FundShare]) {
        self.number = number
        self.attribution = attribution
        self.origin = origin
        self.shares = shares
    }
}
