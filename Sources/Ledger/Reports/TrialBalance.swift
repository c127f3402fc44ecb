public import Money

/// Every account's balance on one side, with totals that must agree in each plane and fund.
public struct TrialBalance: Hashable, Sendable {
    /// One line an account, in the order of the accounts' codes.
    public let lines: [Line]
    /// One total a plane and fund.
    public let totals: [Total]

    /// An account's balance, on the side where it is.
    public struct Line: Hashable, Sendable {
        /// The account.
        public let account: AccountCode
        /// The side of the account.
        public let side: Side
        /// How much.
        public let amount: Amount
    }

    /// The two columns of one plane and fund.
    public struct Total: Hashable, Sendable {
        /// The plane and fund.
        public let key: BalanceKey
        /// The sums of both columns.
        public let columns: AccountTotals

        /// Whether the columns are equal.
        public var agrees: Bool { columns.debits == columns.credits }
    }

    /// Creates the trial balance of the books.
    ///
    /// - Throws: ``AmountError`` when a column passes 64 bits or a counter is corrupt.
    /// - Complexity: O(n log n) in the accounts.
    public init(of books: Books) throws(AmountError) {
        try self.init(of: books, ordered: books.accounts.keys.sorted())
    }

    /// Creates the trial balance of these accounts of the books, given in the order of their codes.
    ///
    /// - Throws: ``AmountError`` when a column passes 64 bits or a counter is corrupt.
    /// - Complexity: O(n) in the accounts.
    public init(of books: Books, ordered accounts: [AccountCode]) throws(AmountError) {
        var lines: [Line] = []
        var columns: [BalanceKey: AccountTotals] = [:]
        for account in accounts {
            let line = try Line(account, books.totals(of: account))
            let key = BalanceKey(of: account)
            columns[key] = try (columns[key] ?? .zero).adding(line.amount, on: line.side)
            lines.append(line)
        }
        self.lines = lines
        totals = columns.sorted { $0.key < $1.key }.map { Total(key: $0.key, columns: $0.value) }
    }

    /// Whether all totals agree.
    public var agrees: Bool { totals.allSatisfy(\.agrees) }
}

extension TrialBalance.Line {
    fileprivate init(_ account: AccountCode, _ totals: AccountTotals) throws(AmountError) {
        let normal = account.kind.normalSide
        let balance = totals.balance(on: normal)
        self.account = account
        side = balance < 0 ? normal.opposite : normal
        amount = try Amount(pence: abs(balance))
    }
}
