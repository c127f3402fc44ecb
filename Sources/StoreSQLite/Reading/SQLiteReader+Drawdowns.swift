import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Store

extension SQLiteReader {
    func undrawnDefrayals(
        of fund: FundCode,
        through date: CalendarDate?
    ) throws(StoreError) -> [UndrawnDefrayal] {
        try journal.all(
            """
            SELECT entry_seq, pence, bank_on FROM defrayal
            WHERE fund = ?1 AND (?2 IS NULL OR bank_on <= ?2) AND drawdown IS NULL AND pence > 0
            ORDER BY bank_on, entry_seq
            """,
            fund,
            date
        ) { row throws(StoreError) in
            UndrawnDefrayal(
                entry: row.integer(0),
                amount: try row.amount(1),
                bankDate: try row.date(2)
            )
        }
    }

    func drawdown(_ id: DrawdownID) throws(StoreError) -> StoredDrawdown? {
        let found = try journal.first("SELECT seq, answer FROM drawdown WHERE id = ?", id) {
            row throws(StoreError) -> (Int, FunderAnswer?) in
            (row.integer(0), row.isNull(1) ? nil : try row.word(1))
        }
        guard let (seq, answer) = found else { return nil }
        let record = try record(at: seq)
        guard case .drawdownSubmitted(let submitted) = record.body else {
            throw unexpected(record, wanted: "drawdown.submitted")
        }
        return StoredDrawdown(
            submitted: submitted,
            submittedOn: record.header.effectiveOn,
            answer: answer
        )
    }

    func drawdowns() throws(StoreError) -> [DrawdownID] {
        try journal.all("SELECT id FROM drawdown_preparation ORDER BY seq") {
            row throws(StoreError) in try row.code(0)
        }
    }

    func preparation(of id: DrawdownID) throws(StoreError) -> DrawdownPreparation? {
        let found = try journal.first(
            "SELECT seq, stage, review FROM drawdown_preparation WHERE id = ?",
            id
        ) { row throws(StoreError) -> (Int, DrawdownPreparation.Stage, Int?) in
            (row.integer(0), try row.word(1), row.isNull(2) ? nil : row.integer(2))
        }
        guard let (seq, stage, reviewedAt) = found else { return nil }
        let record = try record(at: seq)
        guard case .drawdownPrepared(let prepared) = record.body else {
            throw unexpected(record, wanted: "drawdown.prepared")
        }
        return DrawdownPreparation(
            prepared: prepared,
            preparer: record.header.actor,
            stage: stage,
            adjustments: try adjustments(of: id),
            adjusters: try journal.all(
                "SELECT user FROM drawdown_hand WHERE drawdown = ? ORDER BY user",
                id
            ) { row throws(StoreError) in try row.code(0) },
            review: try reviewedAt.map { seq throws(StoreError) in try review(at: seq) }
        )
    }

    func lines(of id: DrawdownID) throws(StoreError) -> [DrawdownLine] {
        let seqs = try journal.all(
            "SELECT seq FROM drawdown_line WHERE drawdown = ? ORDER BY seq",
            id
        ) { $0.integer(0) }
        var lines: [DrawdownLine] = []
        for seq in seqs { lines.append(try drawdownLine(at: seq)) }
        return lines
    }

    func line(of defrayal: Int, fund: FundCode) throws(StoreError) -> DrawdownLine? {
        let seq = try journal.first(
            "SELECT seq FROM drawdown_line WHERE defrayal = ? AND fund = ?",
            defrayal,
            fund
        ) { $0.integer(0) }
        return try seq.map { seq throws(StoreError) in try drawdownLine(at: seq) }
    }

    func drawnDefrayal(of claim: ClaimID, fund: FundCode) throws(StoreError) -> Int? {
        try journal.first(
            """
            SELECT entry_seq FROM defrayal
            WHERE claim = ? AND fund = ? AND drawdown IS NOT NULL ORDER BY entry_seq DESC LIMIT 1
            """,
            claim,
            fund
        ) { $0.integer(0) }
    }

    func credited(
        _ defrayal: Int,
        of fund: FundCode,
        excluding id: DrawdownID?
    ) throws(StoreError) -> Int64 {
        let sum = try journal.first(
            """
            SELECT coalesce(sum(a.pence), 0)
            FROM drawdown_adjustment a JOIN drawdown_preparation p ON p.id = a.drawdown
            WHERE a.defrayal = ? AND a.kind = 'credited' AND p.fund = ? AND p.id IS NOT ?
                AND p.stage <> 'withdrawn'
            """,
            defrayal,
            fund,
            id
        ) { $0.pence(0) }
        return sum ?? 0
    }

    private func drawdownLine(at seq: Int) throws(StoreError) -> DrawdownLine {
        let record = try record(at: seq)
        guard case .drawdownLine(let line) = record.body else {
            throw unexpected(record, wanted: "drawdown.line")
        }
        return line
    }

    /// Those that stand: an amount of zero has undone one.
    private func adjustments(
        of id: DrawdownID
    ) throws(StoreError) -> [DrawdownAdjusted] {
        let seqs = try journal.all(
            """
            SELECT seq FROM drawdown_adjustment WHERE drawdown = ? AND pence > 0
            ORDER BY kind, defrayal
            """,
            id
        ) { $0.integer(0) }
        var adjustments: [DrawdownAdjusted] = []
        for seq in seqs {
            let record = try record(at: seq)
            guard case .drawdownAdjusted(let adjusted) = record.body else {
                throw unexpected(record, wanted: "drawdown.adjusted")
            }
            adjustments.append(adjusted)
        }
        return adjustments
    }

    private func review(at seq: Int) throws(StoreError) -> DrawdownPreparation.Review {
        let record = try record(at: seq)
        guard case .drawdownReviewed(let reviewed) = record.body else {
            throw unexpected(record, wanted: "drawdown.reviewed")
        }
        return .init(reviewed: reviewed, reviewer: record.header.actor)
    }
}
