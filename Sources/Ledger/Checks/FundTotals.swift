public import Identifiers

/// One fund's balances by kind of account, each in pence on the kind's normal side.
///
/// A store can sum these without holding the accounts; several checks need nothing else.
public struct FundTotals: Hashable, Sendable {
    /// The fund.
    public let fund: FundCode
    /// The balances of all accounts of each kind together.
    public let balances: [AccountKind: Int64]

    /// Creates fund totals.
    public init(fund: FundCode, balances: [AccountKind: Int64]) {
        self.fund = fund
        self.balances = balances
    }

    /// The balance of all accounts of a kind together.
    public func balance(_ kind: AccountKind) -> Int64 { balances[kind] ?? 0 }

    /// Each fund's totals, in the order of the funds' codes.
    ///
    /// - Complexity: O(n) in the accounts.
    public static func all(
        in accounts: some Sequence<(key: AccountCode, value: AccountTotals)>
    ) -> [FundTotals] {
        var funds: [FundCode: [AccountKind: Int64]] = [:]
        for (account, totals) in accounts {
            guard let fund = account.fund else { continue }
            let balance = totals.balance(on: account.kind.normalSide)
            funds[fund, default: [:]][account.kind, default: 0] &+= balance
        }
        return funds.keys.sorted().map { FundTotals(fund: $0, balances: funds[$0] ?? [:]) }
    }
}
