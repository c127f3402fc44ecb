internal import Calendar
internal import Money

/// What an event adds its postings to.
///
/// Sums of nothing are left out, and postings alike in account, side and attribution become one.
struct DraftEntry {
    private var recorded: RecordedEntry
    private var places: [Place: Int] = [:]

    init(_ facts: some EventFacts, effectiveOn: CalendarDate) {
        recorded = RecordedEntry(
            event: facts.kind,
            effectiveOn: effectiveOn,
            source: facts.source,
            bankDate: facts.bankDate,
            ruleVersion: facts.ruleVersion,
            shares: facts.shareDetails,
            postings: []
        )
    }

    /// Adds an amount to one account's debits and another's credits.
    mutating func post(
        _ amount: Amount,
        debit: AccountCode,
        credit: AccountCode,
        for attribution: Attribution? = nil
    ) throws(EventError) {
        guard !amount.isZero else { return }
        try add(amount, on: .debit, of: debit, for: attribution)
        try add(amount, on: .credit, of: credit, for: attribution)
    }

    /// Returns the entry this draft describes.
    ///
    /// - Throws: The first ``EntryError``, in the order its cases are declared.
    func balanced() throws(EntryError) -> Entry { try Entry(recorded: recorded) }

    private mutating func add(
        _ amount: Amount,
        on side: Side,
        of account: AccountCode,
        for attribution: Attribution?
    ) throws(EventError) {
        let wanted = account.kind.wantsAttribution ? attribution : nil
        let place = Place(account: account, side: side, attribution: wanted)
        guard let index = places[place] else {
            places[place] = recorded.postings.count
            recorded.postings.append(place.posting(of: amount))
            return
        }
        do {
            let sum = try recorded.postings[index].amount.adding(amount)
            recorded.postings[index] = place.posting(of: sum)
        } catch { throw .overflow }
    }
}

/// What makes two postings alike.
private struct Place: Hashable {
    let account: AccountCode
    let side: Side
    let attribution: Attribution?

    func posting(of amount: Amount) -> Posting {
        Posting(account: account, side: side, amount: amount, attribution: attribution)
    }
}
