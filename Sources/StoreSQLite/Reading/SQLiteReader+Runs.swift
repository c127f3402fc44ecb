import Approvals
import Identifiers
import Integrity
import Journal
import Store

extension SQLiteReader {
    func waitingPayments() throws(StoreError) -> [PaymentID] {
        try journal.all(
            """
            SELECT id FROM payment p WHERE state = 'instructed'
                AND NOT EXISTS (SELECT 1 FROM run_line WHERE payment = p.id AND live = 1)
            ORDER BY seq
            """
        ) { row throws(StoreError) in try row.code(0) }
    }

    func details(of holder: DetailsHolder) throws(StoreError) -> StoredDetails? {
        let found = try journal.first(
            "SELECT seq, version FROM payee_details WHERE holder = ?",
            holder.description
        ) { ($0.integer(0), $0.integer(1)) }
        return try found.map { seq, version throws(StoreError) in
            try details(at: seq, version: version)
        }
    }

    func details() throws(StoreError) -> [StoredDetails] {
        let found = try journal.all("SELECT seq, version FROM payee_details ORDER BY first") {
            ($0.integer(0), $0.integer(1))
        }
        var details: [StoredDetails] = []
        for (seq, version) in found {
            details.append(try self.details(at: seq, version: version))
        }
        return details
    }

    func paymentRuns() throws(StoreError) -> [RunID] {
        try journal.all("SELECT id FROM payment_run ORDER BY seq") {
            row throws(StoreError) in try row.code(0)
        }
    }

    func paymentRun(_ id: RunID) throws(StoreError) -> StoredRun? {
        let found = try journal.first(
            "SELECT seq, stage, frozen, released FROM payment_run WHERE id = ?",
            id
        ) { row throws(StoreError) -> (Int, StoredRun.Stage, Int?, Int?) in
            (
                row.integer(0), try row.word(1), row.isNull(2) ? nil : row.integer(2),
                row.isNull(3) ? nil : row.integer(3)
            )
        }
        guard let (seq, stage, frozen, released) = found else { return nil }
        return StoredRun(
            id: id,
            preparer: try record(at: seq).header.actor,
            stage: stage,
            hands: try journal.all("SELECT user FROM run_hand WHERE run = ? ORDER BY user", id) {
                row throws(StoreError) in try row.code(0)
            },
            leftOut: try journal.all(
                "SELECT payment FROM run_adjustment WHERE run = ? AND out = 1 ORDER BY payment",
                id
            ) { row throws(StoreError) in try row.code(0) },
            frozen: try frozen.map { seq throws(StoreError) in try self.frozen(at: seq) },
            release: try released.map { seq throws(StoreError) in try release(at: seq) }
        )
    }

    func lines(of run: RunID) throws(StoreError) -> [RunLine] {
        let seqs = try journal.all(
            "SELECT seq FROM run_line WHERE run = ? ORDER BY number",
            run
        ) { $0.integer(0) }
        var lines: [RunLine] = []
        for seq in seqs { lines.append(try runLine(at: seq)) }
        return lines
    }

    func run(holding payment: PaymentID) throws(StoreError) -> RunID? {
        try journal.first(
            "SELECT run FROM run_line WHERE payment = ? AND live = 1",
            payment
        ) { row throws(StoreError) in try row.code(0) }
    }

    func lastLine(paying payee: Payee, before run: RunID) throws(StoreError) -> RunLine? {
        let seq = try journal.first(
            """
            SELECT l.seq FROM run_line l JOIN payment_run r ON r.id = l.run
            WHERE l.payee = ?1 AND r.stage = 'released'
                AND r.seq < (SELECT seq FROM payment_run WHERE id = ?2)
            ORDER BY r.released DESC, l.number DESC LIMIT 1
            """,
            DetailsHolder.payee(payee).description,
            run
        ) { $0.integer(0) }
        return try seq.map { seq throws(StoreError) in try runLine(at: seq) }
    }

    private func details(at seq: Int, version: Int) throws(StoreError) -> StoredDetails {
        let record = try record(at: seq)
        guard case .payeeDetails(let details) = record.body else {
            throw unexpected(record, wanted: "payee.details")
        }
        return StoredDetails(
            details: details,
            seq: seq,
            editor: record.header.actor,
            recordedAt: record.header.time,
            version: version
        )
    }

    private func runLine(at seq: Int) throws(StoreError) -> RunLine {
        let record = try record(at: seq)
        guard case .runLine(let line) = record.body else {
            throw unexpected(record, wanted: "run.line")
        }
        return line
    }

    private func frozen(at seq: Int) throws(StoreError) -> RunFrozen {
        let record = try record(at: seq)
        guard case .runFrozen(let frozen) = record.body else {
            throw unexpected(record, wanted: "run.frozen")
        }
        return frozen
    }

    private func release(at seq: Int) throws(StoreError) -> StoredRun.Release {
        let record = try record(at: seq)
        guard case .runReleased(let released) = record.body else {
            throw unexpected(record, wanted: "run.released")
        }
        return .init(released: released, releaser: record.header.actor, at: record.header.time)
    }
}
