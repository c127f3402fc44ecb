internal import Calendar

/// What every event's facts offer: a name, a reference, and one function to the postings.
protocol EventFacts {
    var kind: EventKind { get }
    /// The code of the paper behind the entry.
    var source: String? { get }
    /// The day the money moved.
    var bankDate: CalendarDate? { get }
    var ruleVersion: Int? { get }
    /// The working of the splits that this event made.
    var shareDetails: [ShareDetail] { get }

    /// Adds the postings of the event's row in the table of events.
    func post(to draft: inout DraftEntry) throws(EventError)
}

extension EventFacts {
    var source: String? { nil }
    var bankDate: CalendarDate? { nil }
    var ruleVersion: Int? { nil }
    var shareDetails: [ShareDetail] { [] }
}
