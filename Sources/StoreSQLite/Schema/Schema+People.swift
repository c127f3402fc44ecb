extension Schema {
    /// Who holds which role, who is enrolled, who has which device.
    static let people = """
        CREATE TABLE user_role(
            user TEXT NOT NULL,
            role TEXT NOT NULL,
            partner TEXT NOT NULL,
            PRIMARY KEY(user, role, partner)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX user_role_role ON user_role(role, partner);
        CREATE TABLE relation(
            user TEXT NOT NULL,
            related TEXT NOT NULL,
            PRIMARY KEY(user, related)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX relation_related ON relation(related);
        CREATE TABLE delegation(
            seq INTEGER PRIMARY KEY,
            lender TEXT NOT NULL,
            user TEXT NOT NULL,
            role TEXT NOT NULL,
            starts_on INTEGER NOT NULL,
            ends_on INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX delegation_user ON delegation(user, ends_on);

        CREATE TABLE spell(
            participant TEXT NOT NULL,
            number INTEGER NOT NULL,
            partner TEXT NOT NULL,
            keyworker TEXT NOT NULL,
            from_on INTEGER NOT NULL,
            until_on INTEGER,
            outcome TEXT,
            PRIMARY KEY(participant, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE erased(
            participant TEXT PRIMARY KEY,
            seq INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE outcome(
            seq INTEGER PRIMARY KEY,
            participant TEXT NOT NULL
        ) STRICT;
        CREATE INDEX outcome_participant ON outcome(participant);
        CREATE TABLE loan(
            device TEXT PRIMARY KEY,
            state TEXT NOT NULL CHECK(state IN ('lent', 'returned', 'lost')),
            participant TEXT,
            moved_on INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
