public import Calendar
internal import Identifiers

/// A date that periods do not allow, in order of precedence.
public enum PeriodError: Error, Hashable, Sendable {
    /// A period whose last day is before its first.
    case endsBeforeItStarts(starts: CalendarDate, ends: CalendarDate)
    /// An entry dated in a closed period.
    case periodClosed(Period, date: CalendarDate)

    /// The stable code, for programs.
    public var code: String {
        switch self {
        case .endsBeforeItStarts: "period.ends-before-start"
        case .periodClosed: "period.closed"
        }
    }

    /// The rule that was broken, for people.
    public var message: String {
        switch self {
        case .endsBeforeItStarts(let starts, let ends):
            "A period ends on or after the day it starts; \(ends) is before \(starts)."
        case .periodClosed(let period, let date):
            "\(date) is in a period\(period.fund.map { " of \($0)" } ?? "") that is closed, from "
                + "\(period.starts) to \(period.ends). Date the entry after it."
        }
    }
}
