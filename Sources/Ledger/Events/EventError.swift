public import Calendar
public import Identifiers

/// Facts that make no entry, in order of precedence.
public enum EventError: Error, Hashable, Sendable {
    /// The entry would count before the money moved.
    case effectiveBeforeBankDate(effectiveOn: CalendarDate, bankDate: CalendarDate)
    /// Money moved from a thing to itself.
    case sameParty(String)
    /// A line's number below 1.
    case lineNumber(Int)
    /// A line that touches an allowance but names no participant.
    case capWithoutParticipant(line: Int)
    /// A fund of which nobody said how its money comes.
    case basisUnknown(FundCode)
    /// A total beyond 64 bits.
    case overflow
    /// Postings that make no entry.
    case entry(EntryError)

    /// The stable code, for programs.
    public var code: String {
        switch self {
        case .effectiveBeforeBankDate: "event.effective-before-bank-date"
        case .sameParty: "event.same-party"
        case .lineNumber: "event.line-number"
        case .capWithoutParticipant: "event.cap-without-participant"
        case .basisUnknown: "event.basis-unknown"
        case .overflow: "event.overflow"
        case .entry(let error): error.code
        }
    }

    /// The rule that was broken, for people.
    public var message: String {
        switch self {
        case .effectiveBeforeBankDate(let effectiveOn, let bankDate):
            "The money moved on \(bankDate), so the entry cannot count for \(effectiveOn). "
                + "Date it on that day or later."
        case .sameParty(let code):
            "Money moves between two different places, and both are \(code)."
        case .lineNumber(let line):
            "Lines are counted from 1, so there is no line \(line)."
        case .capWithoutParticipant(let line):
            "Line \(line) uses an allowance and names no participant. Name one or drop the cap."
        case .basisUnknown(let fund):
            "How \(fund) pays is not known: arrears, advance or own. Say which."
        case .overflow:
            "The amounts are too large to add. Check them for a slip."
        case .entry(let error): error.message
        }
    }
}
