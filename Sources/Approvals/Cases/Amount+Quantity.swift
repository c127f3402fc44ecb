internal import Money

extension Amount {
    /// What so many cost at this price.
    ///
    /// - Throws: ``AmountError/negative(pence:)`` for fewer than none, or ``AmountError/overflow``.
    func multiplied(by quantity: Int) throws(AmountError) -> Amount {
        let (product, overflow) = pence.multipliedReportingOverflow(by: Int64(quantity))
        guard !overflow else { throw .overflow }
        return try Amount(pence: product)
    }
}
