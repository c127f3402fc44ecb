public import Identifiers
public import Money

/// The percentages at which a programme's funds share its costs, in declared order.
///
/// A new agreement with the funders is a new version. A cost stays under the version that it was
/// approved under.
public struct ApportionmentRule: Hashable, Sendable {
    /// The programme whose costs are shared.
    public let programme: ProgrammeCode
    /// The version, counted from 1.
    public let version: Int
    /// Each fund and its weight; the order breaks ties over an odd penny.
    public let parts: [Part]

    /// One fund's weight in a rule.
    public struct Part: Hashable, Sendable {
        /// The fund.
        public let fund: FundCode
        /// The fund's weight.
        public let weight: Int64

        /// Creates a part.
        public init(fund: FundCode, weight: Int64) {
            self.fund = fund
            self.weight = weight
        }
    }

    /// Creates a rule.
    ///
    /// - Throws: ``FundControlError/partsOutOfRange(count:)``, ``FundControlError/fundTwice(_:)``
    ///   or ``FundControlError/weightOutOfRange(_:weight:)``.
    public init(
        programme: ProgrammeCode,
        version: Int,
        parts: [Part]
    ) throws(FundControlError) {
        guard (1...Apportionment.maximumParts).contains(parts.count) else {
            throw .partsOutOfRange(count: parts.count)
        }
        var seen: Set<FundCode> = []
        for part in parts {
            guard seen.insert(part.fund).inserted else { throw .fundTwice(part.fund) }
            guard (1...Self.largestWeight).contains(part.weight) else {
                throw .weightOutOfRange(part.fund, weight: part.weight)
            }
        }
        self.programme = programme
        self.version = version
        self.parts = parts
    }

    /// A weight is a percentage or a ratio; millionths are fine enough for any agreement.
    public static let largestWeight: Int64 = 1_000_000

    /// Splits what is approved by the percentages.
    ///
    /// - Parameter owed: What each fund is owed, from ``owed(charged:)``.
    /// - Throws: ``FundControlError/apportionment(_:)``.
    public func shares(
        forApproval amount: Amount,
        owed: [FundCode: Owed]
    ) throws(FundControlError) -> [FundShare] {
        let weights = parts.map { ($0.fund, $0.weight) }
        return try split(amount, by: weights, .percentages, owed: owed)
    }

    /// Splits a claim by what each fund still has committed, so that none gives more than it has.
    ///
    /// - Throws: ``FundControlError/exceedsRemaining(requested:remaining:)`` or
    ///   ``FundControlError/apportionment(_:)``.
    public func shares(
        forClaim amount: Amount,
        remaining: [FundShare],
        owed: [FundCode: Owed]
    ) throws(FundControlError) -> [FundShare] {
        let whole = try Self.total(of: remaining)
        guard amount <= whole else {
            throw .exceedsRemaining(requested: amount, remaining: whole)
        }
        return try split(amount, by: inDeclaredOrder(remaining), .remaining, owed: owed)
    }

    /// Splits a refund by what each fund was charged, so that none gets back more than it gave.
    ///
    /// - Throws: ``FundControlError/exceedsCharged(requested:charged:)`` or
    ///   ``FundControlError/apportionment(_:)``.
    public func shares(
        forRefund amount: Amount,
        charged: [FundShare],
        owed: [FundCode: Owed]
    ) throws(FundControlError) -> [FundShare] {
        let whole = try Self.total(of: charged)
        guard amount <= whole else { throw .exceedsCharged(requested: amount, charged: whole) }
        return try split(amount, by: inDeclaredOrder(charged), .charged, owed: owed)
    }

    /// What each fund owes of the costs under this version of the rule.
    ///
    /// - Parameter charged: Each fund's support expense in pence, net, under this version.
    /// - Throws: ``FundControlError/apportionment(_:)``.
    public func owed(
        charged: [FundCode: Int64]
    ) throws(FundControlError) -> [FundCode: Owed] {
        var all: Int64 = 0
        for part in parts {
            let (sum, overflow) = all.addingReportingOverflow(charged[part.fund] ?? 0)
            guard !overflow else { throw .apportionment(.overflow) }
            all = sum
        }
        let weight = parts.reduce(into: Int64(0)) { $0 += $1.weight }
        var owed: [FundCode: Owed] = [:]
        for part in parts {
            do {
                owed[part.fund] = try Owed(
                    share: (weight: part.weight, ofTotal: weight),
                    charged: (byAll: all, byThis: charged[part.fund] ?? 0)
                )
            } catch { throw .apportionment(error) }
        }
        return owed
    }

    /// Shares in the order that the rule declares its funds in; others follow as given.
    private func inDeclaredOrder(_ shares: [FundShare]) -> [(FundCode, Int64)] {
        let declared = parts.map(\.fund)
        let known = declared.flatMap { fund in shares.filter { $0.fund == fund } }
        let others = shares.filter { !declared.contains($0.fund) }
        return (known + others).map { ($0.fund, $0.amount.pence) }
    }

    private func split(
        _ amount: Amount,
        by weights: [(fund: FundCode, weight: Int64)],
        _ method: ShareMethod,
        owed: [FundCode: Owed]
    ) throws(FundControlError) -> [FundShare] {
        let result: Apportionment
        do {
            result = try amount.apportioned(
                by: weights.map(\.weight),
                owed: weights.map { owed[$0.fund] ?? .nothing },
                direction: method == .charged ? .refund : .charge
            )
        } catch { throw .apportionment(error) }
        return weights.indices.map { index in
            let (weight, remainder) = (result.weights[index], result.remainders[index])
            return FundShare(
                fund: weights[index].fund,
                amount: result.shares[index],
                basis: ShareBasis(method: method, weight: weight, remainder: remainder)
            )
        }
    }

    private static func total(of shares: [FundShare]) throws(FundControlError) -> Amount {
        do { return try Amount.sum(of: shares.lazy.map(\.amount)) } catch {
            throw .apportionment(.overflow)
        }
    }
}
