public import Identifiers

/// Invariant 18: a funder's income is what was delivered and paid, and grants payable are the
/// commitments that counted as cost from their approval.
public enum IncomeCheck {
    /// The stable code of the findings.
    public static let code = "check.income"

    /// - Parameters:
    ///   - funders: The funds that earn income by defrayal: all but the charity's own.
    ///   - recognised: The balance of each fund's commitments that are recognised on approval, or
    ///     nil where it was not gathered.
    public static func findings(
        in funds: some Sequence<FundTotals>,
        funders: Set<FundCode>,
        recognised: [FundCode: Int64]?
    ) -> [Finding] {
        funds.flatMap { totals in
            let grants = recognised.map { $0[totals.fund] ?? 0 }
            return [
                funders.contains(totals.fund) ? income(of: totals) : nil,
                grants.flatMap { grantsPayable(of: totals, committed: $0) },
            ].compactMap { $0 }
        }
    }

    private static func income(of totals: FundTotals) -> Finding? {
        let (earned, paid) = (totals.balance(.income), totals.balance(.deliveredPaid))
        guard earned != paid else { return nil }
        return Finding(
            check: code,
            subject: totals.fund.text,
            message: "A funder's income is what was delivered and paid; it is \(pounds(earned)), "
                + "and \(pounds(paid)) was."
        )
    }

    private static func grantsPayable(of totals: FundTotals, committed: Int64) -> Finding? {
        let payable = totals.balance(.grantsPayable)
        guard payable != committed else { return nil }
        return Finding(
            check: code,
            subject: totals.fund.text,
            message: "Grants payable are the commitments recognised on approval; they are "
                + "\(pounds(payable)) and \(pounds(committed))."
        )
    }
}
