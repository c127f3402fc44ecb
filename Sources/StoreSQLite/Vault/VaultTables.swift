import Identifiers
import Integrity
import Store

/// The vault's tables through one connection.
struct VaultTables {
    let connection: Connection

    func key(of subject: String) throws(StoreError) -> Sealed? {
        try connection.first(
            "SELECT nonce, wrapped FROM subject_key WHERE subject = ?",
            subject
        ) { Sealed(nonce: $0.blob(0), ciphertext: $0.blob(1)) }
    }

    func add(_ key: Sealed, of subject: String) throws(StoreError) {
        try connection.run(
            "INSERT INTO subject_key(subject, nonce, wrapped) VALUES(?, ?, ?)",
            subject,
            key.nonce,
            key.ciphertext
        )
    }

    func item(
        _ commitment: Digest
    ) throws(StoreError) -> (subject: String, label: String, sealed: Sealed)? {
        try connection.first(
            "SELECT subject, label, nonce, ciphertext FROM item WHERE commitment = ?",
            commitment
        ) { row in
            (
                subject: row.text(0),
                label: row.text(1),
                sealed: Sealed(nonce: row.blob(2), ciphertext: row.blob(3))
            )
        }
    }

    func add(_ sealed: Sealed, for item: PrivateItem) throws(StoreError) {
        try connection.run(
            """
            INSERT OR IGNORE INTO item(commitment, subject, label, nonce, ciphertext)
            VALUES(?, ?, ?, ?, ?)
            """,
            item.commitment,
            item.subject,
            item.label,
            sealed.nonce,
            sealed.ciphertext
        )
    }

    /// Begins a write of private values onto a journal of this name and size.
    func begin(onto size: Int, of origin: String) throws(StoreError) {
        try removeUnfinished(journalSize: size)
        try connection.run(
            """
            INSERT INTO write_begun(one, origin, size, last_item)
            VALUES(1, ?, ?, (SELECT coalesce(max(rowid), 0) FROM item))
            ON CONFLICT(one) DO UPDATE SET size = excluded.size, last_item = excluded.last_item
            """,
            origin,
            size
        )
    }

    /// Of which books the newest write was, and how many records there were before it; nil where
    /// nothing was ever kept.
    func begun() throws(StoreError) -> (origin: String, size: Int)? {
        try connection.first("SELECT origin, size FROM write_begun") {
            ($0.text(0), $0.integer(1))
        }
    }

    /// The item after which those of a stopped write come; nil where none was stopped.
    func unfinished(journalSize: Int) throws(StoreError) -> Int? {
        try connection.first(
            """
            SELECT last_item FROM write_begun
            WHERE size = ? AND EXISTS (SELECT 1 FROM item WHERE item.rowid > last_item)
            """,
            journalSize
        ) { $0.integer(0) }
    }

    /// Removes what a write left that was stopped after the vault's part of it was durable and
    /// before the journal's was.
    func removeUnfinished(journalSize: Int) throws(StoreError) {
        guard let last = try unfinished(journalSize: journalSize) else { return }
        try connection.run("DELETE FROM item WHERE rowid > ?", last)
    }

    /// Whether anything of a subject is left.
    func holds(_ subject: String) throws(StoreError) -> Bool {
        try connection.first(
            "SELECT 1 FROM subject_key WHERE subject = ?",
            subject
        ) { _ in true } ?? false
    }

    func destroy(_ subject: String) throws(StoreError) {
        try connection.run("DELETE FROM item WHERE subject = ?", subject)
        try connection.run("DELETE FROM subject_key WHERE subject = ?", subject)
        try connection.run("INSERT OR IGNORE INTO destroyed(subject) VALUES(?)", subject)
    }
}
