extension Schema {
    /// Claims and business cases: their versions, their way to a decision, and what is summed.
    static let matters = """
        CREATE TABLE submission(
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            version INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            lines INTEGER NOT NULL,
            PRIMARY KEY(kind, id, version)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE matter(
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            opened INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            route TEXT NOT NULL,
            recused TEXT NOT NULL,
            used INTEGER NOT NULL,
            state TEXT NOT NULL,
            detail TEXT,
            PRIMARY KEY(kind, id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX matter_waiting ON matter(opened) WHERE state IN ('awaiting', 'asked');
        CREATE TABLE approval(
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            version INTEGER NOT NULL,
            step INTEGER
        ) STRICT;
        CREATE INDEX approval_subject ON approval(subject, version, step);
        CREATE TABLE decision(
            seq INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            version INTEGER NOT NULL,
            line INTEGER NOT NULL,
            outcome TEXT NOT NULL
        ) STRICT;
        CREATE INDEX decision_subject ON decision(subject, version, line, seq);
        CREATE TABLE question(
            id TEXT PRIMARY KEY,
            seq INTEGER NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            answered INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX question_subject ON question(subject, kind);

        CREATE TABLE claim_line(
            claim TEXT NOT NULL,
            line INTEGER NOT NULL,
            claimant TEXT NOT NULL,
            bearer TEXT NOT NULL,
            category TEXT NOT NULL,
            business_case TEXT,
            case_line INTEGER,
            incurred_on INTEGER NOT NULL,
            amount INTEGER NOT NULL,
            vehicle TEXT,
            tenths INTEGER NOT NULL,
            tax_year INTEGER,
            passengers TEXT,
            live INTEGER NOT NULL,
            decided_on INTEGER,
            tops_up TEXT,
            PRIMARY KEY(claim, line)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX claim_line_spending
            ON claim_line(bearer, category, incurred_on, amount, business_case, case_line)
            WHERE live = 1;
        CREATE INDEX claim_line_case ON claim_line(business_case, case_line)
            WHERE live = 1 AND business_case IS NOT NULL;
        CREATE TABLE case_line(
            business_case TEXT NOT NULL,
            line INTEGER NOT NULL,
            bearer TEXT NOT NULL,
            category TEXT NOT NULL,
            sent_on INTEGER NOT NULL,
            amount INTEGER NOT NULL,
            live INTEGER NOT NULL,
            PRIMARY KEY(business_case, line)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX case_line_spending ON case_line(bearer, category, sent_on, amount)
            WHERE live = 1;
        CREATE INDEX claim_line_mileage ON claim_line(incurred_on)
            WHERE vehicle IS NOT NULL AND decided_on IS NOT NULL;
        CREATE INDEX claim_line_top_up ON claim_line(tops_up, claim, amount)
            WHERE live = 1 AND tops_up IS NOT NULL;
        CREATE TABLE miles(
            claimant TEXT NOT NULL,
            vehicle TEXT NOT NULL,
            tax_year INTEGER NOT NULL,
            tenths INTEGER NOT NULL CHECK(tenths >= 0),
            PRIMARY KEY(claimant, vehicle, tax_year)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE top_up(
            seq INTEGER PRIMARY KEY,
            claim TEXT NOT NULL,
            line INTEGER NOT NULL,
            pence INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX top_up_line ON top_up(claim, line);
        CREATE TABLE case_declined(
            participant TEXT NOT NULL,
            category TEXT NOT NULL,
            declined_on INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            PRIMARY KEY(participant, category, declined_on, seq)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE evidence(
            fingerprint BLOB NOT NULL,
            bearer TEXT NOT NULL,
            reused INTEGER NOT NULL,
            PRIMARY KEY(fingerprint, bearer)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX evidence_bearer ON evidence(bearer);
        CREATE TRIGGER evidence_once BEFORE INSERT ON evidence
        WHEN NEW.reused = 0 AND EXISTS (
            SELECT 1 FROM evidence
            WHERE fingerprint = NEW.fingerprint AND bearer <> NEW.bearer)
        BEGIN SELECT RAISE(ABORT, 'evidence.used-before'); END;
        """
}
