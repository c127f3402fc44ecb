extension Schema {
    /// What is never derived: records, checkpoints and documents. Rows are added, nothing else,
    /// but for how many records there were when the newest write began that kept something in the
    /// vault.
    ///
    /// A plain trigger before UPDATE and DELETE is passed by `INSERT OR REPLACE`, so the trigger
    /// before INSERT refuses whatever is not the next row.
    static let journal = """
        CREATE TABLE record(
            seq INTEGER PRIMARY KEY,
            leaf BLOB NOT NULL CHECK(length(leaf) = 32),
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE TRIGGER record_next BEFORE INSERT ON record
        WHEN NEW.seq IS NOT (SELECT coalesce(max(seq) + 1, 0) FROM record)
        BEGIN SELECT RAISE(ABORT, 'record.not-next'); END;
        CREATE TRIGGER record_linked BEFORE INSERT ON record
        WHEN NEW.seq IS (SELECT coalesce(max(seq) + 1, 0) FROM record)
            AND instr(NEW.bytes, CAST(char(10) || 'prev: ' || coalesce(
                (SELECT lower(hex(leaf)) FROM record WHERE seq = NEW.seq - 1), printf('%064d', 0)
            ) || char(10) AS BLOB)) = 0
        BEGIN SELECT RAISE(ABORT, 'record.not-linked'); END;

        CREATE TABLE checkpoint(
            size INTEGER PRIMARY KEY CHECK(size > 0),
            note BLOB NOT NULL
        ) STRICT;
        CREATE TRIGGER checkpoint_same BEFORE INSERT ON checkpoint
        WHEN NEW.size = (SELECT max(size) FROM checkpoint)
        BEGIN
            SELECT CASE
                WHEN NEW.note = (SELECT note FROM checkpoint WHERE size = NEW.size)
                THEN RAISE(IGNORE)
                ELSE RAISE(ABORT, 'checkpoint.other-bytes')
            END;
        END;
        CREATE TRIGGER checkpoint_next BEFORE INSERT ON checkpoint
        WHEN NEW.size IS NULL OR NEW.size < (SELECT max(size) FROM checkpoint)
        BEGIN SELECT RAISE(ABORT, 'checkpoint.not-later'); END;

        CREATE TABLE vault_mark(
            one INTEGER PRIMARY KEY CHECK(one = 1),
            size INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE document(
            digest BLOB PRIMARY KEY CHECK(length(digest) = 32),
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE TRIGGER document_same BEFORE INSERT ON document
        WHEN EXISTS (SELECT 1 FROM document WHERE digest = NEW.digest)
        BEGIN
            SELECT CASE
                WHEN NEW.bytes = (SELECT bytes FROM document WHERE digest = NEW.digest)
                THEN RAISE(IGNORE)
                ELSE RAISE(ABORT, 'document.other-bytes')
            END;
        END;
        """ + appendOnly("record", "checkpoint", "document")

    /// Triggers that refuse every change and removal of rows.
    static func appendOnly(_ tables: String...) -> String {
        tables.map { table in
            """

            CREATE TRIGGER \(table)_unchanged BEFORE UPDATE ON \(table)
            BEGIN SELECT RAISE(ABORT, '\(table).append-only'); END;
            CREATE TRIGGER \(table)_kept BEFORE DELETE ON \(table)
            BEGIN SELECT RAISE(ABORT, '\(table).append-only'); END;
            """
        }.joined()
    }
}
