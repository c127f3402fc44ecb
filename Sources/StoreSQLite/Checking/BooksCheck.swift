import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Store

// A check in order:
//
// 1. The records are read, hashed and parsed on another core, which holds the vault against them.
// 2. In the order of the journal each record's place and links are proved, the tree grows, and
//    the record is projected into a database of its own; checkpoints are compared as their sizes
//    come by, and accounts and postings as their entries do.
// 3. Every other table of the books is compared with that database, row for row.
// 4. Beside all this, SQLite proves the file and the ledger's invariants are summed.
// 5. Where the postings are not those that the records make, they are summed by themselves too.

/// One run of a check over the books.
final class BooksCheck {
    private let scratch: Scratch
    private let feed: RecordFeed
    private let request: CheckRequest
    private let audit: CheckpointAudit
    private var findings: [Finding] = []
    /// Whether every record so far could be projected.
    private var isProjecting = true

    init(scratch: Scratch, feed: RecordFeed, request: CheckRequest) throws(StoreError) {
        self.scratch = scratch
        self.feed = feed
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
        /// Whether the accounts and postings of the books are those that the records make.
        let hasLedger: Bool
    }

    func run() throws -> Outcome {
        try follow()
        if isProjecting {
            findings += try request.conclude?(scratch.reader) ?? []
            try finish()
        }
        if isProjecting { try compareTables() }
        findings += try feed.vaultFindings()
        let (faults, signatures) = audit.finish(size: head.size)
        return Outcome(
            findings: findings + faults,
            size: head.size,
            root: head.frontier.root,
            signatures: signatures,
            isComplete: isProjecting,
            hasLedger: isProjecting && scratch.ledger.findings.isEmpty
        )
    }

    private var head: StoredHead { scratch.follower.head }

    private func follow() throws {
        feed.start(through: scratch.last)
        do {
            while true {
                let items = try feed.next()
                guard !items.isEmpty else { return }
                for item in items { try follow(item) }
                request.progress?(head.size, scratch.size)
            }
        } catch {
            feed.stop()
            throw error
        }
    }

    private func follow(_ item: RecordFeed.Item) throws {
        findings += item.findings
        guard let record = item.record else {
            isProjecting = false
            scratch.follower.advance(leaf: item.leaf)
            return
        }
        scratch.reader.facts = item.facts
        findings += try scratch.follower.faults(in: record, hasChains: isProjecting)
        if isProjecting {
            try project(record, leaf: item.leaf)
        } else {
            scratch.follower.advance(by: record, leaf: item.leaf)
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
        findings += try scratch.ledger.finish()
        for table in Schema.derivedTables where !ComparedLedger.tables.contains(table.name) {
            let comparison = try TableComparison(
                connection: scratch.connection,
                table: table.name,
                order: table.order
            )
            findings += try comparison.findings()
        }
    }
}
