import GRDB
import Identifiers
import Integrity
import Journal
import Ledger
import Store

// What the vault has to hold, and what it may not:
//
// 1. Each field of a record that commits to a private value is noted, with whose it is, in a
//    database of its own on the disk: memory does not grow with the journal.
// 2. Others may write meanwhile. The vault is read as it stood after the last record that the check
//    goes through; those that came since are followed too, since it may hold their values already.
// 3. Every commitment of a record up to that one has an item, unless whoever's it is was erased;
//    every item is named by a record, and is under the key of whoever's it is; nothing is left of
//    anybody who was erased.
// 4. With the books' key each item is opened and held against its commitment.

/// Holds the vault against the commitments that records make.
final class VaultAudit {
    private let connection: Connection
    private let owners: VaultOwners

    /// The most findings of one kind that are listed one by one.
    private static let listed = 20

    init(_ database: Database, vault path: String, health: DiskHealth) throws {
        connection = try Connection(database, health: health)
        try connection.script("ATTACH DATABASE \(path.quotedForSQL) AS vault")
        try connection.script(Self.tables)
        try connection.script("BEGIN")
        owners = VaultOwners(connection: connection)
        // The first reading fixes what is read of the vault.
        _ = try connection.first("SELECT count(*) FROM vault.write_begun") { $0.integer(0) }
    }

    /// Notes what a record commits to.
    ///
    /// - Parameter record: The same parsed; nil where it cannot be.
    func follow(_ bytes: [UInt8], seq: Int, _ record: Journal.Record?) throws(StoreError) {
        if let record { try owners.follow(record) }
        for field in PrivateField.all(in: bytes) {
            try connection.run(
                "INSERT INTO committed(commitment, seq, field, subject) VALUES(?, ?, ?, ?)",
                field.commitment,
                seq,
                field.name,
                try owners.owner(of: field, in: record)
            )
        }
    }

    /// What is wrong.
    ///
    /// - Parameters:
    ///   - last: The seq of the last record that the check goes through.
    ///   - size: How many records were followed, with those that came since the check began.
    ///   - erased: Who was erased ever, as it is remembered outside the books.
    ///   - cipher: Opens the items; without it they are looked for and not looked into.
    func findings(
        through last: Int,
        journalSize size: Int,
        erased: Set<String>?,
        cipher: VaultCipher?
    ) throws -> [Finding] {
        // Made at once of all, in their order: digests come in none.
        try connection.script("CREATE INDEX committed_value ON committed(commitment)")
        let written = try VaultTables(connection: connection).unfinished(journalSize: size)
        let unordered = try excuseDestroyed(erased)
        return try unordered + missing(through: last) + strangers() + nameless(after: written)
            + left() + (cipher.map { try unopenable($0) } ?? [])
    }

    /// Takes those whose values the vault says were destroyed for erased: their erasure may be
    /// remembered outside alone, until it is recorded again in books that were restored.
    private func excuseDestroyed(_ erased: Set<String>?) throws(StoreError) -> [Finding] {
        let destroyed = try connection.all(
            """
            SELECT subject FROM vault.destroyed WHERE subject NOT IN (SELECT subject FROM gone)
            ORDER BY subject
            """
        ) { $0.text(0) }
        var unordered: [String] = []
        for subject in destroyed {
            if erased?.contains(subject) ?? true {
                try connection.run("INSERT INTO gone VALUES(?)", subject)
            } else {
                unordered.append(subject)
            }
        }
        return listing(
            unordered,
            "Their values were destroyed, and neither a record nor the keys' folder says that they "
                + "were erased. Somebody wrote to the vault; restore."
        )
    }

    /// Commitments without an item. What came since the check began may have its own in a vault
    /// that is newer than the one that is read.
    private func missing(through last: Int) throws(StoreError) -> [Finding] {
        try listing(
            connection.all(
                """
                SELECT c.seq, c.field FROM committed AS c
                LEFT JOIN vault.item AS i ON i.commitment = c.commitment
                WHERE i.commitment IS NULL AND c.seq <= ?
                AND (c.subject IS NULL OR c.subject NOT IN (SELECT subject FROM gone))
                AND NOT EXISTS (SELECT 1 FROM committed AS e
                    WHERE e.commitment = c.commitment AND e.rowid < c.rowid)
                ORDER BY c.seq, c.field
                """,
                last
            ) { ("record \($0.integer(0)) \($0.text(1))") },
            "The vault has no value for this commitment, and nobody whose it is was erased. "
                + "Restore from a backup that has it."
        )
    }

    private func strangers() throws(StoreError) -> [Finding] {
        try listing(
            connection.all(
                """
                SELECT c.seq, c.field, i.subject, c.subject FROM committed AS c
                JOIN vault.item AS i ON i.commitment = c.commitment
                WHERE c.subject IS NOT NULL AND i.subject <> c.subject
                AND NOT EXISTS (SELECT 1 FROM committed AS e
                    WHERE e.commitment = c.commitment AND e.rowid < c.rowid)
                ORDER BY c.seq, c.field
                """
            ) { row in
                "record \(row.integer(0)) \(row.text(1)), kept as of \(row.text(2)) and not of "
                    + row.text(3)
            },
            "It is kept under another's key: erasing whoever's it is would leave it. Somebody "
                + "wrote to the vault; restore."
        )
    }

    /// Items that no record names, but for those that a stopped write left.
    private func nameless(after last: Int?) throws(StoreError) -> [Finding] {
        try listing(
            connection.all(
                """
                SELECT i.subject, i.label FROM vault.item AS i
                LEFT JOIN committed AS c ON c.commitment = i.commitment
                WHERE c.commitment IS NULL AND i.rowid <= ?
                ORDER BY i.rowid
                """,
                last ?? Int.max
            ) { "the \($0.text(1)) of \($0.text(0))" },
            "The vault holds a value that no record names. Somebody wrote to it, or records are "
                + "missing; keep a copy, and restore."
        )
    }

    private func left() throws(StoreError) -> [Finding] {
        try listing(
            connection.all(
                """
                SELECT subject FROM gone WHERE subject IN (SELECT subject FROM vault.subject_key)
                ORDER BY subject
                """
            ) { $0.text(0) },
            "They were erased, and the vault still holds their key. The next command that writes "
                + "destroys it.",
            as: .erasure
        )
    }

    /// Opens every item with its subject's key, one subject after another.
    private func unopenable(_ cipher: VaultCipher) throws -> [Finding] {
        let cursor = Cursor(
            try connection.prepare(
                """
                SELECT i.commitment, i.subject, i.label, i.nonce, i.ciphertext, k.nonce, k.wrapped
                FROM vault.item AS i JOIN vault.subject_key AS k USING(subject) ORDER BY i.subject
                """
            ),
            of: connection
        )
        var key = OpenedKey(cipher: cipher)
        var found: [(String, String)] = []
        while found.count <= Self.listed, let row = try cursor.next() {
            if let fault = try key.fault(in: row) {
                found.append(("the \(row.text(2)) of \(row.text(1))", fault))
            }
        }
        return found.map { subject, why in
            Finding(.vault, subject, "It does not open: \(why). Restore from a backup that has it.")
        }
    }

    /// The first few of a kind by their subjects, and how many more there are.
    private func listing(
        _ subjects: [String],
        _ message: String,
        as check: Finding.StoreCheck = .vault
    ) -> [Finding] {
        let first = subjects.prefix(Self.listed).map { Finding(check, $0, message) }
        let rest = subjects.count - first.count
        return first
            + (rest > 0 ? [Finding(check, "\(rest) more", "The same is so of them.")] : [])
    }

    private static let tables = """
        PRAGMA main.synchronous = OFF;
        PRAGMA main.journal_mode = MEMORY;
        PRAGMA main.cache_size = -16384;
        PRAGMA trusted_schema = OFF;
        CREATE TABLE committed(
            commitment BLOB NOT NULL, seq INTEGER NOT NULL, field TEXT NOT NULL, subject TEXT
        ) STRICT;
        CREATE TABLE submitted(
            id TEXT NOT NULL, line INTEGER NOT NULL, subject TEXT, PRIMARY KEY(id, line)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE gone(subject TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
        """
}

/// The key of the subject whose items pass by.
private struct OpenedKey {
    let cipher: VaultCipher
    private var subject: String?
    private var key: SecretBytes?

    init(cipher: VaultCipher) { self.cipher = cipher }

    /// Why an item does not open; nil where it does, and for the other items of a subject whose key
    /// does not.
    mutating func fault(in row: Row) throws(StoreError) -> String? {
        do {
            if subject != row.text(1) { try take(row) }
            if let key { try open(row, with: key) }
            return nil
        } catch .corrupt(let why) {
            return why
        }
    }

    private mutating func take(_ row: Row) throws(StoreError) {
        (subject, key) = (row.text(1), nil)
        let stored = Sealed(nonce: row.blob(5), ciphertext: row.blob(6))
        key = try cipher.key(of: row.text(1), stored)
    }

    private func open(_ row: Row, with key: SecretBytes) throws(StoreError) {
        _ = try cipher.open(
            Sealed(nonce: row.blob(3), ciphertext: row.blob(4)),
            label: row.text(2),
            subject: row.text(1),
            commitment: try row.digest(0),
            key: key
        )
    }
}
