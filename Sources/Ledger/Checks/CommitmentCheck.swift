public import Identifiers

/// Invariant 5: for each approval and fund, committed = claimed + released + remaining, and a
/// closed commitment has nothing remaining.
public enum CommitmentCheck {
    /// The stable code of the findings.
    public static let code = "check.commitments"

    /// One fund's part in one commitment, in pence, net of reversals.
    public struct Standing: Hashable, Sendable {
        /// The commitment.
        public let commitment: CommitmentID
        /// The fund.
        public let fund: FundCode
        /// Set aside.
        public var committed: Int64
        /// Drawn by claims.
        public var claimed: Int64
        /// Put back.
        public var released: Int64
        /// The balance of the commitment's account.
        public var remaining: Int64
        /// Whether it was released, has expired or was claimed to its end.
        public var isClosed: Bool

        /// Creates a standing.
        public init(
            commitment: CommitmentID,
            fund: FundCode,
            committed: Int64 = 0,
            claimed: Int64 = 0,
            released: Int64 = 0,
            remaining: Int64 = 0,
            isClosed: Bool = false
        ) {
            self.commitment = commitment
            self.fund = fund
            self.committed = committed
            self.claimed = claimed
            self.released = released
            self.remaining = remaining
            self.isClosed = isClosed
        }
    }

    /// What breaks the invariant, in the order given.
    public static func findings(in standings: some Sequence<Standing>) -> [Finding] {
        standings.compactMap { standing in
            guard let fault = fault(in: standing) else { return nil }
            let subject = "\(AccountCode.committed(standing.fund, standing.commitment))"
            return Finding(check: code, subject: subject, message: fault)
        }
    }

    private static func fault(in standing: Standing) -> String? {
        let accounted = standing.claimed &+ standing.released &+ standing.remaining
        guard standing.committed == accounted else {
            return "What was set aside was claimed, put back or remains; "
                + "\(pounds(standing.committed)) was set aside, \(pounds(standing.claimed)) "
                + "claimed, \(pounds(standing.released)) put back and "
                + "\(pounds(standing.remaining)) remains."
        }
        guard !standing.isClosed || standing.remaining == 0 else {
            return "A closed commitment has nothing left; \(pounds(standing.remaining)) remains."
        }
        return nil
    }
}
