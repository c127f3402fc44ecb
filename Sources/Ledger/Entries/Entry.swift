public import Calendar
internal import Identifiers
internal import Money

/// A journal entry whose debits equal its credits in every plane and fund.
///
/// There is no way to hold an unbalanced one. An ``Event`` makes an entry from business facts,
/// ``Reversal`` mirrors one, and ``init(recorded:)`` reads one back; all pass the same proof.
public struct Entry: Hashable, Sendable {
    /// What happened.
    public let event: EventKind
    /// The day the entry counts for.
    public let effectiveOn: CalendarDate
    /// The code of the claim, case, payment or drawdown behind the entry.
    public let source: String?
    /// The sequence number of the entry that this one undoes.
    public let reverses: Int?
    /// The day that the money moved, where a bank or a float was touched.
    public let bankDate: CalendarDate?
    /// The version of the apportionment rule that the cost was split under.
    public let ruleVersion: Int?
    /// How each line was split.
    public let shares: [ShareDetail]
    /// The lines, in the order that the event wrote them.
    public let postings: [Posting]

    /// Reads an entry back from its recorded parts.
    ///
    /// - Throws: The first ``EntryError``, in the order its cases are declared.
    /// - Complexity: O(n) in the postings.
    public init(recorded: RecordedEntry) throws(EntryError) {
        try recorded.checkHeading()
        try recorded.checkPostings()
        try recorded.checkBalance()
        event = recorded.event
        effectiveOn = recorded.effectiveOn
        source = recorded.source
        reverses = recorded.reverses
        bankDate = recorded.bankDate
        ruleVersion = recorded.ruleVersion
        shares = recorded.shares
        postings = recorded.postings
    }

    /// The accounts that the entry touches, each once, in order.
    public var accounts: [AccountCode] {
        var seen: Set<AccountCode> = []
        return postings.map(\.account).filter { seen.insert($0).inserted }
    }
}

extension RecordedEntry {
    fileprivate func checkHeading() throws(EntryError) {
        if let source, !CodeGrammar.lowercase.accepts(source) { throw .sourceMisspelt(source) }
        guard (event == .entryReversed) == (reverses != nil) else { throw .reversalUnlinked }
    }

    fileprivate func checkPostings() throws(EntryError) {
        guard postings.count >= 2 else { throw .tooFewPostings(count: postings.count) }
        for posting in postings {
            guard !posting.amount.isZero else { throw .zeroAmount(posting.account) }
        }
        for posting in postings { try posting.checkAttribution() }
    }

    fileprivate func checkBalance() throws(EntryError) {
        var totals: [BalanceKey: AccountTotals] = [:]
        for posting in postings {
            let key = BalanceKey(of: posting.account)
            do {
                totals[key] = try (totals[key] ?? .zero).adding(posting.amount, on: posting.side)
            } catch { throw .overflow(key.plane) }
        }
        for posting in postings {  // in order of the postings, so that the first is the same always
            let key = BalanceKey(of: posting.account)
            let sums = totals[key] ?? .zero
            guard sums.debits == sums.credits else { throw .unbalanced(key, sums) }
        }
    }
}

extension Posting {
    fileprivate func checkAttribution() throws(EntryError) {
        guard account.kind.wantsAttribution else {
            guard attribution == nil else { throw .attributionUnwanted(account) }
            return
        }
        guard let attribution else { throw .attributionMissing(account) }
        for (dimension, text) in zip(account.kind.dimensions, account.dimensions) {
            let agrees =
                switch dimension {
                case .partner: attribution.partner.text == text
                case .category: attribution.category.text == text
                default: true
                }
            guard agrees else { throw .attributionContradicts(account, attribution) }
        }
    }
}
