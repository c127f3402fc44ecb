import Approvals
import Identifiers
import Journal
import Ledger
import Money

/// What the shares of later entries go by: the pence that each fund still has set aside for each
/// line of a business case, and those that each line of a claim stands charged with.
struct ShareTrace {
    /// The commitment that each line of a claim draws on.
    private var commitments: [Line: Commitment] = [:]
    private var setAside: [Commitment: Pence] = [:]
    private var charged: [Line: Pence] = [:]
    /// What each entry charged or gave back, to be undone with it.
    private var charges: [Int: [Line: Pence]] = [:]

    private typealias Pence = [FundCode: Int128]

    private struct Line: Hashable {
        let claim: String
        let number: Int
    }

    /// A commitment as its account names it: the business case and its line.
    private struct Commitment: Hashable {
        let parts: [String]
    }

    /// Notes what a claim draws on. A new version takes the place of the one before.
    mutating func read(_ claim: Claim) {
        for line in claim.lines {
            let place = Line(claim: claim.id.text, number: line.number)
            commitments[place] = claim.businessCase.flatMap { businessCase in
                line.caseLine.map { Commitment(parts: [businessCase.text, String($0)]) }
            }
        }
    }

    /// Takes an entry, whose weights were looked at.
    mutating func read(_ entry: Entry, seq: Int) {
        for posting in entry.postings where posting.account.kind == .committed {
            guard let fund = posting.account.fund else { continue }
            let sign: Int128 = posting.side == .credit ? 1 : -1
            let commitment = Commitment(parts: posting.account.dimensions)
            setAside[commitment, default: [:]][fund, default: 0] +=
                sign * Int128(posting.amount.pence)
        }
        let moved = entry.reverses.flatMap { charges[$0] }.map(Self.negated) ?? change(by: entry)
        for (line, pence) in moved {
            charged[line, default: [:]].merge(pence) { $0 + $1 }
        }
        charges[seq] = moved
    }

    /// Whether each line's weights are what they go by: of a claim that draws on a commitment what
    /// is set aside, of a refund what stands charged, else the rule's percentages; and whether
    /// what the entry takes of each commitment is what those lines are given of it.
    func hasItsWeights(_ entry: Entry) -> Bool {
        var taken: [Commitment: Pence] = [:]
        for (number, shares) in Dictionary(grouping: entry.shares, by: \.line).sorted(by: {
            $0.key < $1.key
        }) {
            let place = Line(claim: entry.source ?? "", number: number)
            let weights = Self.weights(of: shares)
            switch (Self.method(of: shares), entry.event) {
            case (.percentages, .commitmentRaised), (.percentages, .claimCharged): continue
            case (.charged, .refundReceived):
                guard weights == Self.positive(charged[place]) else { return false }
            case (.remaining, .claimCharged):
                guard let commitment = commitments[place] else { return false }
                let left = (setAside[commitment] ?? [:]).merging(
                    Self.negated(taken[commitment] ?? [:])
                ) { $0 + $1 }
                guard weights == Self.positive(left) else { return false }
                taken[commitment, default: [:]].merge(Self.amounts(of: shares)) { $0 + $1 }
            default: return false
            }
        }
        return entry.event != .claimCharged || taken.mapValues(Self.positive) == drawn(by: entry)
    }

    /// What an entry takes out of the commitments of business cases: what is approved and claimed
    /// at once passes through one of the claim itself.
    private func drawn(by entry: Entry) -> [Commitment: Pence] {
        var drawn: [Commitment: Pence] = [:]
        for posting in entry.postings
        where posting.account.kind == .committed && posting.side == .debit {
            let commitment = Commitment(parts: posting.account.dimensions)
            guard let fund = posting.account.fund, commitment.parts.first != entry.source
            else { continue }
            drawn[commitment, default: [:]][fund, default: 0] += Int128(posting.amount.pence)
        }
        return drawn
    }

    private func change(by entry: Entry) -> [Line: Pence] {
        guard let source = entry.source,
            entry.event == .claimCharged || entry.event == .refundReceived
        else { return [:] }
        let isRefund = entry.event == .refundReceived
        var change: [Line: Pence] = [:]
        for (number, shares) in Dictionary(grouping: entry.shares, by: \.line) {
            let amounts = Self.amounts(of: shares)
            change[Line(claim: source, number: number)] =
                isRefund ? Self.negated(amounts) : amounts
        }
        return change
    }

    /// The one method of a line's shares; nil where there are two.
    private static func method(of shares: [ShareDetail]) -> ShareMethod? {
        let methods = Set(shares.map(\.basis.method))
        return methods.count == 1 ? methods.first : nil
    }

    private static func weights(of shares: [ShareDetail]) -> Pence {
        positive(
            Dictionary(
                shares.map { ($0.fund, Int128($0.basis.weight)) },
                uniquingKeysWith: { $0 + $1 }
            )
        )
    }

    private static func amounts(of shares: [ShareDetail]) -> Pence {
        Dictionary(
            shares.map { ($0.fund, Int128($0.amount.pence)) },
            uniquingKeysWith: { $0 + $1 }
        )
    }

    private static func positive(_ pence: Pence?) -> Pence {
        (pence ?? [:]).filter { $0.value > 0 }
    }

    private static func negated(_ pence: Pence) -> Pence { pence.mapValues { -$0 } }

    private static func negated(_ lines: [Line: Pence]) -> [Line: Pence] {
        lines.mapValues { $0.mapValues { -$0 } }
    }
}
