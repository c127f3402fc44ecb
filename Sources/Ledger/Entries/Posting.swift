public import Money

/// One line of an entry: an amount on one side of one account.
public struct Posting: Hashable, Sendable {
    /// The account.
    public let account: AccountCode
    /// The side of the account.
    public let side: Side
    /// How much.
    public let amount: Amount
    /// Present where the account's kind wants one, and nowhere else.
    public let attribution: Attribution?

    /// Creates a posting.
    public init(account: AccountCode, side: Side, amount: Amount, attribution: Attribution? = nil) {
        self.account = account
        self.side = side
        self.amount = amount
        self.attribution = attribution
    }

    /// The same line on the other side.
    var mirrored: Posting {
        Posting(account: account, side: side.opposite, amount: amount, attribution: attribution)
    }
}
