public import Integrity
public import Money

/// What a funder is asked for: the lines, and what is taken off for costs of earlier drawdowns.
///
/// It is the same before it is recorded and after, so that what was reviewed can be held against
/// what was asked for.
public struct DrawdownContents: Hashable, Sendable {
    /// The costs, in the order of their bank dates.
    public let lines: [DrawdownLine]
    /// What came back of costs that the funder was asked for before.
    public let credits: [Credit]

    /// A negative line that names its original.
    public struct Credit: Hashable, Sendable {
        /// Seq of the entry that defrayed the original.
        public let defrayal: Int
        /// Pence that the drawdown is less by.
        public let amount: Amount

        public init(defrayal: Int, amount: Amount) {
            self.defrayal = defrayal
            self.amount = amount
        }
    }

    /// - Parameter credits: In any order.
    public init(lines: [DrawdownLine], credits: [Credit]) {
        self.lines = lines
        self.credits = credits.sorted { $0.defrayal < $1.defrayal }
    }

    /// The sum of the lines.
    ///
    /// - Throws: `AmountError/overflow`.
    public func total() throws(AmountError) -> Amount { try Amount.sum(of: lines.map(\.amount)) }

    /// The sum of what is taken off.
    ///
    /// - Throws: `AmountError/overflow`.
    public func credited() throws(AmountError) -> Amount {
        try Amount.sum(of: credits.map(\.amount))
    }

    /// SHA-256 of a text with a line for each cost, then one for each credit:
    /// `DEFRAYAL AMOUNT BANK-DATE LATE` and `DEFRAYAL -AMOUNT`, the values as records write them,
    /// each line ended by a line feed. O(lines).
    public var digest: Digest {
        var stream = DigestStream()
        for line in lines {
            let late = line.isLate ? "yes" : "no"
            let text = "\(line.defrayal) \(line.amount.pence) \(line.bankDate) \(late)\n"
            stream.update(Array(text.utf8))
        }
        for credit in credits {
            stream.update(Array("\(credit.defrayal) -\(credit.amount.pence)\n".utf8))
        }
        return stream.finish()
    }
}
