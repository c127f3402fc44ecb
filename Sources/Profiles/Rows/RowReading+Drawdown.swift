import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Money

extension RowReading {
    /// Each cost as it left the bank, by partner, category and participant; what came off it before
    /// it was asked for, as negative lines that name their originals; then what is credited of
    /// earlier drawdowns. They sum to what the funder is asked for.
    func drawdownRows() -> [Row] {
        guard let id = request.drawdown, let claim = index.drawn.submitted[id] else { return [] }
        return index.drawn.parts(of: id).map { part in
            var row = row(of: part, in: claim.submitted, submittedAt: claim.seq)
            row[.periodStarts] = .date(claim.submitted.starts)
            row[.periodEnds] = .date(claim.submitted.ends)
            return row
        }
    }

    private func row(
        of part: DrawnPart,
        in claim: DrawdownSubmitted,
        submittedAt end: Int
    ) -> Row {
        var row = drawnRow(of: part, claim.fund)
        row[.amount] = .pence(part.pence)
        row.set(.late, part.isLate ? "late" : nil)
        row.set(.drawdown, claim.drawdown.text)
        switch part.kind {
        case .cost:
            row[.whole] = .pence(part.entry.delivered(.credit, to: part.attribution))
            let behind = index.claim(behind: part.seq)
            detailTax(behind?.lines(of: part.attribution) ?? [], in: &row)
            row.set(.funding, funding(.credit, of: part.attribution, in: [part.entry]))
            row.set(.status, status(of: part, in: claim, submittedAt: end))
        case .takenOff(let original, let entries):
            row[.whole] = .pence(
                -entries.reduce(0) { $0 + $1.delivered(.debit, to: part.attribution) }
            )
            row.set(.funding, funding(.debit, of: part.attribution, in: entries))
            row.set(.status, "taken off")
            row[.original] = .number(original + 1)
            row.set(.event, "taken off")
        case .credited(let original):
            row.set(.event, "credited")
            row.set(.status, "credited")
            row.set(.drawdown, original?.text)
        }
        return row
    }

    private func drawnRow(of part: DrawnPart, _ fund: FundCode) -> Row {
        var row = Row()
        describe(part.entry, part.seq, in: &row)
        if let claim = index.claim(behind: part.seq) {
            describe(claim, in: &row)
            let charged = index.entries(from: claim.id.text).first {
                $0.entry.event == .claimCharged
            }
            let lines = claim.lines(of: part.attribution)
            detail(claim, lines, in: &row)
            detailShare(of: fund, charged?.entry, lines.map(\.number), in: &row)
            if let first = lines.first { row[.incurred] = .date(first.incurredOn) }
        }
        describe(part.attribution, in: &row)
        row[.leftBank] = .date(part.leftBank)
        row.set(.fund, fund.text)
        row.set(.fundTitle, index.funds[fund])
        dateParts(of: &row)
        return row
    }
}

extension Entry {
    /// What all funds together paid for an attribution's delivery (credit), or what came off it.
    fileprivate func delivered(_ side: Side, to attribution: Attribution) -> Int64 {
        postings.reduce(0) { sum, posting in
            let isPaid =
                posting.account.kind == .deliveredPaid && posting.side == side
                && posting.attribution == attribution
            return isPaid ? sum + posting.amount.pence : sum
        }
    }
}
