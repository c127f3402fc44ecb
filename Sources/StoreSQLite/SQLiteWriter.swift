import Calendar
import GRDBSQLite
import Identifiers
import Integrity
import Journal
import Store

/// The one writer of the journal, within one transaction.
final class SQLiteWriter: SQLiteReader, BookWriter {
    /// The origin of a journal that begins with this write.
    private let firstOrigin: String
    private let health: DiskHealth
    private lazy var projector = Projector(
        connection: journal,
        reader: self,
        ledger: StoredLedger(connection: journal)
    )
    private var state = StoredHead()
    private var sizeBefore = 0
    /// Whose private values are destroyed once the write is durable.
    private(set) var erased: Set<String> = []
    /// Whether something failed half-way; then only undoing it helps.
    private var isBroken = false
    private var scope = UndoScope.savepoint
    /// How often this write was asked to write something.
    private var writes = 0

    init(
        journal: Connection,
        vault: VaultSession,
        rulePacks: RulePackDuties,
        origin: String,
        health: DiskHealth
    ) {
        firstOrigin = origin
        self.health = health
        super.init(journal: journal, vault: vault, rulePacks: rulePacks)
    }

    /// Takes up the journal where it stands, wherever another process has brought it.
    func begin(undoing scope: UndoScope) throws(StoreError) {
        let stored = try storedHead()
        if stored.size != state.size || stored.leaf != state.leaf { forget() }
        state = stored
        sizeBefore = stored.size
        try vault.begin(onto: stored.size, of: stored.origin ?? firstOrigin)
        erased = []
        isBroken = false
        self.scope = scope
        writes = 0
    }

    /// Remembers in the journal how far the vault has come, where this write kept something in it.
    func markVault() throws(StoreError) {
        guard vault.isWriting else { return }
        try journal.run(
            """
            INSERT INTO vault_mark(one, size) VALUES(1, ?)
            ON CONFLICT(one) DO UPDATE SET size = excluded.size
            """,
            sizeBefore
        )
    }

    /// Stores the head and the signed checkpoint, if there is anything new.
    func finish(
        signing sign: (Checkpoint) throws -> SignedCheckpoint
    ) throws {
        try checkWhole()
        guard state.size > sizeBefore else { return }
        try projector.settle()
        let checkpoint = try Checkpoint(
            origin: state.origin ?? firstOrigin,
            size: state.size,
            root: state.frontier.root
        )
        let signed = try sign(checkpoint)
        guard signed.checkpoint == checkpoint else {
            throw StoreError.corrupt("another checkpoint was signed than the one that was given")
        }
        try state.store(in: journal)
        try journal.run(
            "INSERT INTO checkpoint(size, note) VALUES(?, ?)",
            checkpoint.size,
            signed.note
        )
    }

    /// Forgets what it holds of a write that was undone.
    func abandon() {
        forget()
        vault.rollback()
        state = StoredHead()
    }

    override func head() throws(StoreError) -> JournalHead { state.head }

    override func origin() throws(StoreError) -> String? { state.origin }

    override func programme() throws(StoreError) -> ProgrammeCode? { state.programme }

    override func outcome(of command: CommandID) throws(StoreError) -> CommandOutcome? {
        try projector.settle()
        return try super.outcome(of: command)
    }

    override func privateItem(_ commitment: Digest) throws(StoreError) -> PrivateItem? {
        guard let item = try vault.item(commitment), !erased.contains(item.subject) else {
            return nil
        }
        return item
    }

    func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        switch scope {
        case .savepoint: try undoably(body)
        case .write: try hopefully(body)
        }
    }

    private func undoably<Result>(_ body: () throws -> Result) throws -> Result {
        try projector.settle()
        let before = (state: state, erased: erased, isBroken: isBroken)
        try journal.run("SAVEPOINT inner")
        try vault.openSavepoint()
        do {
            let result = try body()
            try checkWhole()
            try vault.releaseSavepoint()
            try journal.run("RELEASE inner")
            return result
        } catch {
            (state, erased, isBroken) = before
            undo()
            throw error
        }
    }

    /// Runs a body that is hoped to throw nothing once it has written.
    private func hopefully<Result>(_ body: () throws -> Result) throws -> Result {
        let before = writes
        do {
            let result = try body()
            try checkWhole()
            return result
        } catch {
            guard writes != before else { throw error }
            isBroken = true
            throw WriteSpoiled()
        }
    }

    func append(_ draft: RecordDraft) throws(StoreError) -> AppendedRecord {
        try beginChange()
        do {
            let record = Record(header: try header(for: draft), body: draft.body)
            return try write(record)
        } catch {
            isBroken = true
            throw error
        }
    }

    func keepDocument(_ bytes: [UInt8]) throws(StoreError) -> Digest {
        try beginChange()
        let digest = Digest(of: bytes)
        try journal.run("INSERT INTO document(digest, bytes) VALUES(?, ?)", digest, bytes)
        return digest
    }

    func keepPrivate(_ item: PrivateItem) throws(StoreError) {
        try beginChange()
        guard try !isGone(item.subject) else { throw .refusedByDatabase(rule: "vault.erased") }
        try vault.keep(item)
    }

    func destroyPrivate(of participant: ParticipantCode) throws(StoreError) {
        try beginChange()
        erased.insert(participant.text)
    }
}

extension SQLiteWriter {
    private func header(for draft: RecordDraft) throws(StoreError) -> RecordHeader {
        let time = state.time.map { max($0, draft.time) } ?? draft.time
        let chain: CaseLink? = if let id = draft.chain { try nextLink(of: id) } else { nil }
        return RecordHeader(
            journal: state.origin ?? firstOrigin,
            seq: state.size,
            command: draft.command,
            request: draft.request,
            effectiveOn: draft.effectiveOn,
            time: time,
            previous: state.leaf,
            actor: draft.actor,
            chain: chain
        )
    }

    private func nextLink(of id: String) throws(StoreError) -> CaseLink {
        guard let (count, leaf) = try caseHead(id) else {
            return CaseLink(id: id, number: 1, previous: .zero)
        }
        return CaseLink(id: id, number: count + 1, previous: leaf)
    }

    private func write(_ record: Record) throws(StoreError) -> AppendedRecord {
        let bytes: [UInt8]
        do { bytes = try record.bytes() } catch { throw .unwritable(error.message) }
        let leaf = MerkleTree.leafHash(bytes)
        let seq = record.header.seq
        try journal.run("INSERT INTO record(seq, leaf, bytes) VALUES(?, ?, ?)", seq, leaf, bytes)
        try projector.apply(record, leaf: leaf)
        remember(record)
        state.advance(by: record, leaf: leaf)
        return AppendedRecord(seq: seq, leaf: leaf)
    }

    /// Whether a subject is a participant whose data was destroyed, or is about to be.
    private func isGone(_ subject: String) throws(StoreError) -> Bool {
        if erased.contains(subject) { return true }
        guard let participant = try? ParticipantCode(subject) else { return false }
        return try isErased(participant)
    }

    private func beginChange() throws(StoreError) {
        try checkUsable()
        writes += 1
    }

    private func checkUsable() throws(StoreError) {
        try health.check()
        guard !isBroken else {
            throw .corrupt("an append failed and what it left was not undone")
        }
    }

    /// Refuses what is half-done: a failed append, or postings without their entry. Deferred
    /// foreign keys are not looked at when a nested savepoint is released, so it is done here.
    private func checkWhole() throws(StoreError) {
        try checkUsable()
        guard journal.hasNoOrphans else {
            throw .refusedByDatabase(rule: "posting.without-entry")
        }
    }

    /// Forgets what is held in memory of rows that may be gone.
    private func forget() {
        projector.forget()
        forgetRows()
    }

    /// Undoes a savepoint in both files. Where SQLite has undone everything by itself there is
    /// none left; then the disk has failed and the write fails as a whole.
    private func undo() {
        forget()
        do {
            try vault.undoSavepoint()
            try journal.run("ROLLBACK TO inner")
            try journal.run("RELEASE inner")
        } catch { isBroken = true }
    }
}
