/// What an adjustment does to a drawdown that is being prepared.
public enum AdjustmentKind: String, CaseIterable, Sendable {
    /// A cost is left for a later drawdown, whole.
    case carried
    /// What came back of a cost that the funder was asked for before is taken off.
    case credited
}
