internal import Money

/// Parts that make no entry, in order of precedence.
///
/// The three about attributions are looked for together, posting by posting.
public enum EntryError: Error, Hashable, Sendable {
    /// A source that is not a lower-case code.
    case sourceMisspelt(String)
    /// A reversal that names no entry, or another event that does.
    case reversalUnlinked
    /// Fewer than two postings.
    case tooFewPostings(count: Int)
    /// A posting of nothing.
    case zeroAmount(AccountCode)
    /// An attribution on an account that takes none.
    case attributionUnwanted(AccountCode)
    /// A cost that says not for whom it is.
    case attributionMissing(AccountCode)
    /// An attribution to another partner or category than the account's.
    case attributionContradicts(AccountCode, Attribution)
    /// A total beyond 64 bits.
    case overflow(Plane)
    /// Debits that are not equal to credits.
    case unbalanced(BalanceKey, AccountTotals)

    /// The stable code, for programs.
    public var code: String {
        switch self {
        case .sourceMisspelt: "entry.source-misspelt"
        case .reversalUnlinked: "entry.reversal-unlinked"
        case .tooFewPostings: "entry.too-few-postings"
        case .zeroAmount: "entry.zero-amount"
        case .attributionUnwanted: "entry.attribution-unwanted"
        case .attributionMissing: "entry.attribution-missing"
        case .attributionContradicts: "entry.attribution-contradicts"
        case .overflow: "entry.overflow"
        case .unbalanced: "entry.unbalanced"
        }
    }

    /// The rule that was broken, for people.
    public var message: String {
        switch self {
        case .sourceMisspelt(let text):
            "“\(text)” is no code of a claim, case, payment or drawdown."
        case .reversalUnlinked:
            "A reversal names the entry that it undoes, and nothing else does."
        case .tooFewPostings(let count):
            "An entry has at least two postings, and this has \(count). Give an amount above zero."
        case .zeroAmount(let account):
            "Each posting has an amount above zero; the one to \(account) is zero."
        case .attributionUnwanted(let account):
            "\(account) belongs to no one partner and category, so its posting names none."
        case .attributionMissing(let account):
            "A posting to \(account) names its partner and category. Add them."
        case .attributionContradicts(let account, let attribution):
            "\(account) cannot hold a cost of \(attribution.partner) for \(attribution.category)."
        case .overflow(let plane):
            "The \(plane.rawValue) amounts are too large to add. Check them for a slip."
        case .unbalanced(let key, let sums):
            "Debits equal credits in each plane and fund; in \(key) they are "
                + "\(sums.debits.poundsText) and \(sums.credits.poundsText)."
        }
    }
}
