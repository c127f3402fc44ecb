public import Identifiers
public import Money

/// A split between funds that cannot be, in order of precedence.
public enum FundControlError: Error, Hashable, Sendable {
    /// A rule of no fund, or of more than ``Apportionment/maximumParts``.
    case partsOutOfRange(count: Int)
    /// A rule that lists a fund twice.
    case fundTwice(FundCode)
    /// A weight below 1 or above ``ApportionmentRule/largestWeight``.
    case weightOutOfRange(FundCode, weight: Int64)
    /// A claim above what its commitment has left.
    case exceedsRemaining(requested: Amount, remaining: Amount)
    /// A refund above what was charged.
    case exceedsCharged(requested: Amount, charged: Amount)
    /// A split that makes no sense.
    case apportionment(ApportionmentError)

    /// The stable code, for programs.
    public var code: String {
        switch self {
        case .partsOutOfRange: "rule.parts"
        case .fundTwice: "rule.fund-twice"
        case .weightOutOfRange: "rule.weight"
        case .exceedsRemaining: "commitment.exceeded"
        case .exceedsCharged: "refund.exceeds-charged"
        case .apportionment(let error): error.code
        }
    }

    /// The rule that was broken, for people.
    public var message: String {
        switch self {
        case .partsOutOfRange(let count):
            "Costs are shared by 1 to \(Apportionment.maximumParts) funds, not \(count)."
        case .fundTwice(let fund):
            "The rule lists \(fund) twice. Add its weights together."
        case .weightOutOfRange(let fund, let weight):
            "A weight is from 1 to \(ApportionmentRule.largestWeight); that of \(fund) is "
                + "\(weight). Leave out a fund that pays nothing."
        case .exceedsRemaining(let requested, let remaining):
            "The approval has \(remaining.poundsText) left and \(requested.poundsText) is claimed. "
                + "Claim less, or have a further approval for the rest."
        case .exceedsCharged(let requested, let charged):
            "\(charged.poundsText) was charged and \(requested.poundsText) came back. "
                + "Refund no more than was charged."
        case .apportionment(let error): error.message
        }
    }
}
