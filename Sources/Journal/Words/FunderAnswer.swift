/// What a funder says to a drawdown.
public enum FunderAnswer: String, CaseIterable, Sendable {
    /// It pays what was asked, or a part.
    case paid
    /// It asks something first.
    case queried
    /// It will not bear a cost.
    case disallowed
}
