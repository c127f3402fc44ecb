/// One amount split into whole pennies that sum to it, with the working that an auditor asks for.
///
/// The method, in integers only:
/// 1. Each part's quota is `amount × weight ÷ total weight`; it gets the whole pence below.
/// 2. The pennies left over go one each to parts whose quota has a fraction, so every share is
///    the floor or the ceiling of its quota.
/// 3. First is the part with the greatest fraction plus what it is owed; for a refund, the
///    greatest fraction less what it is owed. A tie goes to the part declared first.
///
/// Where the weights are pence still committed, no share exceeds its weight and the last claim
/// takes each weight to exactly zero, because `ceil(c × s ÷ S) <= s` whenever `c <= S`.
public struct Apportionment: Hashable, Sendable {
    /// The weights as given, in declared order.
    public let weights: [Int64]
    /// What division left of each quota, in parts of ``totalWeight``.
    public let remainders: [Int64]
    /// Each part's share, in declared order; they sum to the amount.
    public let shares: [Amount]

    /// The most parts that one amount is split into.
    public static let maximumParts = 5

    /// Which way the money goes.
    public enum Direction: Hashable, Sendable {
        /// The parts bear a cost.
        case charge
        /// The parts get money back.
        case refund
    }
}

extension Amount {
    /// Splits the amount by weight.
    ///
    /// - Parameters:
    ///   - weights: Percentages, pence committed or pence charged, in declared order.
    ///   - owed: What each part is owed, in the same order.
    ///   - direction: Whether the parts pay or are repaid.
    /// - Throws: The first ``ApportionmentError``, in the order its cases are declared.
    public func apportioned(
        by weights: [Int64],
        owed: [Owed],
        direction: Apportionment.Direction
    ) throws(ApportionmentError) -> Apportionment {
        let total = try totalWeight(of: weights, owed: owed)
        var quotas: [Quota] = []
        for (weight, owed) in zip(weights, owed) {
            quotas.append(
                try Quota(of: self, weight: weight, total: total, owed: owed, direction)
            )
        }
        var left = pence - quotas.reduce(0) { $0 + $1.whole }
        while left > 0, let next = try Quota.first(of: quotas) {
            quotas[next].takesPenny = true
            left -= 1
        }
        return Apportionment(
            weights: weights,
            remainders: quotas.map(\.remainder),
            shares: quotas.map { Amount(unchecked: $0.whole + ($0.takesPenny ? 1 : 0)) }
        )
    }
}

private func totalWeight(of weights: [Int64], owed: [Owed]) throws(ApportionmentError) -> Int64 {
    guard (1...Apportionment.maximumParts).contains(weights.count) else {
        throw .partsOutOfRange(count: weights.count)
    }
    guard weights.count == owed.count else {
        throw .unmatchedOwed(weights: weights.count, owed: owed.count)
    }
    var total: Int64 = 0
    for weight in weights {
        guard weight >= 0 else { throw .negativeWeight(weight) }
        let (sum, overflow) = total.addingReportingOverflow(weight)
        guard !overflow else { throw .overflow }
        total = sum
    }
    guard total > 0 else { throw .noWeight }
    return total
}

/// One part's exact due: whole pence, what division left, and its standing for an odd penny.
private struct Quota {
    let whole: Int64
    let remainder: Int64
    /// The fraction plus or minus what is owed, times the total weight and ``denominator``.
    let standing: Int128
    let denominator: Int64
    var takesPenny = false

    init(
        of amount: Amount,
        weight: Int64,
        total: Int64,
        owed: Owed,
        _ direction: Apportionment.Direction
    ) throws(ApportionmentError) {
        let product = Int128(amount.pence) * Int128(weight)
        let (quotient, rest) = product.quotientAndRemainder(dividingBy: Int128(total))
        whole = Int64(quotient)  // at most the amount, since weight <= total
        remainder = Int64(rest)
        denominator = owed.denominator
        let fraction = rest * Int128(owed.denominator)
        let (scaled, tooLarge) = owed.numerator.multipliedReportingOverflow(by: Int128(total))
        let (sum, overflow) =
            direction == .charge
            ? fraction.addingReportingOverflow(scaled)
            : fraction.subtractingReportingOverflow(scaled)
        guard !tooLarge, !overflow else { throw .overflow }
        standing = sum
    }

    /// The place of the part that is next for a penny, or nil when no part has a fraction left.
    static func first(of quotas: [Quota]) throws(ApportionmentError) -> Int? {
        var best: Int?
        for (index, quota) in quotas.enumerated() {
            guard quota.remainder > 0, !quota.takesPenny else { continue }
            if let current = best, try !quota.isAhead(of: quotas[current]) { continue }
            best = index
        }
        return best
    }

    private func isAhead(of other: Quota) throws(ApportionmentError) -> Bool {
        if denominator == other.denominator { return standing > other.standing }
        let (mine, first) = standing.multipliedReportingOverflow(by: Int128(other.denominator))
        let (theirs, second) = other.standing.multipliedReportingOverflow(by: Int128(denominator))
        guard !first, !second else { throw .overflow }
        return mine > theirs
    }
}
