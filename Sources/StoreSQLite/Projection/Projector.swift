import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Policy
import Store

// How a record becomes rows:
//
// 1. Its case's chain is lengthened. A command's records come one after another in one write, so
//    its row is written once: when the next command's first record comes, or when it is settled.
// 2. Its body's rows are written: one method a type of record, in the extensions by subject.
// 3. For a claim or business case the transition of Approvals is made; one that cannot be stops
//    the record, so that no journal replays into a state that no command could have reached.
//
// Appending, rebuilding and checking all come through `apply`, so that the tables cannot mean
// different things to them.

/// Writes what a record means into the derived tables.
final class Projector {
    let connection: Connection
    unowned let reader: SQLiteReader
    let ledger: any LedgerTables
    /// What was in force when a transition was last made.
    var circumstances: Circumstances?
    /// The version that was submitted last, which its decisions follow.
    var latest: (content: SubmittedContent, submission: Submission)?
    /// The newest command, while its row is not written.
    private var command: CommandRow?

    init(connection: Connection, reader: SQLiteReader, ledger: any LedgerTables) {
        self.connection = connection
        self.reader = reader
        self.ledger = ledger
    }

    /// Forgets what it holds in memory, after rows were undone.
    func forget() {
        circumstances = nil
        latest = nil
        command = nil
    }

    /// Writes the row that it still holds; afterwards the tables say all that the records do.
    func settle() throws(StoreError) {
        guard let row = command else { return }
        command = nil
        try connection.run(
            "INSERT INTO command(id, request, first, last, refusal) VALUES(?, ?, ?, ?, ?)",
            row.id,
            row.request,
            row.first,
            row.last,
            row.refusal
        )
    }

    /// Writes the rows of a record that is next in the journal.
    ///
    /// - Throws: ``StoreError/refusedByDatabase(rule:)`` for a record that cannot be.
    func apply(_ record: Record, leaf: Digest) throws(StoreError) {
        guard (record.header.seq == 0) == record.body.createsJournal else {
            throw .refusedByDatabase(rule: "journal.created-once")
        }
        try extendCommand(record)
        if let link = record.header.chain { try lengthen(link, record.header.seq, leaf) }
        try project(record, leaf: leaf)
    }

    private func extendCommand(_ record: Record) throws(StoreError) {
        let header = record.header
        let refusal: String? =
            if case .commandRefused(let refused) = record.body { refused.code } else { nil }
        if let row = command, row.id == header.command {
            guard row.request == header.request, row.refusal == nil, refusal == nil else {
                throw .refusedByDatabase(rule: "command.exists")
            }
            command?.last = header.seq
            return
        }
        try settle()
        command = CommandRow(
            id: header.command,
            request: header.request,
            first: header.seq,
            last: header.seq,
            refusal: refusal
        )
    }

    private func lengthen(
        _ link: CaseLink,
        _ seq: Int,
        _ leaf: Digest
    ) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO case_head(id, count, last, leaf) VALUES(?, ?, ?, ?)
            ON CONFLICT(id) DO UPDATE SET
                count = excluded.count, last = excluded.last, leaf = excluded.leaf
            """,
            link.id,
            link.number,
            seq,
            leaf
        )
    }

    private func project(_ record: Record, leaf: Digest) throws(StoreError) {
        let header = record.header
        switch record.body {
        case .journalCreated, .packIssued, .packStamped, .packRevealed, .floatCounted,
            .bankImported, .partnerBankImported, .commandRefused:
            break
        case .keyAdded(let body): try add(body, header)
        case .keyRetired(let body): try endKey(body.key, body.purpose, body.owner, header)
        case .keyCompromised(let body): try endKey(body.key, body.purpose, body.owner, header)
        case .fundOpened(let body): try open(body, header)
        case .apportionmentAdopted(let body): try adopt(body, header)
        case .partnerJoined(let body): try join(body)
        case .policyAdopted(let body): try adopt(body, header)
        case .userRole(let body): try change(body)
        case .relationDeclared(let body): try declare(body)
        case .delegationGranted(let body): try delegate(body, header)
        case .participantEnrolled(let body): try enrol(body)
        case .participantExited(let body): try exit(body)
        case .participantErased(let body): try erase(body, header)
        case .outcomeRecorded(let body): try note(body, header)
        case .deviceLent(let body): try lend(body)
        case .deviceReturned(let body): try returnDevice(body)
        case .deviceLost(let body): try lose(body)
        case .claimSubmitted, .claimAmended, .caseSubmitted, .caseAmended:
            try submit(record, leaf: leaf)
        case .decisionRecorded(let body): try decide(body, header)
        case .questionAsked(let body): try ask(body, header)
        case .questionAnswered(let body): try answer(body, header)
        case .approvalGranted(let body): try approve(body, header)
        case .approvalDeclined(let body): try decline(body, header)
        case .approvalPassedOn(let body): try passOn(body, header)
        case .claimWithdrawn(let body):
            try withdraw(.claim(body.claim), version: body.version, header)
        case .caseWithdrawn(let body):
            try withdraw(.businessCase(body.businessCase), version: body.version, header)
        case .caseClosed(let body): try close(body, header)
        case .topUpProposed(let body): try propose(body, header)
        case .entryPosted(let body): try post(body.entry, header)
        case .paymentInstructed(let body): try instruct(body, header)
        case .paymentDefrayed(let body): try defray(body, header)
        case .paymentReturned(let body): try returnPayment(body)
        case .payeeDetails(let body): try keep(body, header)
        case .runPrepared(let body): try prepare(body, header)
        case .runAdjusted(let body): try adjust(body, header)
        case .runLine(let body): try add(body, header)
        case .runFrozen(let body): try freeze(body, header)
        case .runReleased(let body): try release(body, header)
        case .runWithdrawn(let body): try withdraw(body)
        case .partnerPageKept(let body): try use(.claim(body.claim), header)
        case .partnerPaymentReturned(let body): try use(.claim(body.claim), header)
        case .bankAsserted(let body): try assertBank(body, header)
        case .drawdownPrepared(let body): try prepare(body, header)
        case .drawdownAdjusted(let body): try adjust(body, header)
        case .drawdownReviewed(let body): try review(body, header)
        case .drawdownWithdrawn(let body): try withdraw(body)
        case .drawdownLine(let body): try drawDown(body, header)
        case .drawdownSubmitted(let body): try submit(body, header)
        case .drawdownAnswered(let body): try answer(body)
        case .periodClosed(let body): try close(body, header)
        case .periodReopened(let body): try reopen(body)
        }
    }

    /// Refuses unless the last statement changed a row.
    func expectChange(orRefuse rule: String) throws(StoreError) {
        guard connection.changes > 0 else { throw .refusedByDatabase(rule: rule) }
    }
}

/// A row of the table of commands.
private struct CommandRow {
    let id: CommandID
    let request: Seal
    let first: Int
    var last: Int
    let refusal: String?
}

extension RecordBody {
    /// Whether it begins a journal, as the first record does and no other.
    fileprivate var createsJournal: Bool {
        if case .journalCreated = self { true } else { false }
    }
}
