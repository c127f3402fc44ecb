public import Calendar

/// A reversal that cannot be, in order of precedence.
public enum ReversalError: Error, Hashable, Sendable {
    /// The entry is itself a reversal.
    case isReversal(sequence: Int)
    /// The entry was reversed before.
    case alreadyReversed(sequence: Int, by: Int)
    /// The reversal would count before what it undoes.
    case beforeOriginal(original: CalendarDate, given: CalendarDate)
    /// The mirror makes no entry.
    case entry(EntryError)

    /// The stable code, for programs.
    public var code: String {
        switch self {
        case .isReversal: "reversal.of-reversal"
        case .alreadyReversed: "reversal.already-reversed"
        case .beforeOriginal: "reversal.before-original"
        case .entry(let error): error.code
        }
    }

    /// The rule that was broken, for people.
    public var message: String {
        switch self {
        case .isReversal(let sequence):
            "Entry \(sequence) is itself a reversal. Post what happened as a new entry."
        case .alreadyReversed(let sequence, let by):
            "Entry \(sequence) was reversed by entry \(by). An entry is reversed at most once."
        case .beforeOriginal(let original, let given):
            "A reversal does not count before its original, of \(original); \(given) is earlier."
        case .entry(let error): error.message
        }
    }
}
