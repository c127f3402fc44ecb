import Calendar
import Identifiers
import Integrity
import Journal
import Store

extension Projector {
    func prepare(_ body: DrawdownPrepared, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            "INSERT INTO drawdown_preparation(id, seq, fund, stage) VALUES(?, ?, ?, 'open')",
            body.drawdown,
            header.seq,
            body.fund
        )
    }

    /// The newest for a cost and kind stands.
    func adjust(_ body: DrawdownAdjusted, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO drawdown_adjustment(drawdown, kind, defrayal, pence, seq)
            SELECT id, ?, ?, ?, ? FROM drawdown_preparation WHERE id = ? AND stage = 'open'
            ON CONFLICT(drawdown, kind, defrayal)
                DO UPDATE SET pence = excluded.pence, seq = excluded.seq
            """,
            body.kind.rawValue,
            body.defrayal,
            body.amount,
            header.seq,
            body.drawdown
        )
        try expectChange(orRefuse: "drawdown.not-open")
        try connection.run(
            "INSERT INTO drawdown_hand(drawdown, user) VALUES(?, ?) ON CONFLICT DO NOTHING",
            body.drawdown,
            header.actor
        )
    }

    func review(_ body: DrawdownReviewed, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            """
            UPDATE drawdown_preparation SET review = ?, digest = ?
            WHERE id = ? AND stage = 'open'
            """,
            header.seq,
            body.digest.hex,
            body.drawdown
        )
        try expectChange(orRefuse: "drawdown.not-open")
    }

    func withdraw(_ body: DrawdownWithdrawn) throws(StoreError) {
        try connection.run(
            "UPDATE drawdown_preparation SET stage = 'withdrawn' WHERE id = ? AND stage = 'open'",
            body.drawdown
        )
        try expectChange(orRefuse: "drawdown.not-open")
    }

    func drawDown(_ body: DrawdownLine, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO drawdown_line(defrayal, fund, drawdown, pence, bank_on, seq)
            VALUES(?, ?, ?, ?, ?, ?)
            """,
            body.defrayal,
            body.fund,
            body.drawdown,
            body.amount,
            body.bankDate,
            header.seq
        )
        try connection.run(
            """
            UPDATE defrayal SET drawdown = ?
            WHERE entry_seq = ? AND fund = ? AND pence = ? AND bank_on = ? AND drawdown IS NULL
            """,
            body.drawdown,
            body.defrayal,
            body.fund,
            body.amount,
            body.bankDate
        )
        try expectChange(orRefuse: "drawdown.no-such-defrayal")
    }

    /// What is submitted is what was reviewed.
    func submit(_ body: DrawdownSubmitted, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            """
            UPDATE drawdown_preparation SET stage = 'submitted'
            WHERE id = ? AND fund = ? AND stage = 'open' AND digest = ?
            """,
            body.drawdown,
            body.fund,
            body.digest.hex
        )
        try expectChange(orRefuse: "drawdown.not-reviewed")
        try connection.run(
            "INSERT INTO drawdown(id, seq, fund, starts_on, ends_on) VALUES(?, ?, ?, ?, ?)",
            body.drawdown,
            header.seq,
            body.fund,
            body.starts,
            body.ends
        )
    }

    func answer(_ body: DrawdownAnswered) throws(StoreError) {
        try connection.run(
            "UPDATE drawdown SET answer = ? WHERE id = ?",
            body.answer.rawValue,
            body.drawdown
        )
        try expectChange(orRefuse: "drawdown.unknown")
    }
}
