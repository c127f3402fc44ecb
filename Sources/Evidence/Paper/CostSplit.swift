import Identifiers
import Ledger
import Money

/// How a fund's part of a cost was found: a funder wants the formula, line by line.
struct CostSplit {
    /// The whole cost, over all funds, in pence; a credit is negative.
    let gross: Int64
    /// `50%`, `£90.00 of £180.00 set aside`; nil where nothing was split.
    let formula: String?

    /// Finds the other parts in the line's own entry. O(postings and shares).
    init(of line: CostLine) {
        gross = line.entry.postings.reduce(0) { sum, posting in
            guard posting.account.kind == .expense, posting.attribution == line.posting.attribution
            else { return sum }
            return sum + (posting.side == .debit ? posting.amount.pence : -posting.amount.pence)
        }
        formula = Self.formula(of: Self.shares(of: line), in: line.entry)
    }

    /// How a fund's part of an attribution's cost was found where it was charged.
    ///
    /// O(postings and shares).
    static func formula(
        of attribution: Attribution,
        for fund: FundCode,
        in charge: Entry
    ) -> String? {
        let costs = charge.costs.filter { $0.posting.account.fund == fund }
        let own = costs.filter { $0.posting.attribution == attribution }.compactMap(\.share)
        guard own.isEmpty, costs.count == 1 else { return formula(of: own, in: charge) }
        return formula(of: charge.shares.filter { $0.fund == fund }, in: charge)
    }

    private static func formula(of shares: [ShareDetail], in entry: Entry) -> String? {
        var words: [String] = []
        for part in shares.map({ Self.words(of: $0, in: entry) }) where !words.contains(part) {
            words.append(part)
        }
        return words.isEmpty ? nil : words.joined(separator: "; ")
    }

    /// The shares that make up the line: its own, or all of the fund where the entry has no other
    /// cost of it.
    private static func shares(of line: CostLine) -> [ShareDetail] {
        if let share = line.share { return [share] }
        let fund = line.posting.account.fund
        let costs = line.entry.postings.filter {
            $0.account.kind == .expense && $0.account.fund == fund
        }
        return costs.count == 1 ? line.entry.shares.filter { $0.fund == fund } : []
    }

    private static func words(of share: ShareDetail, in entry: Entry) -> String {
        let weight = share.basis.weight
        let all = entry.shares.reduce(Int64(0)) {
            $1.line == share.line ? $0 &+ $1.basis.weight : $0
        }
        if weight == all { return "all of it" }
        return switch share.basis.method {
        case .percentages: all == 100 ? "\(weight)%" : "\(weight) of \(all) parts"
        case .remaining: "\(Pence.pounds(weight)) of \(Pence.pounds(all)) set aside"
        case .charged: "\(Pence.pounds(weight)) of \(Pence.pounds(all)) charged"
        }
    }
}
