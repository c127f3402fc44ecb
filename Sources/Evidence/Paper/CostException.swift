import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Money

/// Something that a reader should know before they rely on the total.
struct CostException {
    /// As `Costs that have not left the bank`.
    let what: String
    /// Which claims, payments or records.
    let places: [String]
    /// How many there are.
    let count: Int
    /// What they come to, in pence; nil where that says nothing.
    let pence: Int64?

    /// Those that there are. O(records).
    static func all(of lines: [CostLine], in records: [Record]) -> [CostException] {
        let kinds: [CostException?] =
            [
                costs(lines, "Costs that have not left the bank") {
                    $0.leftBank == nil && $0.pence > 0
                },
                costs(lines, "Costs taken back: refunds, disallowed costs, reversals") {
                    $0.pence < 0
                },
            ] + claims(of: lines, in: records) + events(in: records)
        return kinds.compactMap { $0 }
    }

    private static func costs(
        _ lines: [CostLine],
        _ what: String,
        where holds: (CostLine) -> Bool
    ) -> CostException? {
        let found = lines.filter(holds)
        guard !found.isEmpty else { return nil }
        return CostException(
            what: what,
            places: unique(found.map { $0.entry.source ?? "record \($0.seq)" }),
            count: found.count,
            pence: found.reduce(0) { $0 + $1.pence }
        )
    }

    /// What is unusual in the newest version of each claim that cost something.
    private static func claims(of lines: [CostLine], in records: [Record]) -> [CostException?] {
        var newest: [String: Claim] = [:]
        for record in records {
            switch record.body {
            case .claimSubmitted(let submitted): newest[submitted.claim.id.text] = submitted.claim
            case .claimAmended(let amended): newest[amended.claim.id.text] = amended.claim
            default: continue
            }
        }
        let charged = unique(lines.compactMap(\.entry.source)).compactMap { newest[$0] }
        func those(_ what: String, _ holds: (Claim) -> Bool) -> CostException? {
            let found = charged.filter(holds)
            guard !found.isEmpty else { return nil }
            let sums = found.map { $0.lines.reduce(0) { $0 + $1.amount.pence } }
            return CostException(
                what: what,
                places: found.map(\.id.text),
                count: found.count,
                pence: sums.reduce(0, +)
            )
        }
        return [
            those("Claims without a receipt, with the reason recorded") {
                $0.missingEvidence != nil
            },
            those("Claims for money spent before it was approved") { $0.spentFirst },
        ]
    }

    /// What happened that is unusual in itself.
    private static func events(in records: [Record]) -> [CostException?] {
        var places: [String: [String]] = [:]
        for record in records {
            guard let (what, place) = event(in: record) else { continue }
            places[what, default: []].append(place)
        }
        return places.sorted { $0.key < $1.key }.map { what, places in
            CostException(what: what, places: unique(places), count: places.count, pence: nil)
        }
    }

    private static func event(in record: Record) -> (what: String, place: String)? {
        switch record.body {
        case .paymentReturned(let payment):
            ("Payments that the bank sent back", payment.payment.text)
        case .periodReopened(let period):
            ("Closed periods that were opened again", "\(period.starts) to \(period.ends)")
        case .drawdownLine(let line) where line.isLate:
            ("Costs asked of the funder later than in their period", line.drawdown.text)
        case .floatCounted(let count) where count.counted != count.expected:
            ("Cash floats that did not count up", count.holder.text)
        case .keyCompromised: ("Keys that were compromised", "record \(record.header.seq)")
        case .commandRefused(let refused):
            ("Requests that the rules refused; none of them cost anything", refused.code)
        default: nil
        }
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }
}
