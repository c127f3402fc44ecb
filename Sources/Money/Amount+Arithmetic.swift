extension Amount {
    /// The two sums together.
    ///
    /// - Throws: ``AmountError/overflow``.
    public func adding(_ other: Amount) throws(AmountError) -> Amount {
        let (sum, overflow) = pence.addingReportingOverflow(other.pence)
        guard !overflow else { throw .overflow }
        return Amount(unchecked: sum)
    }

    /// What is left when the other sum is taken away.
    ///
    /// - Throws: ``AmountError/belowZero(held:taken:)``.
    public func subtracting(_ other: Amount) throws(AmountError) -> Amount {
        guard other <= self else { throw .belowZero(held: self, taken: other) }
        return Amount(unchecked: pence - other.pence)
    }

    /// All the sums together; none is zero.
    ///
    /// - Throws: ``AmountError/overflow``.
    /// - Complexity: O(n).
    public static func sum(of amounts: some Sequence<Amount>) throws(AmountError) -> Amount {
        var total = Amount.zero
        for amount in amounts { total = try total.adding(amount) }
        return total
    }
}
