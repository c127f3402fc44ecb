extension Schema {
    /// The journal's head, commands, and what makes up the programme.
    ///
    /// What a row does not hold is read from the record that its `seq` names.
    static let programme = """
        CREATE TABLE head(
            one INTEGER PRIMARY KEY CHECK(one = 1),
            origin TEXT NOT NULL,
            programme TEXT NOT NULL,
            size INTEGER NOT NULL,
            leaf BLOB NOT NULL,
            time INTEGER NOT NULL,
            peaks BLOB NOT NULL
        ) STRICT;
        CREATE TABLE command(
            id TEXT PRIMARY KEY,
            request BLOB NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            refusal TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE case_head(
            id TEXT PRIMARY KEY,
            count INTEGER NOT NULL,
            last INTEGER NOT NULL,
            leaf BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE fund(
            position INTEGER PRIMARY KEY,
            code TEXT NOT NULL UNIQUE,
            basis TEXT NOT NULL
        ) STRICT;
        CREATE TABLE partner(
            code TEXT PRIMARY KEY,
            title TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE apportionment(
            version INTEGER PRIMARY KEY,
            from_on INTEGER NOT NULL,
            seq INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE rule_pack(
            seq INTEGER PRIMARY KEY,
            from_on INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE key(
            seq INTEGER PRIMARY KEY,
            purpose TEXT NOT NULL,
            id TEXT NOT NULL,
            owner TEXT NOT NULL,
            ended INTEGER
        ) STRICT;
        CREATE INDEX key_id ON key(id, purpose);
        CREATE INDEX key_owner ON key(purpose, owner);
        """ + appendOnly("command")
}
