/// What stands between two people.
public enum RelationKind: String, CaseIterable, Sendable {
    /// By blood, marriage or living together.
    case family
    /// By friendship.
    case friend
    /// By money: a shared business, work or debt.
    case business
    /// By something else, which a note says.
    case other
}
