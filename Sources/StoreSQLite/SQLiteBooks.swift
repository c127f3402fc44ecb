import GRDB
public import Integrity
public import Policy
public import Store

/// Books on an embedded database: a folder with `journal.sqlite` and `vault.sqlite`.
///
/// Both are in WAL mode with every commit flushed. One process writes at a time, and readers
/// beside it see whole transactions. A write makes the vault durable first, then the journal: a
/// crash between the two leaves private values that no record names, never a record whose values
/// are missing.
public final class SQLiteBooks: CheckableStore {
    let directory: String
    let journal: any DatabaseWriter
    let vault: any DatabaseWriter
    let health: DiskHealth
    let rulePacks: RulePackDuties
    let cipher: VaultCipher?
    let origin: String
    private let noteErasures: (@Sendable ([String]) throws -> Void)?
    private let isReadOnly: Bool
    private let session = WriterSession()
    /// Called between the two commits of a write; a test stops the process there.
    let betweenCommits: (@Sendable () throws -> Void)?

    init(
        _ files: BookFiles,
        origin: String,
        options: Options,
        betweenCommits: (@Sendable () throws -> Void)? = nil
    ) {
        directory = files.directory
        journal = files.journal
        vault = files.vault
        health = files.health
        rulePacks = RulePackDuties(parse: options.rulePackDuties)
        cipher = options.wrappingKey.map {
            VaultCipher(wrappingKey: $0(origin), randomBytes: options.randomBytes)
        }
        self.origin = origin
        noteErasures = options.noteErasures
        isReadOnly = options.connections == .readOnly
        self.betweenCommits = betweenCommits
    }

    /// Who may do what at the same time within this process. Whatever is chosen, other processes
    /// may read beside a writer.
    public enum Connections: Sendable {
        /// Nothing is written.
        case readOnly
        /// One thread reads or writes: for a process that runs one command, which so opens no
        /// connection that it does not need.
        case one
        /// One writer, and readers beside it.
        case readersBeside
    }

    /// How books are opened.
    public struct Options: Sendable {
        /// Who may do what at the same time.
        public var connections: Connections
        /// The key that wraps each subject's own, for a journal's origin; without it private
        /// values are nil.
        public var wrappingKey: (@Sendable (_ origin: String) -> SecretBytes)?
        /// Random bytes for keys and nonces.
        public var randomBytes: @Sendable (Int) -> [UInt8]
        /// Keeps in mind, outside the books, who was erased ever: a copy of the books that is put
        /// back may be older than an erasure. It is told before anything is destroyed.
        public var noteErasures: (@Sendable (_ participants: [String]) throws -> Void)?
        /// Reads the duty pairs that a rule pack adds from its file's bytes.
        public var rulePackDuties: @Sendable ([UInt8]) throws -> [DutyPair]

        public init(
            connections: Connections = .readersBeside,
            wrappingKey: (@Sendable (_ origin: String) -> SecretBytes)?,
            randomBytes: @escaping @Sendable (Int) -> [UInt8],
            rulePackDuties: @escaping @Sendable ([UInt8]) throws -> [DutyPair] = { _ in [] }
        ) {
            self.connections = connections
            self.wrappingKey = wrappingKey
            self.randomBytes = randomBytes
            self.rulePackDuties = rulePackDuties
        }
    }

    public func read<Result>(_ body: (any BookReader) throws -> Result) throws -> Result {
        try health.translating {
            try journal.read { database in
                let reader = SQLiteReader(
                    journal: try Connection(database, health: health),
                    vault: VaultSession(cipher: cipher, access: .reading(vault, health)),
                    rulePacks: rulePacks
                )
                return try body(reader)
            }
        }
    }

    public func write<Result>(
        undoing scope: UndoScope,
        signing sign: (Checkpoint) throws -> SignedCheckpoint,
        _ body: (any BookWriter) throws -> Result
    ) throws -> Result {
        guard !isReadOnly else { throw StoreError.diskFailed("the books were opened read-only") }
        try health.check()
        let (result, erased) = try writing {
            try journal.write { database in
                try vault.writeWithoutTransaction { vaultDatabase in
                    let writer = try writer(database, vaultDatabase)
                    try writer.begin(undoing: scope)
                    return (try run(body, with: writer, signing: sign), writer.erased)
                }
            }
        }
        if !erased.isEmpty {
            try noteErasures?(erasedParticipants())
            try destroyPrivate(of: erased)
        }
        return result
    }

    /// Finishes what a crash may have cut short: destroys the keys of those whose erasure was
    /// recorded.
    func finishErasures() throws {
        let erased = try erasedParticipants()
        guard !erased.isEmpty else { return }
        try noteErasures?(erased)
        let left = try vault.read { database in
            let tables = VaultTables(connection: try Connection(database, health: health))
            return try erased.filter { try tables.holds($0) }
        }
        if !left.isEmpty { try destroyPrivate(of: left) }
    }

    /// Everybody whose erasure the journal records.
    func erasedParticipants() throws -> [String] {
        try health.translating {
            try journal.read { database in
                try String.fetchAll(
                    database,
                    sql: "SELECT participant FROM erased ORDER BY participant"
                )
            }
        }
    }

    /// Destroys what is left of those who were erased, and makes it leave the file.
    func destroyPrivate(of subjects: some Sequence<String>) throws {
        try writing {
            try vault.write { database in
                let tables = VaultTables(connection: try Connection(database, health: health))
                for subject in subjects { try tables.destroy(subject) }
            }
            // Free pages are overwritten at once; these take what the log still holds.
            try vault.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
                try database.execute(sql: "VACUUM")
                try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
        }
    }

    /// Runs a body that writes. Where the disk fails in it, nothing more is written, not when the
    /// files are closed either: their logs stay as they are, for whoever opens them next.
    func writing<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            let result = try health.translating(body)
            if !session.closesLogs { leaveLogs(false) }
            return result
        } catch {
            if health.hasFailed { leaveLogs(true) }
            throw error
        }
    }

    /// Says whether the logs stay as they are when the files are closed, as they do from opening
    /// them until something was written.
    func leaveLogs(_ leaves: Bool) {
        session.closesLogs = !leaves
        for file in [journal, vault] {
            file.writeWithoutTransaction { $0.leaveLog(leaves) }
        }
    }

    /// Runs a body so that afterwards the vault's part is durable, or nothing is.
    private func run<Result>(
        _ body: (any BookWriter) throws -> Result,
        with writer: SQLiteWriter,
        signing sign: (Checkpoint) throws -> SignedCheckpoint
    ) throws -> Result {
        do {
            let result = try body(writer)
            try writer.finish(signing: sign)
            try writer.markVault()
            // The point of no return for the vault; the journal's follows when this returns.
            try writer.vault.commit()
            if !writer.erased.isEmpty { writer.vault.forgetKeys() }
            try betweenCommits?()
            return result
        } catch {
            writer.abandon()
            throw error
        }
    }

    private func writer(
        _ database: Database,
        _ vaultDatabase: Database
    ) throws(StoreError) -> SQLiteWriter {
        try session.writer { () throws(StoreError) in
            let tables = VaultTables(
                connection: try Connection(vaultDatabase, health: health)
            )
            return SQLiteWriter(
                journal: try Connection(database, health: health),
                vault: VaultSession(cipher: cipher, access: .writing(tables)),
                rulePacks: rulePacks,
                origin: origin,
                health: health
            )
        }
    }
}
