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
    }
}
