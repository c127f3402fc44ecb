/// A sum that cannot be, in order of precedence.
public enum AmountError: Error, Hashable, Sendable {
    /// Not spelt as decimal pence, as `1250`.
    case notCanonical(String)
    /// Below zero.
    case negative(pence: Int64)
    /// More was taken from a sum than it holds.
    case belowZero(held: Amount, taken: Amount)
    /// Beyond what 64 bits can hold.
    case overflow

    /// The stable code, for programs.
    public var code: String {
        switch self {
        case .notCanonical: "amount.not-canonical"
        case .negative: "amount.negative"
        case .belowZero: "amount.below-zero"
        case .overflow: "amount.overflow"
        }
    }

    /// The rule that was broken, for people.
    public var message: String {
        switch self {
        case .notCanonical(let text):
            "An amount is written as whole pence, as 1250 for £12.50; “\(text)” is not."
        case .negative(let pence):
            "An amount is never negative, and \(pence) is. Swap the sides instead."
        case .belowZero(let held, let taken):
            "\(taken.poundsText) cannot be taken from \(held.poundsText). Take less."
        case .overflow:
            "The sum is larger than these books can hold. Check the amounts for a slip."
        }
    }
}
