/// One of the three sets of books that each balance alone.
public enum Plane: String, CaseIterable, Hashable, Sendable {
    /// What may be spent: award, budget, allocation, commitment, delivery.
    case authority
    /// What a participant may still have. It belongs to no fund.
    case allowance
    /// Cash, debts, income and cost.
    case money
}
