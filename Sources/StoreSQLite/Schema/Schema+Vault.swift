extension Schema {
    /// Private values, each encrypted with its subject's key, and those keys, each wrapped.
    ///
    /// They lie in a database of their own, so that what is destroyed can be made to leave the
    /// file and so that backups of the two can differ in how long they are kept.
    static let vault = """
        CREATE TABLE subject_key(
            subject TEXT PRIMARY KEY,
            nonce BLOB NOT NULL CHECK(length(nonce) = 12),
            wrapped BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE item(
            commitment BLOB PRIMARY KEY CHECK(length(commitment) = 32),
            subject TEXT NOT NULL REFERENCES subject_key(subject),
            label TEXT NOT NULL,
            nonce BLOB NOT NULL CHECK(length(nonce) = 12),
            ciphertext BLOB NOT NULL
        ) STRICT;
        CREATE INDEX item_subject ON item(subject);
        """
}
