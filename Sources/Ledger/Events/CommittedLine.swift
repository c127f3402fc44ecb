public import Identifiers

/// One line of an approval: what is set aside, for whom, and under which caps.
public struct CommittedLine: Hashable, Sendable {
    /// The commitment.
    public let commitment: CommitmentID
    /// For whom and what it is.
    public let attribution: Attribution
    /// The caps that the line uses up; none where there is no participant.
    public let caps: [CapCode]
    /// Whether the category counts as cost from its approval.
    public let isRecognisedOnApproval: Bool
    /// Each fund's part.
    public let shares: [FundShare]

    /// Creates a committed line.
    public init(
        commitment: CommitmentID,
        attribution: Attribution,
        caps: [CapCode],
        isRecognisedOnApproval: Bool = false,
        shares: [FundShare]
    ) {
        self.commitment = commitment
        self.attribution = attribution
        self.caps = caps
        self.isRecognisedOnApproval = isRecognisedOnApproval
        self.shares = shares
    }
}
