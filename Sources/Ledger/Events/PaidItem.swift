public import Identifiers

/// A claim's cost of one attribution, as it is paid.
public struct PaidItem: Hashable, Sendable {
    /// The claim.
    public let claim: ClaimID
    /// For whom and what it is.
    public let attribution: Attribution
    /// Each fund's part.
    public let shares: [FundShare]
    /// What the reserves bore of it since it was paid.
    public let borne: BorneByReserves?

    /// Creates a paid item.
    public init(
        claim: ClaimID,
        attribution: Attribution,
        shares: [FundShare],
        borne: BorneByReserves? = nil
    ) {
        self.claim = claim
        self.attribution = attribution
        self.shares = shares
        self.borne = borne
    }
}

extension [PaidItem] {
    /// The claim behind all the items, or nil where they are of several.
    var commonClaim: String? {
        guard let first, allSatisfy({ $0.claim == first.claim }) else { return nil }
        return first.claim.text
    }
}
