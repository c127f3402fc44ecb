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
    let journal: DatabasePool
    let vault: DatabasePool
    let health: DiskHealth
    let rulePacks: RulePackDuties
    let cipher: VaultCipher?
    private let origin: String
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
        journal = files.journal
        vault = files.vault
        health = files.health
        rulePacks = RulePackDuties(parse: options.rulePackDuties)
        cipher = options.wrappingKey.map {
            VaultCipher(wrappingKey: $0, randomBytes: options.randomBytes)
        }
        self.origin = origin
        isReadOnly = options.isReadOnly
        self.betweenCommits = betweenCommits
    }

    /// How books are opened.
    public struct Options: Sendable {
        /// Whether nothing may be written.
        public var isReadOnly: Bool
        /// The key that wraps each subject's own; without it private values are nil.
        public var wrappingKey: SecretBytes?
        /// Random bytes for keys and nonces.
        public var randomBytes: @Sendable (Int) -> [UInt8]
        /// Reads the duty pairs that a rule pack adds from its file's bytes.
        public var rulePackDuties: @Sendable ([UInt8]) throws -> [DutyPair]

        public init(
            isReadOnly: Bool = false,
            wrappingKey: SecretBytes?,
            randomBytes: @escaping @Sendable (Int) -> [UInt8],
            rulePackDuties: @escaping @Sendable ([UInt8]) throws -> [DutyPair] = { _ in [] }
        ) {
            self.isReadOnly = isReadOnly
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
        signing sign: (Checkpoint) throws -> SignedCheckpoint,
        _ body: (any BookWriter) throws -> Result
    ) throws -> Result {
        guard !isReadOnly else { throw StoreError.diskFailed("the books were opened read-only") }
        try health.check()
        let (result, erased) = try health.translating {
            try journal.write { database in
                try vault.writeWithoutTransaction { vaultDatabase in
                    let writer = try writer(database, vaultDatabase)
                    return (try run(body, with: writer, signing: sign), writer.erased)
                }
            }
        }
        if !erased.isEmpty { try destroyPrivate(of: erased) }
        return result
    }

    /// Destroys what is left of those who were erased, and makes it leave the file.
    func destroyPrivate(of subjects: some Sequence<String>) throws {
        try health.translating {
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

    /// Runs a body so that afterwards the vault's part is durable, or nothing is.
    private func run<Result>(
        _ body: (any BookWriter) throws -> Result,
        with writer: SQLiteWriter,
        signing sign: (Checkpoint) throws -> SignedCheckpoint
    ) throws -> Result {
        do {
            try writer.begin()
            let result = try body(writer)
            try writer.finish(signing: sign)
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
