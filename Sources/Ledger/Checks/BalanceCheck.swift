internal import Money

/// Invariant 8: an account's stored counters are the sums of its postings.
public enum BalanceCheck {
    /// The stable code of the findings.
    public static let code = "check.balances"

    /// An account's counters as they are stored, and as its postings sum.
    public struct Pair: Hashable, Sendable {
        /// The account.
        public let account: AccountCode
        /// The counters as they are stored.
        public let stored: AccountTotals
        /// The sums of the postings.
        public let posted: AccountTotals

        /// Creates a pair.
        public init(account: AccountCode, stored: AccountTotals, posted: AccountTotals) {
            self.account = account
            self.stored = stored
            self.posted = posted
        }
    }

    /// What breaks the invariant, in the order given.
    public static func findings(in pairs: some Sequence<Pair>) -> [Finding] {
        pairs.compactMap { pair in
            guard pair.stored != pair.posted else { return nil }
            return Finding(
                check: code,
                subject: "\(pair.account)",
                message: "A balance is the sum of its postings; debits \(columns(pair, \.debits)), "
                    + "credits \(columns(pair, \.credits))."
            )
        }
    }

    private static func columns(_ pair: Pair, _ side: KeyPath<AccountTotals, Amount>) -> String {
        "stored \(pair.stored[keyPath: side].poundsText), "
            + "posted \(pair.posted[keyPath: side].poundsText)"
    }
}
