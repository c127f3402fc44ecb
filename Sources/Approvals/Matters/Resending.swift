import Identifiers
import Money

extension Claim {
    /// Whether another version asks for the same, whatever is written about it.
    ///
    /// Commitments are salted, so words and files cannot be compared: whoever adds a reason to
    /// what was declined still asks for the same.
    public func asksForTheSame(as other: Claim) -> Bool {
        partner == other.partner && lines.map(\.asked) == other.lines.map(\.asked)
    }
}

extension BusinessCase {
    /// Whether another version asks for the same, whatever is written about it.
    public func asksForTheSame(as other: BusinessCase) -> Bool {
        partner == other.partner && lines.map(\.asked) == other.lines.map(\.asked)
    }
}

/// What is asked for on a line.
private struct Asked: Hashable {
    let bearer: CostBearer
    let category: CategoryCode
    let amount: Amount
}

extension ClaimLine {
    fileprivate var asked: Asked { Asked(bearer: bearer, category: category, amount: amount) }
}

extension CaseLine {
    fileprivate var asked: Asked { Asked(bearer: bearer, category: category, amount: amount) }
}
