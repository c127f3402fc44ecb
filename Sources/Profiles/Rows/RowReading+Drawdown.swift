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
        guard let id = request.drawdown, let lines = index.lines[id],
            let submitted = index.submitted[id]
        else { return [] }
        var rows: [Row] = []
        for line in lines { rows += costRows(of: line, before: submitted.seq, from: rows.count) }
        for credit in index.credits(of: id) {
            rows += creditRows(of: credit, submitted.submitted.fund)
        }
        for place in rows.indices {
            rows[place][.periodStarts] = .date(submitted.submitted.starts)
            rows[place][.periodEnds] = .date(submitted.submitted.ends)
        }
        return rows
    }

    private func costRows(of line: DrawdownLine, before end: Int, from count: Int) -> [Row] {
        guard let entry = index.entry(at: line.defrayal) else { return [] }
        let whole = entry.delivered(.credit, for: line.fund)
        let (before, after) = (whole.sum, line.amount.pence)
        var rows = whole.map { part in
            var row = drawnRow(line, entry, part)
            row[.amount] = .pence(part.pence)
            row[.whole] = .pence(entry.delivered(.credit, to: part.attribution))
            let claim = index.claim(behind: line.defrayal)
            detailTax(claim?.lines(of: part.attribution) ?? [], in: &row)
            row.set(.funding, funding(.credit, of: part.attribution, in: [entry]))
            row.set(.status, status(of: part, line, submittedAt: end))
            return row
        }
        guard before != after else { return rows }
        let taken = takenOff(line, before: end)
        let parts = taken.reduce(into: []) { $0 = $1.delivered(.debit, for: line.fund, onto: $0) }
        let left = whole.less(parts, leaving: after)
        for (place, part) in whole.enumerated() {
            let rest = left.first { $0.attribution == part.attribution }?.pence ?? 0
            guard rest < part.pence else { continue }
            var row = drawnRow(line, entry, part)
            row[.amount] = .pence(rest - part.pence)
            row[.whole] = .pence(
                -taken.reduce(0) { $0 + $1.delivered(.debit, to: part.attribution) }
            )
            row.set(.funding, funding(.debit, of: part.attribution, in: taken))
            row.set(.status, "taken off")
            row[.original] = .number(count + place + 1)
            row.set(.event, "taken off")
            rows.append(row)
        }
        return rows
    }

    /// The entries that took something off a cost before it was asked for.
    private func takenOff(_ line: DrawdownLine, before end: Int) -> [Entry] {
        guard let claim = index.claim(behind: line.defrayal) else { return [] }
        return index.entries(from: claim.id.text)
            .filter { $0.seq > line.defrayal && $0.seq < end }.map(\.entry)
    }

    private func creditRows(of credit: DrawdownAdjusted, _ fund: FundCode) -> [Row] {
        guard let entry = index.entry(at: credit.defrayal) else { return [] }
        let whole = entry.delivered(.credit, for: fund)
        let left = whole.less([], leaving: whole.sum - credit.amount.pence)
        return whole.compactMap { part in
            let rest = left.first { $0.attribution == part.attribution }?.pence ?? 0
            guard rest < part.pence else { return nil }
            var row = drawnRow(of: credit.defrayal, fund, entry, part)
            row[.amount] = .pence(rest - part.pence)
            row.set(.event, "credited")
            row.set(.status, "credited")
            let original = index.lines.first { item in
                item.value.contains { $0.defrayal == credit.defrayal && $0.fund == fund }
            }
            row.set(.drawdown, original?.key.text)
            return row
        }
    }

    private func drawnRow(_ line: DrawdownLine, _ entry: Entry, _ part: AttributedBalance) -> Row {
        var row = drawnRow(of: line.defrayal, line.fund, entry, part)
        row[.leftBank] = .date(line.bankDate)
        row.set(.late, line.isLate ? "late" : nil)
        row.set(.drawdown, line.drawdown.text)
        dateParts(of: &row)
        return row
    }

    private func drawnRow(
        of seq: Int,
        _ fund: FundCode,
        _ entry: Entry,
        _ part: AttributedBalance
    ) -> Row {
        var row = Row()
        describe(entry, seq, in: &row)
        if let claim = index.claim(behind: seq) {
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
        row[.leftBank] = .date(entry.bankDate ?? entry.effectiveOn)
        row.set(.fund, fund.text)
        row.set(.fundTitle, index.funds[fund])
        dateParts(of: &row)
        return row
    }
}

extension [AttributedBalance] {
    fileprivate var sum: Int64 { reduce(0) { $0 + $1.pence } }
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
