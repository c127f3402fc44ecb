public import Calendar
public import Identifiers

/// Why an enrolment cannot change so, in order of precedence.
public enum EnrolmentError: Error, Hashable, Sendable {
    case stillOpen(partner: PartnerCode, from: CalendarDate)
    case notOpen(ParticipantCode)
    case endsBeforeStart(from: CalendarDate, until: CalendarDate)
    case overlaps(until: CalendarDate, from: CalendarDate)
}

extension EnrolmentError {
    /// The stable code.
    public var code: String {
        switch self {
        case .stillOpen: "enrolment.still-open"
        case .notOpen: "enrolment.not-open"
        case .endsBeforeStart: "enrolment.ends-before-start"
        case .overlaps: "enrolment.overlaps"
        }
    }

    /// The rule, the dates, and what to do next.
    public var message: String {
        switch self {
        case .stillOpen(let partner, let from):
            "The participant is enrolled with \(partner) since \(from). End that spell first."
        case .notOpen(let participant):
            "\(participant) has no open spell to end. Check the code, or enrol them first."
        case .endsBeforeStart(let from, let until):
            "The spell would end on \(until), before it starts on \(from). Check the dates."
        case .overlaps(let until, let from):
            "The spell before this one lasts until \(until), so the next cannot start on \(from). "
                + "Start it a day later or more."
        }
    }
}
