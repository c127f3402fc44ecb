public import Integrity
public import Money

/// What a payment run pays: from which account, whom, how much, and to which accounts.
///
/// It is the same before it is recorded and after, so that what was looked at can be held against
/// what was frozen, and what was frozen against what is released.
public struct RunContents: Hashable, Sendable {
    /// The commitment to the account that is paid from.
    public let account: Digest
    /// The payments, in the order in which they were instructed.
    public let lines: [RunLine]

    public init(account: Digest, lines: [RunLine]) {
        self.account = account
        self.lines = lines
    }

    /// The sum of the lines.
    ///
    /// - Throws: `AmountError/overflow`.
    public func total() throws(AmountError) -> Amount { try Amount.sum(of: lines.map(\.amount)) }

    /// SHA-256 of a text: the line `ACCOUNT`, then `PAYMENT AMOUNT PAYEE ACCOUNT` for each
    /// payment, the values as records write them, each line ended by a line feed. O(lines).
    public var digest: Digest {
        var stream = DigestStream()
        stream.update(Array("\(account.hex)\n".utf8))
        for line in lines {
            let payee = line.payee.fieldText
            let text = "\(line.payment) \(line.amount.pence) \(payee) \(line.account.hex)\n"
            stream.update(Array(text.utf8))
        }
        return stream.finish()
    }
}
