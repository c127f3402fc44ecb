/// Invariant 3: no floored account is below zero.
public enum FloorCheck {
    /// The stable code of the findings.
    public static let code = "check.floors"

    /// What breaks the invariant, in the order given.
    public static func findings(
        in accounts: some Sequence<(key: AccountCode, value: AccountTotals)>
    ) -> [Finding] {
        accounts.compactMap { account, totals in
            let balance = totals.balance(on: account.kind.normalSide)
            guard account.kind.isFloored, balance < 0 else { return nil }
            return Finding(
                check: code,
                subject: "\(account)",
                message: "“\(account.kind.title)” never falls below zero; it is \(pounds(balance))."
            )
        }
    }
}
