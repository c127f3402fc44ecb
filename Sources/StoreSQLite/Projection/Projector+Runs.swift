import Identifiers
import Integrity
import Journal
import Store

extension Projector {
    /// The newest for a holder count.
    func keep(_ body: PayeeDetails, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO payee_details(holder, first, seq, version, account)
            VALUES(?1, ?2, ?2, 1, ?3)
            ON CONFLICT(holder) DO UPDATE SET seq = excluded.seq, version = version + 1,
                account = excluded.account
            """,
            body.holder.description,
            header.seq,
            body.account
        )
    }

    func prepare(_ body: RunPrepared, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            "INSERT INTO payment_run(id, seq, stage) VALUES(?, ?, 'open')",
            body.run,
            header.seq
        )
        try addHand(to: body.run, header)
    }

    func adjust(_ body: RunAdjusted, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO run_adjustment(run, payment, out)
            SELECT id, ?, ? FROM payment_run WHERE id = ? AND stage = 'open'
            ON CONFLICT(run, payment) DO UPDATE SET out = excluded.out
            """,
            body.payment,
            body.isOut ? 1 : 0,
            body.run
        )
        try expectChange(orRefuse: "run.not-open")
        try addHand(to: body.run, header)
    }

    func add(_ body: RunLine, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO run_line(run, number, payment, payee, pence, account, seq, live)
            VALUES(?, ?, ?, ?, ?, ?, ?, 1)
            """,
            body.run,
            body.number,
            body.payment,
            DetailsHolder.payee(body.payee).description,
            body.amount,
            body.account,
            header.seq
        )
    }

    func freeze(_ body: RunFrozen, _ header: RecordHeader) throws(StoreError) {
        try addHand(to: body.run, header)
        try connection.run(
            """
            UPDATE payment_run
            SET stage = 'frozen', frozen = ?, account = ?, count = ?, pence = ?, digest = ?
            WHERE id = ? AND stage = 'open'
            """,
            header.seq,
            body.account,
            body.count,
            body.total,
            body.digest.hex,
            body.run
        )
        try expectChange(orRefuse: "run.not-open")
    }

    /// What is released is what was frozen, and not by who had a hand in it.
    func release(_ body: RunReleased, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            """
            UPDATE payment_run SET stage = 'released', released = ?1
            WHERE id = ?2 AND stage = 'frozen' AND digest = ?3 AND count = ?4 AND pence = ?5
                AND NOT EXISTS (SELECT 1 FROM run_hand WHERE run = ?2 AND user = ?6)
            """,
            header.seq,
            body.run,
            body.digest.hex,
            body.count,
            body.total,
            header.actor
        )
        try expectChange(orRefuse: "run.not-frozen")
    }

    func withdraw(_ body: RunWithdrawn) throws(StoreError) {
        try connection.run(
            """
            UPDATE payment_run SET stage = 'withdrawn'
            WHERE id = ? AND stage IN ('open', 'frozen')
            """,
            body.run
        )
        try expectChange(orRefuse: "run.not-open")
        try connection.run("UPDATE run_line SET live = 0 WHERE run = ?", body.run)
    }

    private func addHand(to run: RunID, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            "INSERT INTO run_hand(run, user) VALUES(?, ?) ON CONFLICT DO NOTHING",
            run,
            header.actor
        )
    }
}
