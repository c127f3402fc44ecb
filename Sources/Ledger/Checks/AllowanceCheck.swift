internal import Identifiers

/// Invariant 7: for each participant and cap, issued = remaining + used, and used is what was
/// committed, delivered or borne by the reserves for them.
public enum AllowanceCheck {
    /// The stable code of the findings.
    public static let code = "check.allowances"

    /// One participant's allowance under one cap, in pence.
    public struct Standing: Hashable, Sendable {
        /// The participant and the cap, as `p_17.clothing`.
        public let subject: String
        /// All that was allowed.
        public var issued: Int64
        /// What is left to use.
        public var remaining: Int64
        /// Set aside or spent.
        public var used: Int64
        /// The balances on A500, A600, A700 and M5900 of the participant's lines under this cap,
        /// over all funds; nil where they were not gathered.
        public var charged: Int64?

        /// Creates a standing.
        public init(
            subject: String,
            issued: Int64 = 0,
            remaining: Int64 = 0,
            used: Int64 = 0,
            charged: Int64? = nil
        ) {
            self.subject = subject
            self.issued = issued
            self.remaining = remaining
            self.used = used
            self.charged = charged
        }
    }

    /// What breaks the invariant, in the order given.
    public static func findings(in standings: some Sequence<Standing>) -> [Finding] {
        standings.flatMap { standing in
            faults(in: standing).map {
                Finding(check: code, subject: standing.subject, message: $0)
            }
        }
    }

    /// Each participant's allowances as the accounts tell them, in the order of the subjects.
    ///
    /// - Complexity: O(n log n) in the accounts.
    public static func standings(
        in accounts: some Sequence<(key: AccountCode, value: AccountTotals)>
    ) -> [Standing] {
        var standings: [String: Standing] = [:]
        for (account, totals) in accounts where account.kind.plane == .allowance {
            let subject = account.dimensions.joined(separator: ".")
            let balance = totals.balance(on: account.kind.normalSide)
            var standing = standings[subject] ?? Standing(subject: subject)
            switch account.kind {
            case .allowanceIssued: standing.issued = balance
            case .allowanceRemaining: standing.remaining = balance
            default: standing.used = balance
            }
            standings[subject] = standing
        }
        return standings.values.sorted { $0.subject < $1.subject }
    }

    private static func faults(in standing: Standing) -> [String] {
        var faults: [String] = []
        if standing.issued != standing.remaining &+ standing.used {
            faults.append(
                "What was allowed remains or was used; \(pounds(standing.issued)) was allowed, "
                    + "\(pounds(standing.remaining)) remains, \(pounds(standing.used)) was used."
            )
        }
        if let charged = standing.charged, charged != standing.used {
            faults.append(
                "What was used of an allowance was set aside or spent for the participant; "
                    + "\(pounds(standing.used)) was used, \(pounds(charged)) set aside or spent."
            )
        }
        return faults
    }
}
