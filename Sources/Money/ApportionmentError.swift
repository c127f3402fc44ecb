/// A split that cannot be made, in order of precedence.
public enum ApportionmentError: Error, Hashable, Sendable {
    /// No part, or more than ``Apportionment/maximumParts``.
    case partsOutOfRange(count: Int)
    /// What is owed was not given for each part.
    case unmatchedOwed(weights: Int, owed: Int)
    /// A weight below zero.
    case negativeWeight(Int64)
    /// Weights that sum to zero: nobody to bear the amount.
    case noWeight
    /// A product beyond 128 bits.
    case overflow

    /// The stable code, for programs.
    public var code: String {
        switch self {
        case .partsOutOfRange: "apportionment.parts"
        case .unmatchedOwed: "apportionment.owed-unmatched"
        case .negativeWeight: "apportionment.weight-negative"
        case .noWeight: "apportionment.no-weight"
        case .overflow: "apportionment.overflow"
        }
    }

    /// The rule that was broken, for people.
    public var message: String {
        switch self {
        case .partsOutOfRange(let count):
            "An amount is split between 1 and \(Apportionment.maximumParts) funds, not \(count)."
        case .unmatchedOwed(let weights, let owed):
            "There are \(weights) weights and \(owed) sums owed. Give one for each fund."
        case .negativeWeight(let weight):
            "A weight is never negative, and \(weight) is."
        case .noWeight:
            "All weights are zero, so no fund can bear the amount. Give one fund a weight."
        case .overflow:
            "The numbers are too large to be split exactly. Check them for a slip."
        }
    }
}
