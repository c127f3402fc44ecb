/// Invariant 14: what funds owe each other nets to nothing.
public enum InterfundCheck {
    /// The stable code of the findings.
    public static let code = "check.interfund"

    /// What breaks the invariant, in the order given.
    public static func findings(in funds: some Sequence<FundTotals>) -> [Finding] {
        let net = funds.reduce(Int64(0)) { $0 &+ $1.balance(.interfund) }
        guard net != 0 else { return [] }
        return [
            Finding(
                check: code,
                subject: AccountKind.interfund.rawValue,
                message: "What funds owe each other nets to nothing; it is \(pounds(net))."
            )
        ]
    }
}
