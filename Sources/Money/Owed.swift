/// What a fund still owes of the cost so far: what its percentage promised, less its charges.
///
/// Whole pennies cannot follow percentages exactly, and without a memory the same fund would win
/// every odd penny. Positive means that the fund has been charged too little. The value is an
/// exact fraction of a penny: there is nothing to round and no state that is not in the books.
public struct Owed: Hashable, Sendable {
    /// The pence owed, times ``denominator``.
    public let numerator: Int128
    /// The sum of the rule's weights.
    public let denominator: Int64

    /// Nothing either way, as before the first charge.
    public static let nothing = Owed(numerator: 0, denominator: 1)

    private init(numerator: Int128, denominator: Int64) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Creates what one fund owes under a rule.
    ///
    /// - Parameters:
    ///   - share: The fund's weight and the sum of all weights in the rule.
    ///   - charged: The pence that all funds together, and this fund alone, have been charged
    ///     under the rule, net of refunds.
    /// - Throws: ``ApportionmentError/negativeWeight(_:)`` or ``ApportionmentError/noWeight``.
    public init(
        share: (weight: Int64, ofTotal: Int64),
        charged: (byAll: Int64, byThis: Int64)
    ) throws(ApportionmentError) {
        guard share.weight >= 0 else { throw .negativeWeight(share.weight) }
        guard share.ofTotal > 0 else { throw .noWeight }
        let promised = Int128(charged.byAll) * Int128(share.weight)
        let paid = Int128(charged.byThis) * Int128(share.ofTotal)
        // Each product is at most 2^126 away from zero, so the difference fits.
        self.init(numerator: promised - paid, denominator: share.ofTotal)
    }
}
