public import Calendar
public import Store

/// Why a date or a period does not take what is asked, in order of precedence.
public enum PeriodRefusal: Refusal, Hashable {
    case closed(CalendarDate, ClosedPeriod)
    case endsBeforeStart(CalendarDate, CalendarDate)
    case overlaps(ClosedPeriod)
    case notOver(CalendarDate)
    case notClosed(CalendarDate, CalendarDate)
    case drawnDown(ClosedPeriod)

    public var code: String {
        switch self {
        case .closed: "period.closed"
        case .endsBeforeStart: "period.ends-before-start"
        case .overlaps: "period.overlaps"
        case .notOver: "period.not-over"
        case .notClosed: "period.not-closed"
        case .drawnDown: "period.drawn-down"
        }
    }

    public var message: String {
        switch self {
        case .closed(let date, let period):
            "\(date) is \(date < period.starts ? "before" : "in") the period \(period.starts) to "
                + "\(period.ends), which is closed with all that counts up to its last day. Date "
                + "it on or after \(period.ends.adding(days: 1)), or ask for the period to be "
                + "reopened by two people."
        case .endsBeforeStart(let starts, let ends):
            "A period ends on or after its first day; \(ends) is before \(starts)."
        case .overlaps(let period):
            "The period \(period.starts) to \(period.ends) is closed already and shares days with "
                + "this one."
        case .notOver(let ends):
            "The period ends on \(ends), which is not over yet. Close it from the day after."
        case .notClosed(let starts, let ends):
            "There is no closed period from \(starts) to \(ends). `farthing periods` lists them."
        case .drawnDown(let period):
            "The period \(period.starts) to \(period.ends) is covered by a drawdown that was "
                + "submitted and stays closed. Correct it by an entry in an open period."
        }
    }
}
