public import Identifiers
public import Money

/// One fund's part of an amount, in declared order with its fellows.
public struct FundShare: Hashable, Sendable {
    /// The fund.
    public let fund: FundCode
    /// How much.
    public let amount: Amount
    /// How the part was worked out, where this very event split the amount.
    public let basis: ShareBasis?

    /// Creates a fund share.
    public init(fund: FundCode, amount: Amount, basis: ShareBasis? = nil) {
        self.fund = fund
        self.amount = amount
        self.basis = basis
    }
}

extension [FundShare] {
    /// The parts together.
    ///
    /// - Throws: ``EventError/overflow``.
    public func total() throws(EventError) -> Amount {
        do { return try Amount.sum(of: lazy.map(\.amount)) } catch { throw .overflow }
    }

    /// The working of those parts that have one, as the entry keeps it.
    func details(line: Int) -> [ShareDetail] {
        compactMap { share in
            share.basis.map {
                ShareDetail(line: line, fund: share.fund, basis: $0, amount: share.amount)
            }
        }
    }
}
