public import Identifiers
public import Money

/// A limit on the sum of several small costs, which decides who looks, never whether to pay.
public struct Window: Hashable, Sendable {
    public let clause: ClauseID
    public let span: Measure
    /// The most that the sum may be before somebody looks.
    public let limit: Amount
    public let deciders: [Role]

    public init(clause: ClauseID, span: Measure, limit: Amount, deciders: [Role]) {
        self.clause = clause
        self.span = span
        self.limit = limit
        self.deciders = deciders
    }
}

/// Over what a limit is measured: the sum by participant (or group) and category, by the
/// incurred date.
public enum Measure: String, CaseIterable, Hashable, Sendable {
    /// This cost alone.
    case alone
    /// With the others of the same day.
    case day
    /// With the others of the 30 days that end on this one's.
    case thirtyDays = "30-days"
    /// With the others of the calendar quarter.
    case quarter

    /// Words after an amount: `£32.00 in a day`.
    var phrase: String {
        switch self {
        case .alone: ""
        case .day: " in a day"
        case .thirtyDays: " in 30 days"
        case .quarter: " in a quarter"
        }
    }
}
