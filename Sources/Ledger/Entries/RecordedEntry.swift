public import Calendar

/// The parts of an entry as they are read back from the journal, unproved.
///
/// ``Entry/init(recorded:)`` is the way from here to an entry.
public struct RecordedEntry: Hashable, Sendable {
    /// What happened.
    public var event: EventKind
    /// The day it counts for.
    public var effectiveOn: CalendarDate
    /// The code of the paper behind it.
    public var source: String?
    /// The entry that it undoes.
    public var reverses: Int?
    /// The day the money moved.
    public var bankDate: CalendarDate?
    /// The version of the apportionment rule.
    public var ruleVersion: Int?
    /// How each line was split.
    public var shares: [ShareDetail]
    /// The lines, in the order that the event wrote them.
    public var postings: [Posting]

    /// Creates the parts of an entry.
    public init(
        event: EventKind,
        effectiveOn: CalendarDate,
        source: String? = nil,
        reverses: Int? = nil,
        bankDate: CalendarDate? = nil,
        ruleVersion: Int? = nil,
        shares: [ShareDetail] = [],
        postings: [Posting]
    ) {
        self.event = event
        self.effectiveOn = effectiveOn
        self.source = source
        self.reverses = reverses
        self.bankDate = bankDate
        self.ruleVersion = ruleVersion
        self.shares = shares
        self.postings = postings
    }
}
