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
    ///
    /// - Parameter undone: The entry that it undoes.
    mutating func read(_ entry: Entry, undoing undone: Entry?) {
        for posting in entry.postings where posting.account.kind == .committed {
            guard let fund = posting.account.fund else { continue }
            let pence = Int128(posting.amount.pence)
            let commitment = Commitment(parts: posting.account.dimensions)
            setAside[commitment, default: [:]][fund, default: 0] +=
                posting.side == .credit ? pence : -pence
        }
        let charging = undone ?? entry
        guard let claim = charging.source,
            charging.event == .claimCharged || charging.event == .refundReceived
        else { return }
        let isAdded = (charging.event == .claimCharged) == (undone == nil)
        for share in charging.shares {
            let pence = Int128(share.amount.pence)
            let line = Line(claim: claim, number: share.line)
            charged[line, default: [:]][share.fund, default: 0] += isAdded ? pence : -pence
        }
    }

    /// Whether each line's weights are what they go by: of a claim that draws on a commitment what
    /// is set aside, of a refund what stands charged, else the rule's percentages; and whether
    /// what the entry takes of each commitment is what those lines are given of it.
    ///
    /// - Parameter lines: The entry's shares by the number of their line.
    func haveTheirWeights(_ lines: [Int: [ShareDetail]], of entry: Entry) -> Bool {
        var taken: [Commitment: Pence] = [:]
        for (number, shares) in lines.sorted(by: { $0.key < $1.key }) {
            let line = Line(claim: entry.source ?? "", number: number)
            let weights = Self.positive(Self.sums(of: shares) { $0.basis.weight })
            switch (Self.method(of: shares), entry.event) {
            case (.percentages, .commitmentRaised), (.percentages, .claimCharged): continue
            case (.charged, .refundReceived):
                guard weights == Self.positive(charged[line] ?? [:]) else { return false }
            case (.remaining, .claimCharged):
                guard let commitment = commitments[line] else { return false }
                let given = (taken[commitment] ?? [:]).mapValues { -$0 }
                let left = (setAside[commitment] ?? [:]).merging(given) { $0 + $1 }
                guard weights == Self.positive(left) else { return false }
                taken[commitment, default: [:]]
                    .merge(Self.sums(of: shares) { $0.amount.pence }) { $0 + $1 }
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

    /// The one method of a line's shares; nil where there are two.
    private static func method(of shares: [ShareDetail]) -> ShareMethod? {
        let methods = Set(shares.map(\.basis.method))
        return methods.count == 1 ? methods.first : nil
    }

    /// Something of the shares, fund by fund.
    private static func sums(
        of shares: [ShareDetail],
        _ value: (ShareDetail) -> Int64
    ) -> Pence {
        shares.reduce(into: [:]) { $0[$1.fund, default: 0] += Int128(value($1)) }
    }

    private static func positive(_ pence: Pence) -> Pence { pence.filter { $0.value > 0 } }
}
