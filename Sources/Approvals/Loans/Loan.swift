public import Calendar
public import Identifiers

/// A device of the programme's and who has it: lent, returned, lent again, lost.
public struct Loan: Hashable, Sendable {
    public let device: DeviceID
    public let state: LoanState

    /// Creates the loan of a device that is on the shelf since a day: bought, not yet lent.
    public init(device: DeviceID, onShelfSince date: CalendarDate) {
        self.init(device: device, state: .returned(on: date))
    }

    private init(device: DeviceID, state: LoanState) {
        self.device = device
        self.state = state
    }

    /// The same, now with a participant.
    ///
    /// - Throws: ``LoanError``, the first that holds, in the order of its cases.
    public func lent(
        to participant: ParticipantCode,
        on date: CalendarDate
    ) throws(LoanError) -> Loan {
        guard case .returned = state else { throw .notOnShelf(device, state) }
        return try moved(to: .lent(to: participant, on: date))
    }

    /// The same, back on the shelf; a device that was lost may turn up again.
    ///
    /// - Throws: ``LoanError``, the first that holds, in the order of its cases.
    public func returned(on date: CalendarDate) throws(LoanError) -> Loan {
        if case .returned = state { throw .notAway(device, state) }
        return try moved(to: .returned(on: date))
    }

    /// The same, lost or stolen while it was lent.
    ///
    /// - Throws: ``LoanError``, the first that holds, in the order of its cases.
    public func lost(on date: CalendarDate) throws(LoanError) -> Loan {
        guard case .lent(let participant, _) = state else { throw .notLent(device, state) }
        return try moved(to: .lost(by: participant, on: date))
    }

    private func moved(to next: LoanState) throws(LoanError) -> Loan {
        guard next.date >= state.date else {
            throw .beforeLastMove(device, last: state.date, given: next.date)
        }
        return Loan(device: device, state: next)
    }
}

/// Where a device is.
public enum LoanState: Hashable, Sendable {
    case lent(to: ParticipantCode, on: CalendarDate)
    case returned(on: CalendarDate)
    case lost(by: ParticipantCode, on: CalendarDate)

    /// The day of the last move.
    public var date: CalendarDate {
        switch self {
        case .lent(_, let date), .returned(let date), .lost(_, let date): date
        }
    }

    /// Words for a sentence.
    public var phrase: String {
        switch self {
        case .lent(let participant, let date): "lent to \(participant) since \(date)"
        case .returned(let date): "on the shelf since \(date)"
        case .lost(let participant, let date): "lost by \(participant) on \(date)"
        }
    }
}
