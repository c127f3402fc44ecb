import Identifiers
import Journal
import Ledger
import Money

/// The claim on a funder that a pack was issued for, line by line, as the funder files it.
struct FunderClaim {
    let submitted: DrawdownSubmitted
    /// The record that submitted it.
    let header: RecordHeader
    let lines: [Line]

    /// A part of what is asked for.
    struct Line {
        /// From 1.
        let number: Int
        let part: DrawnPart
        /// The code of the participant that it was for, as this pack's recipient knows them.
        let participant: String?
        /// How the fund's part of the cost was found; nil where nothing was split.
        let formula: String?

        /// `late`, `takes off line 3`, `credited, of dd_1`; empty for an ordinary cost.
        var note: String {
            switch part.kind {
            case .cost: part.isLate ? "late" : ""
            case .takenOff(let original, _): "takes off line \(original + 1)"
            case .credited(let original): "credited" + (original.map { ", of \($0)" } ?? "")
            }
        }
    }

    /// Pence that the funder is asked for.
    var asked: Int64 { submitted.total.pence - submitted.credited.pence }

    /// Pence of the lines, which is what is asked for.
    var total: Int64 { lines.reduce(0) { $0 + $1.part.pence } }

    /// Pence by cost heading, in order.
    var headings: [(heading: CategoryCode, pence: Int64)] {
        var sums: [CategoryCode: Int64] = [:]
        for line in lines { sums[line.part.attribution.category, default: 0] += line.part.pence }
        return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Reads it off the records; nil where the pack was issued for none that was submitted.
    /// O(records).
    init?(of journal: PackJournal) {
        guard let drawdown = journal.issued.profile?.drawdown else { return nil }
        var drawn = DrawnCosts()
        var charges: [ClaimID: Entry] = [:]
        for record in journal.records {
            drawn.read(record)
            guard case .entryPosted(let posted) = record.body,
                posted.entry.event == .claimCharged,
                let claim = posted.entry.source.flatMap({ try? ClaimID($0) })
            else { continue }
            if charges[claim] == nil { charges[claim] = posted.entry }
        }
        guard let (submitted, seq) = drawn.submitted[drawdown] else { return nil }
        self.submitted = submitted
        header = journal.records[seq].header
        lines = drawn.parts(of: drawdown).enumerated().map { place, part in
            let charge = part.claim.flatMap { charges[$0] }
            return Line(
                number: place + 1,
                part: part,
                participant: part.attribution.participant.map(journal.codes.code),
                formula: charge.flatMap {
                    CostSplit.formula(of: part.attribution, for: submitted.fund, in: $0)
                }
            )
        }
    }
}
