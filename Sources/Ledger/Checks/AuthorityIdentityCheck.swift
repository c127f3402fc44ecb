internal import Identifiers

/// Invariant 2: each fund's award is somewhere: A100 = A200 + A300 + A400 + A500 + A600 + A700.
public enum AuthorityIdentityCheck {
    /// The stable code of the findings.
    public static let code = "check.authority-identity"

    private static let parts: [AccountKind] = [
        .awarded, .programmeBudget, .available, .committed, .deliveredUnpaid, .deliveredPaid,
    ]

    /// What breaks the invariant, in the order given.
    public static func findings(in funds: some Sequence<FundTotals>) -> [Finding] {
        funds.compactMap { totals in
            let granted = totals.balance(.awardAuthority)
            let placed = parts.reduce(Int64(0)) { $0 &+ totals.balance($1) }
            guard granted != placed else { return nil }
            return Finding(
                check: code,
                subject: totals.fund.text,
                message: "The award equals what is unbudgeted, unallocated, available, set aside "
                    + "and delivered; the award is \(pounds(granted)), the rest \(pounds(placed))."
            )
        }
    }
}
