public import Calendar
public import Identifiers
public import Policy

/// That one person decides for another for a while, as during leave.
///
/// Both names are kept on every decision made under it. It lends what the one who delegates holds
/// by appointment, never what was lent to them, so delegations cannot be chained.
public struct Delegation: Hashable, Sendable {
    /// Whose authority is lent.
    public let from: UserID
    /// Who may use it.
    public let to: UserID
    public let role: Role
    /// The first day.
    public let starts: CalendarDate
    /// The last day.
    public let ends: CalendarDate

    public init(
        from: UserID,
        to: UserID,
        role: Role,
        starts: CalendarDate,
        ends: CalendarDate
    ) {
        self.from = from
        self.to = to
        self.role = role
        self.starts = starts
        self.ends = ends
    }

    /// Whether it is in force on a day.
    public func isInForce(on date: CalendarDate) -> Bool { starts <= date && date <= ends }
}

/// Why a delegation cannot be made, in order of precedence.
public enum DelegationError: Error, Hashable, Sendable {
    case toOneself(UserID)
    case endsBeforeStart(starts: CalendarDate, ends: CalendarDate)
    case chained(UserID, Role)
    case notHeld(UserID, Role)
}

extension DelegationError {
    /// The stable code.
    public var code: String {
        switch self {
        case .toOneself: "delegation.to-oneself"
        case .endsBeforeStart: "delegation.ends-before-start"
        case .chained: "delegation.chained"
        case .notHeld: "delegation.not-held"
        }
    }

    /// The rule, the evidence, and what to do next.
    public var message: String {
        switch self {
        case .toOneself(let user):
            "\(user) cannot delegate to themselves. Name somebody else."
        case .endsBeforeStart(let starts, let ends):
            "The delegation would end on \(ends), before it starts on \(starts). Swap the dates."
        case .chained(let user, let role):
            "\(user) is \(role.phrase) by delegation only, and what is lent cannot be lent on. "
                + "Ask whoever holds the role to delegate directly."
        case .notHeld(let user, let role):
            "\(user) is not \(role.phrase), so there is nothing to delegate. Name somebody who "
                + "holds the role."
        }
    }
}
