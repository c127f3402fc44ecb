import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Store

// A check in order:
//
// 1. The records' bytes are read in batches. Each batch is hashed and parsed on another core.
// 2. In the order of the journal each record's place and links are proved, the tree grows, and
//    the record is projected into a database of its own; checkpoints are compared as their sizes
//    come by, and postings as their entries do.
// 3. Every other table of the books is compared with that database, row for row.
// 4. Beside all this, SQLite proves the file and the ledger's invariants are summed.

/// One run of a check over the books.
final class BooksCheck {
    private let scratch: Scratch
    private let request: CheckRequest
    private let audit: CheckpointAudit
    private var findings: [Finding] = []
    /// Whether every record so far could be projected.
    private var isProjecting = true

    private static let batchSize = 256
    private static let batchesAhead = 6

    init(scratch: Scratch, request: CheckRequest) throws(StoreError) {
        self.scratch = scratch
        self.request = request
        audit = try CheckpointAudit(
            connection: scratch.connection,
            pin: request.pin,
            checksAll: request.checksEverySignature
        )
    }

    /// What the replay found.
    struct Outcome {
        let findings: [Finding]
        let size: Int
        let root: Digest
        let signatures: Int
        let isComplete: Bool
    }

    func run() throws -> Outcome {
        try follow()
        if isProjecting {
            findings += try request.conclude?(scratch.reader) ?? []
            try finish()
        }
        if isProjecting { try compareTables() }
        let (faults, signatures) = audit.finish(size: head.size)
        return Outcome(
            findings: findings + faults,
            size: head.size,
            root: head.frontier.root,
            signatures: signatures,
            isComplete: isProjecting
        )
    }

    private var head: StoredHead { scratch.follower.head }

    private func follow() throws {
        let cursor = Cursor(
            try scratch.connection.prepare(
                "SELECT seq, leaf, bytes FROM books.record ORDER BY seq"
            ),
            of: scratch.connection
        )
        var waiting: [RecordBatch] = []
        var isAtEnd = false
        while !isAtEnd || !waiting.isEmpty {
            while !isAtEnd, waiting.count < Self.batchesAhead {
                if let batch = try nextBatch(cursor) {
                    waiting.append(batch)
                } else {
                    isAtEnd = true
                }
            }
            guard !waiting.isEmpty else { return }
            let batch = waiting.removeFirst()
            for read in batch.wait() { try follow(read) }
            request.progress?(head.size, scratch.size)
        }
    }

    private func nextBatch(_ cursor: Cursor) throws(StoreError) -> RecordBatch? {
        var stored: [RecordBatch.Stored] = []
        while stored.count < Self.batchSize, let row = try cursor.next() {
            stored.append(.init(seq: row.integer(0), leaf: row.blob(1), bytes: row.blob(2)))
        }
        guard !stored.isEmpty else { return nil }
        let batch = RecordBatch(stored)
        batch.start()
        return batch
    }

    private func follow(_ read: RecordBatch.Read) throws {
        findings += read.findings
        guard let record = read.record else {
            isProjecting = false
            return
        }
        findings += try scratch.follower.faults(in: record)
        if isProjecting {
            try project(record, leaf: read.leaf)
        } else {
            scratch.follower.advance(by: record, leaf: read.leaf)
        }
        try audit.follow(record, head: head, isLast: head.size == scratch.size)
    }

    private func project(_ record: Record, leaf: Digest) throws {
        findings += try request.inspect?(scratch.reader, record) ?? []
        findings += try reversal(record)
        do { try scratch.follower.follow(record, leaf: leaf) } catch {
            scratch.follower.advance(by: record, leaf: leaf)
            try stop(for: error, "record \(record.header.seq)", "This \(record.body.type)")
        }
    }

    private func finish() throws {
        do { try scratch.follower.finish() } catch {
            try stop(for: error, "record \(head.size - 1)", "The last command")
        }
    }

    /// Stops projecting for a rule that the records break; anything else is trouble.
    private func stop(for error: StoreError, _ subject: String, _ what: String) throws {
        guard case .refusedByDatabase(let rule) = error else { throw error }
        isProjecting = false
        findings.append(
            .init(.replay, subject, "\(what) could not follow the records before it: \(rule).")
        )
    }

    /// What is wrong with a reversal; that there is one only, and into an open period, the
    /// database proves.
    private func reversal(_ record: Record) throws -> [Finding] {
        guard case .entryPosted(let posted) = record.body, let reversed = posted.entry.reverses
        else { return [] }
        return ReversalCheck.findings(in: [
            .init(
                sequence: record.header.seq,
                reversal: posted.entry,
                original: reversed < record.header.seq
                    ? try scratch.reader.entry(at: reversed) : nil,
                wasInClosedPeriod: false
            )
        ])
    }

    private func compareTables() throws {
        try scratch.postings.finish()
        findings += scratch.postings.findings
        for table in Schema.derivedTables where table.name != "posting" {
            let comparison = try TableComparison(
                connection: scratch.connection,
                table: table.name,
                order: table.order
            )
            findings += try comparison.findings()
        }
    }
}
