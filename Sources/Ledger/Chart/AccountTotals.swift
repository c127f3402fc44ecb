public import Money

/// All that was ever posted to each side of an account.
///
/// Both counters only grow; the balance is their difference. So a lost or altered posting shows
/// even where it would leave the balance alone.
public struct AccountTotals: Hashable, Sendable {
    /// All that was ever debited.
    public var debits: Amount
    /// All that was ever credited.
    public var credits: Amount

    /// No postings.
    public static let zero = AccountTotals(debits: .zero, credits: .zero)

    /// Creates totals.
    public init(debits: Amount, credits: Amount) {
        self.debits = debits
        self.credits = credits
    }

    /// Pence on a side, less those on the other: negative where the other is greater.
    public func balance(on side: Side) -> Int64 {
        let difference = debits.pence - credits.pence  // two non-negative numbers: cannot overflow
        return side == .debit ? difference : -difference
    }

    /// The totals after one more amount on a side.
    ///
    /// - Throws: ``AmountError/overflow``.
    public func adding(_ amount: Amount, on side: Side) throws(AmountError) -> AccountTotals {
        switch side {
        case .debit: AccountTotals(debits: try debits.adding(amount), credits: credits)
        case .credit: AccountTotals(debits: debits, credits: try credits.adding(amount))
        }
    }
}
