public import Calendar
public import Identifiers

/// Why a device cannot move so, in order of precedence.
public enum LoanError: Error, Hashable, Sendable {
    case notOnShelf(DeviceID, LoanState)
    case notAway(DeviceID, LoanState)
    case notLent(DeviceID, LoanState)
    case beforeLastMove(DeviceID, last: CalendarDate, given: CalendarDate)
}

extension LoanError {
    /// The stable code.
    public var code: String {
        switch self {
        case .notOnShelf: "loan.not-on-shelf"
        case .notAway: "loan.not-away"
        case .notLent: "loan.not-lent"
        case .beforeLastMove: "loan.before-last-move"
        }
    }

    /// The rule, the evidence, and what to do next.
    public var message: String {
        switch self {
        case .notOnShelf(let device, let state):
            "\(device) is \(state.phrase), so it cannot be lent. Record its return first."
        case .notAway(let device, let state):
            "\(device) is \(state.phrase), so it cannot come back. Check the device's code."
        case .notLent(let device, let state):
            "\(device) is \(state.phrase), so nobody can have lost it. Check the device's code."
        case .beforeLastMove(let device, let last, let given):
            "\(device) last moved on \(last), so it cannot move on \(given). Check the date."
        }
    }
}
