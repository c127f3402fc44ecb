import Dispatch
import Foundation
import GRDB
import Identifiers
import Integrity
import Journal
import Ledger
import Store
import Synchronization

/// The records of the books on their way through a check.
///
/// Reading, hashing and parsing them need nothing but their bytes, nor does opening the facts that
/// the vault keeps of a decision, nor holding the vault against them. So all that is done ahead of
/// the projection, on another core.
final class RecordFeed: Sendable {
    private let directory: String
    private let cipher: VaultCipher?
    private let erased: Set<String>?
    private let health: DiskHealth
    private let read = Mutex<[Result<[Item], any Error>]>([])
    private let vault = Mutex<Result<[Finding], any Error>>(.success([]))
    private let isStopped = Atomic(false)
    private let hasEnded = Atomic(false)
    private let room = DispatchSemaphore(value: RecordFeed.batchesAhead)
    private let ready = DispatchSemaphore(value: 0)
    private let done = DispatchSemaphore(value: 0)

    /// A record as its bytes tell.
    struct Item: Sendable {
        let seq: Int
        let record: Journal.Record?
        let leaf: Digest
        let findings: [Finding]
        /// The facts of a decision, where the vault has them.
        let facts: PrivateItem?
    }

    private static let batchSize = 256
    private static let batchesAhead = 6

    init(directory: String, cipher: VaultCipher?, erased: Set<String>?, health: DiskHealth) {
        self.directory = directory
        self.cipher = cipher
        self.erased = erased
        self.health = health
    }

    /// Begins to read, elsewhere. What is left to be looked for in the vault after the last record
    /// goes on beside whatever the reader of the records does next.
    ///
    /// - Parameter last: The seq to end with: others may write records meanwhile.
    func start(through last: Int) {
        Thread.detachNewThread {
            let result = Result { try self.health.translating { try self.readAll(through: last) } }
            self.vault.withLock { $0 = result }
            if !self.hasEnded.load(ordering: .relaxed) { self.hand(result.map { _ in [] }) }
            self.done.signal()
        }
    }

    /// The next records, once they are read; none after the last.
    func next() throws -> [Item] {
        ready.wait()
        room.signal()
        return try read.withLock { $0.removeFirst() }.get()
    }

    /// What is wrong with the vault, once every record was handed on: waits until that is known.
    func vaultFindings() throws -> [Finding] {
        done.wait()
        return try vault.withLock { $0 }.get()
    }

    /// Reads no further. There is room then for all that may still be handed on: as many batches
    /// as may wait, the one at hand, and the end.
    func stop() {
        isStopped.store(true, ordering: .relaxed)
        for _ in 0..<Self.batchesAhead + 2 { room.signal() }
    }

    private func hand(_ batch: Result<[Item], any Error>) {
        room.wait()
        read.withLock { $0.append(batch) }
        ready.signal()
    }

    /// Connections of its own, so that it waits for nobody who reads or writes the books.
    private func readAll(through last: Int) throws -> [Finding] {
        try DatabaseQueue(path: "").writeWithoutTransaction { scratch in
            // Whatever stops it on its way: nothing is left open.
            defer { try? scratch.execute(sql: "ROLLBACK") }
            let audit = try VaultAudit(
                scratch,
                vault: DatabaseKind.vault.path(in: directory),
                health: health
            )
            try open(.journal).read { journal in
                try open(.vault).read { vault in
                    let tables = VaultTables(connection: try Connection(vault, health: health))
                    try read(
                        try Connection(journal, health: health),
                        VaultSession(cipher: cipher, access: .within(tables)),
                        audit,
                        through: last
                    )
                }
            }
            guard !isStopped.load(ordering: .relaxed) else { return [] }
            hasEnded.store(true, ordering: .relaxed)
            hand(.success([]))
            let size = try followLater(than: last, audit)
            return try audit.findings(
                through: last,
                journalSize: size,
                erased: erased,
                cipher: cipher
            )
        }
    }

    /// Has the audit of the vault follow what others wrote since the check began.
    ///
    /// - Returns: How many records there are by now.
    private func followLater(than last: Int, _ audit: VaultAudit) throws -> Int {
        try open(.journal).read { database in
            let journal = try Connection(database, health: health)
            let size = try journal.journalSize()
            let cursor = Cursor(
                try journal.prepare(
                    "SELECT seq, bytes FROM record WHERE seq > \(last) ORDER BY seq"
                ),
                of: journal
            )
            while let row = try cursor.next() {
                let bytes = row.blob(1)
                try audit.follow(bytes, seq: row.integer(0), try? Journal.Record(bytes: bytes))
            }
            return size
        }
    }

    private func open(_ kind: DatabaseKind) throws -> DatabaseQueue {
        try DatabaseQueue(
            path: kind.path(in: directory),
            configuration: kind.configuration(.readOnly)
        )
    }

    private func read(
        _ journal: Connection,
        _ vault: VaultSession,
        _ audit: VaultAudit,
        through last: Int
    ) throws {
        let cursor = Cursor(
            try journal.prepare(
                "SELECT seq, leaf, bytes FROM record WHERE seq <= \(last) ORDER BY seq"
            ),
            of: journal
        )
        var batch: [Item] = []
        while !isStopped.load(ordering: .relaxed), let row = try cursor.next() {
            batch.append(try item(row, vault, audit))
            guard batch.count == Self.batchSize else { continue }
            hand(.success(batch))
            batch = []
        }
        if !batch.isEmpty { hand(.success(batch)) }
    }

    private func item(
        _ row: Row,
        _ vault: VaultSession,
        _ audit: VaultAudit
    ) throws(StoreError) -> Item {
        let seq = row.integer(0)
        let subject = "record \(seq)"
        let bytes = row.blob(2)
        let leaf = MerkleTree.leafHash(bytes)
        var findings: [Finding] = []
        if leaf.bytes != row.blob(1) {
            findings.append(
                .init(.leaf, subject, "The stored leaf hash is not that of the record's bytes.")
            )
        }
        var record: Journal.Record?
        do { record = try Journal.Record(bytes: bytes) } catch {
            findings.append(.init(.record, subject, error.message))
        }
        try audit.follow(bytes, seq: seq, record)
        var facts: PrivateItem?
        switch record?.body {
        case .entryPosted(let posted):
            findings += ShareCheck.findings(in: [(seq, posted.entry)])
        case .decisionRecorded(let decision):
            // One that was changed is the finding of the vault's own audit.
            do { facts = try vault.item(decision.facts) } catch .corrupt { facts = nil }
        default: break
        }
        return Item(seq: seq, record: record, leaf: leaf, findings: findings, facts: facts)
    }
}
