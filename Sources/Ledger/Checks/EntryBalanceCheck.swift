internal import Money

/// Invariant 1: in every entry debits equal credits in each plane and fund, and no posting is zero.
///
/// Together these mean two postings at least.
public enum EntryBalanceCheck {
    /// The stable code of the findings.
    public static let code = "check.entry-balance"

    /// What an entry posted in one plane and fund.
    public struct Sums: Hashable, Sendable {
        /// The entry's sequence number.
        public let sequence: Int
        /// The plane and fund.
        public let key: BalanceKey
        /// What was posted to each side.
        public let totals: AccountTotals
        /// The smallest posting, in pence.
        public let smallest: Int64

        /// Creates sums.
        public init(sequence: Int, key: BalanceKey, totals: AccountTotals, smallest: Int64) {
            self.sequence = sequence
            self.key = key
            self.totals = totals
            self.smallest = smallest
        }
    }

    /// What breaks the invariant, in the order given.
    public static func findings(in sums: some Sequence<Sums>) -> [Finding] {
        sums.compactMap { sums in
            guard let fault = fault(in: sums) else { return nil }
            return Finding(check: code, subject: "entry \(sums.sequence)", message: fault)
        }
    }

    private static func fault(in sums: Sums) -> String? {
        let (debits, credits) = (sums.totals.debits, sums.totals.credits)
        if sums.smallest <= 0 { return "Every posting has an amount above zero; one has not." }
        guard debits != credits else { return nil }
        return "Debits equal credits in \(sums.key); they are \(debits.poundsText) and "
            + "\(credits.poundsText)."
    }
}
