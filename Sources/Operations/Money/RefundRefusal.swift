import Identifiers

/// Why a refund or a disallowance cannot be, in order of precedence.
enum RefundRefusal: Refusal, Hashable {
    case noLine(ClaimID, Int)
    case noCharge(ClaimID)
    case disallowed(ClaimID, Int)
    case exceedsCharged(ClaimID, FundCode, charged: Int64, asked: Int64)

    var code: String {
        switch self {
        case .noLine: "claim.no-such-line"
        case .noCharge: "claim.not-charged"
        case .disallowed: "claim.disallowed"
        case .exceedsCharged: "claim.exceeds-charged"
        }
    }

    var message: String {
        switch self {
        case .noLine(let claim, let line):
            "\(claim) has no line \(line). Check the line's number."
        case .noCharge(let claim):
            "Nothing stands charged for \(claim), so nothing of it can come back."
        case .disallowed(let claim, let entry):
            "The reserves bear a part of \(claim) that a funder would not, by entry \(entry), and "
                + "a refund would pay it back twice. Reverse that entry, record the refund, and "
                + "disallow what is left."
        case .exceedsCharged(let claim, let fund, let charged, let asked):
            "\(fund) was charged \(poundsText(charged)) for \(claim) and \(poundsText(asked)) is "
                + "more than that. Name no more than was charged."
        }
    }
}
