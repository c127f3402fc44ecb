import GRDB
import GRDBSQLite
import Store

// Books are copied while others write to them, and both files of the copy are of one moment:
//
// 1. A snapshot of the journal is taken, then one of the vault.
// 2. Whoever writes makes the vault durable first and destroys an erased person's values last. So
//    where no record came between the two snapshots, the vault's holds every private value that
//    the journal's names, but of those whose erasure the journal's records. Where one came, both
//    snapshots are taken again. Nobody is made to wait, and nothing is written to the books.
// 3. SQLite's own backup copies each snapshot page for page. (VACUUM INTO takes a snapshot of its
//    own, later than any other.)
// 4. An erasure that the journal's copy records and a crash has kept from the vault is finished in
//    the vault's copy.
// 5. Each copy is left as one file without a log, which reading does not change.

extension SQLiteBooks {
    /// Copies books, as they stand at one moment, into a folder that has none. O(bytes).
    ///
    /// The copy can be read and checked as books are; to be written in, it is adopted first.
    ///
    /// - Parameter progress: How many pages are copied, of how many.
    /// - Throws: ``StoreError``; ``StoreError/busy`` where others never stop writing.
    public static func copy(
        from source: String,
        to target: String,
        options: Options,
        progress: (_ done: Int, _ of: Int) -> Void
    ) throws {
        try withoutActuallyEscaping(progress) { progress in
            try Copying(source: source, target: target, progress: progress).run()
        }
        try seal(target, options)
    }

    /// Makes a copy into books that can be written in, and destroys the private values of those
    /// who were erased since it was made.
    ///
    /// - Parameter erased: Who was erased ever, as it is remembered outside the books.
    /// - Returns: Those of them whose erasure the copy has no record of.
    /// - Throws: ``StoreError``.
    public static func adopt(
        copyAt directory: String,
        erasing erased: [String],
        options: Options
    ) throws -> [String] {
        let health = DiskHealth()
        try health.translating {
            for kind in [DatabaseKind.journal, .vault] {
                try kind.setLog("wal", of: kind.path(in: directory))
            }
        }
        let books = try openCopy(directory, options)
        return try health.translating {
            let recorded = Set(try books.erasedParticipants())
            let unrecorded = erased.filter { !recorded.contains($0) }
            if !unrecorded.isEmpty { try books.destroyPrivate(of: unrecorded) }
            try books.close()
            return unrecorded
        }
    }

    /// Finishes erasures in a fresh copy and leaves it without logs.
    private static func seal(_ directory: String, _ options: Options) throws {
        let books = try openCopy(directory, options)
        try books.health.translating {
            try books.close()
            for kind in [DatabaseKind.journal, .vault] {
                try kind.setLog("delete", of: kind.path(in: directory))
            }
        }
    }

    private static func openCopy(_ directory: String, _ options: Options) throws -> SQLiteBooks {
        var options = options
        options.connections = .one
        return try open(at: directory, options: options)
    }

    /// Writes the logs into their files, which says so where it fails, and closes them.
    private func close() throws {
        for file in [journal, vault] {
            try file.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
        }
        leaveLogs(false)
        try journal.close()
        try vault.close()
    }
}

extension DatabaseKind {
    /// Has a file keep a log beside it while it is written, or no more.
    fileprivate func setLog(_ mode: String, of path: String) throws {
        let queue = try DatabaseQueue(path: path, configuration: configuration(.one))
        let found = try queue.writeWithoutTransaction { database in
            try check(database)
            try database.execute(sql: "PRAGMA synchronous = FULL")
            return try String.fetchOne(database, sql: "PRAGMA journal_mode = \(mode)")
        }
        try queue.close()
        // SQLite takes back a change of which a sync failed, and not everywhere says that it did.
        let again = try DatabaseQueue(path: path, configuration: configuration(.readOnly))
        let kept = try again.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
        try again.close()
        guard found == mode, kept == mode else {
            throw StoreError.diskFailed("\(path) cannot be made durable")
        }
    }
}

/// One copying of both files.
struct Copying {
    let source: String
    let target: String
    let progress: (_ done: Int, _ of: Int) -> Void
    /// Called between the two snapshots; a test writes to the books there.
    var betweenSnapshots: (() throws -> Void)?

    /// How often snapshots are taken before the books are called busy. Between the two lie
    /// microseconds.
    static let attempts = 100
    private static let pagesPerStep: CInt = 1024

    init(source: String, target: String, progress: @escaping (_ done: Int, _ of: Int) -> Void) {
        self.source = source
        self.target = target
        self.progress = progress
    }

    func run() throws {
        let files = try BookFiles.open(at: source, .readOnly)
        try files.health.translating {
            let again = try DatabaseQueue(
                path: DatabaseKind.journal.path(in: source),
                configuration: DatabaseKind.journal.configuration(.readOnly)
            )
            for _ in 0..<Self.attempts where try copy(files, lookingAgainThrough: again) { return }
            throw StoreError.busy
        }
    }

    /// Copies both, or nothing where a record was written between the snapshots.
    private func copy(
        _ files: BookFiles,
        lookingAgainThrough again: DatabaseQueue
    ) throws -> Bool {
        try files.journal.read { journal in
            let size = try Self.size(journal)
            try betweenSnapshots?()
            // The vault's copy first, so that its snapshot is held for a short time: while it is,
            // what is erased stays in the log.
            let journalPages = try Self.pages(journal)
            let vaultPages = try files.vault.read { vault -> Int? in
                let pages = try Self.pages(vault)
                guard try again.read(Self.size) == size else { return nil }
                try copy(vault, as: .vault) { progress($0, pages + journalPages) }
                return pages
            }
            guard let pages = vaultPages else { return false }
            try copy(journal, as: .journal) { progress(pages + $0, pages + journalPages) }
            return true
        }
    }

    /// How many records there are. The first reading of a transaction takes its snapshot.
    private static func size(_ journal: Database) throws -> Int {
        try Int.fetchOne(journal, sql: "SELECT coalesce(max(seq) + 1, 0) FROM record") ?? 0
    }

    private static func pages(_ database: Database) throws -> Int {
        // Begins the snapshot, which the pragma need not do.
        _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema")
        return try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
    }

    private func copy(
        _ database: Database,
        as kind: DatabaseKind,
        _ progress: (_ done: Int) -> Void
    ) throws {
        let path = kind.path(in: target)
        try BookFiles.makeFile(path)
        do {
            let copy = try DatabaseQueue(path: path, configuration: kind.configuration(.one))
            try withoutActuallyEscaping(progress) { progress in
                try copy.writeWithoutTransaction { target in
                    try target.execute(sql: "PRAGMA synchronous = FULL")
                    try database.backup(to: target, pagesPerStep: Self.pagesPerStep) { step in
                        progress(step.completedPageCount)
                    }
                }
            }
            try copy.close()
        } catch let error as DatabaseError {
            let code = error.extendedResultCode.rawValue
            guard code & 0xFF == SQLITE_FULL || code & 0xFF == SQLITE_IOERR else { throw error }
            // The error's own message is that of a connection which may have been closed since.
            throw StoreError.diskFailed(
                "the copy \(path) cannot be written: \(String(cString: sqlite3_errstr(code)))"
            )
        }
    }
}
