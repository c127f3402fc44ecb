import Identifiers
import Journal
import Ledger
import Money

extension PackVerification {
    /// Each line of an entry is split as it says: by the weights that its method means, to the
    /// penny, and the funds' parts are what was posted.
    mutating func checkShares(of entry: Entry, seq: Int, _ trace: inout JournalTrace) {
        let lines = Dictionary(grouping: entry.shares, by: \.line)
        let isSplit = lines.values.allSatisfy { shares in
            Self.isSplit(shares, by: entry.ruleVersion.flatMap { trace.weights[$0] })
        }
        let goByTheirs = trace.shares.haveTheirWeights(lines, of: entry)
        if !isSplit || !Self.isPosted(entry) || !goByTheirs {
            report(
                "pack.shares",
                "Entry \(seq) is not split between the funds as its shares and the apportionment "
                    + "say."
            )
        }
        trace.shares.read(entry, undoing: entry.reverses.flatMap { trace.postings.entries[$0] })
    }

    /// Whether each share is what its weight comes to, or a penny more where something is left.
    private static func isSplit(_ shares: [ShareDetail], by rule: [FundCode: Int64]?) -> Bool {
        let whole = shares.reduce(Int128(0)) { $0 + Int128($1.amount.pence) }
        let weights = shares.reduce(Int128(0)) { $0 + Int128($1.basis.weight) }
        guard weights > 0, Set(shares.map(\.fund)).count == shares.count else { return false }
        let isOfRule = shares.allSatisfy { share in
            share.basis.method != .percentages
                || (rule?.count == shares.count && rule?[share.fund] == share.basis.weight)
        }
        return isOfRule
            && shares.allSatisfy { share in
                let (part, overflow) = whole.multipliedReportingOverflow(
                    by: Int128(share.basis.weight)
                )
                let (least, left) = part.quotientAndRemainder(dividingBy: weights)
                let more = Int128(share.amount.pence) - least
                return !overflow && share.basis.weight >= 0
                    && left == Int128(share.basis.remainder)
                    && (more == 0 || (more == 1 && left > 0))
            }
    }

    /// Whether the shares of each fund are what the entry posts of it.
    private static func isPosted(_ entry: Entry) -> Bool {
        let (kind, side): (AccountKind, Side)
        switch entry.event {
        case .commitmentRaised: (kind, side) = (.committed, .credit)
        case .claimCharged: (kind, side) = (.deliveredUnpaid, .credit)
        case .refundReceived: (kind, side) = (.deliveredPaid, .debit)
        default: return entry.shares.isEmpty
        }
        var left: [FundCode: Int128] = [:]
        for share in entry.shares { left[share.fund, default: 0] += Int128(share.amount.pence) }
        for posting in entry.postings where posting.account.kind == kind && posting.side == side {
            guard let fund = posting.account.fund else { return false }
            left[fund, default: 0] -= Int128(posting.amount.pence)
        }
        return left.values.allSatisfy { $0 == 0 }
    }
}
