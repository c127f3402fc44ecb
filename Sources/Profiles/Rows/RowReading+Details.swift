import Approvals
import Identifiers
import Integrity
import Journal
import Ledger
import Money

/// What a funder's transaction list says of a cost besides its amount.
extension RowReading {
    /// What was bought, by whom it was paid and how, and where that is shown.
    func detail(_ claim: Claim, _ lines: [ClaimLine], in row: inout Row) {
        row.withheld.words = [
            .what: lines.compactMap(\.bought),
            .nextStep: lines.compactMap(\.nextStep).map { .committed($0, as: .nextStep) },
            .journey: lines.compactMap(\.journey).map { .committed($0, as: .journey) },
            .why: why(claim),
        ]
        row.set(.evidenceRefs, index.claims[claim.id].flatMap { claim.evidenceRefs(in: $0.seq) })
        guard let defrayal = index.defrayal(of: claim.id) else { return }
        row.set(.paymentMethod, defrayal.bank.method)
        let kept = index.shown.record(showing: defrayal, of: claim.id)
        row.set(.statement, kept.map { "record \($0)" })
    }

    /// Why it was needed: the claim's reason, and what stood in the way by its business case.
    private func why(_ claim: Claim) -> [Withheld.Word] {
        let need = claim.businessCase.flatMap { index.needs[$0] }
        return [
            claim.reason.map { .committed($0, as: .reason) },
            need.map { .committed($0, as: .need) },
        ].compactMap(\.self)
    }

    /// What a cost was without the VAT that cannot be reclaimed; nothing where what was paid is not
    /// what the claim's lines came to.
    func detailTax(_ lines: [ClaimLine], in row: inout Row) {
        let asked = lines.reduce(0) { $0 + $1.amount.pence }
        guard !lines.isEmpty, asked == row.pence(.whole) else { return }
        let tax = lines.reduce(0) { $0 + $1.irrecoverableVAT.pence }
        row[.vat] = .pence(tax)
        row[.net] = .pence(asked - tax)
    }

    /// How a fund's part of some lines was found.
    func detailShare(of fund: FundCode, _ charged: Entry?, _ lines: [Int], in row: inout Row) {
        let shares = (charged?.costShares(of: fund) ?? []).filter { lines.contains($0.line) }
        row.set(.formula, charged?.formula(of: fund, lines: lines))
        guard let first = shares.first else { return }
        if shares.allSatisfy({ $0.method == first.method }) {
            row.set(.method, first.method.rawValue)
        }
        let parts = Set(shares.map(\.percentage))
        if parts.count == 1 { row.set(.percentage, first.percentage) }
    }

    /// What each fund bore of an attribution's delivery, in entries that paid it (credit) or took
    /// something off it (debit).
    func funding(_ side: Side, of attribution: Attribution, in entries: [Entry]) -> String? {
        var parts: [FundCode: Int64] = [:]
        for posting in entries.flatMap(\.postings)
        where posting.account.kind == .deliveredPaid && posting.side == side
            && posting.attribution == attribution
        {
            guard let fund = posting.account.fund else { continue }
            let pence = posting.amount.pence
            parts[fund, default: 0] += side == .credit ? pence : -pence
        }
        let words = parts.filter { $0.value != 0 }.sorted { $0.key < $1.key }
            .map { "\($0.key) \(Pence.plain($0.value))" }
        return words.isEmpty ? nil : words.joined(separator: "; ")
    }

    /// What became of a cost that a funder was asked for: `asked for`, `queried`, `paid`,
    /// `disallowed`, `disallowed in part`.
    func status(
        of part: DrawnPart,
        in claim: DrawdownSubmitted,
        submittedAt seq: Int
    ) -> String {
        let disallowed = index.claim(behind: part.seq).map { behind in
            index.entries(from: behind.id.text).reduce(Int64(0)) { sum, item in
                guard item.seq > seq, item.entry.event == .costDisallowed,
                    !index.isReversed(item.seq)
                else { return sum }
                let taken = item.entry.delivered(.debit, for: claim.fund)
                return sum + (taken.first { $0.attribution == part.attribution }?.pence ?? 0)
            }
        }
        if let disallowed, disallowed > 0 {
            return disallowed < part.pence ? "disallowed in part" : "disallowed"
        }
        let open = index.entries(from: claim.drawdown.text).reduce(Int64(0)) { sum, item in
            item.entry.postings.filter { $0.account.kind == .receivable }
                .reduce(sum) { $0 + ($1.side == .debit ? $1.amount.pence : -$1.amount.pence) }
        }
        switch index.answers[claim.drawdown] {
        case .queried?: return "queried"
        case .paid?, .disallowed?: return open == 0 ? "paid" : "asked for"
        case nil: return "asked for"
        }
    }
}

extension CostShare {
    /// The part in percent, rounded half up to the second decimal; nil where nothing was split.
    fileprivate var percentage: String? {
        let scaled = weight.multipliedReportingOverflow(by: 10_000)
        guard weights > 0, !scaled.overflow else { return nil }
        let (whole, rest) = scaled.partialValue.quotientAndRemainder(dividingBy: weights)
        return Pence.plain(whole + (rest >= weights - rest ? 1 : 0))
    }
}

extension ClaimLine {
    /// What was bought: a commitment to the words, or the drive that the records name; nil where
    /// there is neither.
    fileprivate var bought: Withheld.Word? {
        if let what { return .committed(what, as: .what) }
        return mileage.map { drive in
            let (miles, tenths) = drive.tenthsOfMile.quotientAndRemainder(dividingBy: 10)
            return .said("\(miles).\(tenths) miles by \(drive.vehicle)")
        }
    }
}

extension Claim {
    /// `receipt 41-1; receipt 41-2`, by the record that commits to them, as a pack names the files;
    /// or why there is none.
    fileprivate func evidenceRefs(in seq: Int) -> String? {
        guard !evidence.isEmpty else { return evidenceWord }
        return evidence.enumerated().map { "\($1.kind.rawValue) \(seq)-\($0 + 1)" }
            .joined(separator: "; ")
    }
}

extension PaymentDefrayed.Bank {
    fileprivate var method: String {
        switch self {
        case .ours: "bank transfer"
        case .partner: "partner's bank"
        case .float: "cash"
        }
    }
}
