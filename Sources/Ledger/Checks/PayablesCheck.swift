internal import Identifiers

/// Invariant 4: what is delivered and unpaid is owed, and all that is delivered is cost.
///
/// A600 = M2000 + M2050, and A600 + A700 = M5000 less M2010, each fund alone.
public enum PayablesCheck {
    /// The stable code of the findings.
    public static let code = "check.payables"

    /// What breaks the invariant, in the order given.
    public static func findings(in funds: some Sequence<FundTotals>) -> [Finding] {
        funds.flatMap { totals in
            let fund = totals.fund.text
            return [
                compare(
                    fund,
                    "What is delivered and unpaid is owed on claims or in transit",
                    totals.balance(.deliveredUnpaid),
                    totals.balance(.claimsPayable) &+ totals.balance(.inTransit)
                ),
                compare(
                    fund,
                    "What is delivered is the support expense less grants not yet claimed",
                    totals.balance(.deliveredUnpaid) &+ totals.balance(.deliveredPaid),
                    totals.balance(.expense) &- totals.balance(.grantsPayable)
                ),
            ].compactMap { $0 }
        }
    }

    private static func compare(
        _ fund: String,
        _ rule: String,
        _ delivered: Int64,
        _ booked: Int64
    ) -> Finding? {
        guard delivered != booked else { return nil }
        return Finding(
            check: code,
            subject: fund,
            message: "\(rule); they are \(pounds(delivered)) and \(pounds(booked))."
        )
    }
}
