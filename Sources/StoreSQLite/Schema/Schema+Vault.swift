extension Schema {
    /// Private values, each encrypted with its subject's key, and those keys, each wrapped.
    ///
    /// `write_begun` says of the newest write that kept something how many records there were
    /// before it, and which item was the last: it is durable with the vault's part of the write,
    /// ahead of the journal's. Where the journal has no more records than that, the items since are
    /// those of a write that was stopped between the two, and no record names them. It says of
    /// which books it is, too, and the journal's `vault_mark` how far the vault had come: a vault
    /// that is not theirs, or of an earlier time, is not written beside.
    ///
    /// `destroyed` says whose values are not there any more. Where books were restored from before
    /// an erasure no record says so yet.
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
        CREATE TABLE destroyed(subject TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
        CREATE TABLE write_begun(
            one INTEGER PRIMARY KEY CHECK(one = 1),
            origin TEXT NOT NULL,
            size INTEGER NOT NULL,
            last_item INTEGER NOT NULL
        ) STRICT;
        """
}
