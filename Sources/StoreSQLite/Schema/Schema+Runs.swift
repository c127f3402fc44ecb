extension Schema {
    /// Bank details, and the runs that payments go to the bank in.
    static let runs = """
        CREATE TABLE payee_details(
            holder TEXT PRIMARY KEY,
            first INTEGER NOT NULL,
            seq INTEGER NOT NULL UNIQUE,
            version INTEGER NOT NULL CHECK(version > 0),
            account BLOB NOT NULL CHECK(length(account) = 32)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE payment_run(
            id TEXT PRIMARY KEY,
            seq INTEGER NOT NULL,
            stage TEXT NOT NULL CHECK(stage IN ('open', 'frozen', 'released', 'withdrawn')),
            frozen INTEGER,
            released INTEGER,
            account BLOB,
            count INTEGER,
            pence INTEGER,
            digest TEXT,
            CHECK(stage NOT IN ('frozen', 'released') OR digest IS NOT NULL),
            CHECK((stage = 'released') = (released IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        -- One at a time: two would count on the same payments.
        CREATE UNIQUE INDEX payment_run_open ON payment_run(stage) WHERE stage = 'open';
        CREATE TABLE run_adjustment(
            run TEXT NOT NULL REFERENCES payment_run(id),
            payment TEXT NOT NULL,
            out INTEGER NOT NULL CHECK(out IN (0, 1)),
            PRIMARY KEY(run, payment)
        ) STRICT, WITHOUT ROWID;
        -- Whoever had a hand in it does not release it.
        CREATE TABLE run_hand(
            run TEXT NOT NULL REFERENCES payment_run(id),
            user TEXT NOT NULL,
            PRIMARY KEY(run, user)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE run_line(
            run TEXT NOT NULL REFERENCES payment_run(id),
            number INTEGER NOT NULL,
            payment TEXT NOT NULL REFERENCES payment(id),
            payee TEXT NOT NULL,
            pence INTEGER NOT NULL CHECK(pence > 0),
            account BLOB NOT NULL,
            seq INTEGER NOT NULL UNIQUE,
            live INTEGER NOT NULL CHECK(live IN (0, 1)),
            PRIMARY KEY(run, number)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX run_line_payment ON run_line(payment) WHERE live = 1;
        CREATE INDEX run_line_payee ON run_line(payee, seq);
        """ + runTriggers

    /// That what is released is what was frozen, whatever asks.
    private static let runTriggers = """

        CREATE TRIGGER run_line_added BEFORE INSERT ON run_line
        BEGIN
            SELECT RAISE(ABORT, 'run.not-open')
            WHERE (SELECT stage FROM payment_run WHERE id = NEW.run) IS NOT 'open';
            SELECT RAISE(ABORT, 'run.twice')
            WHERE EXISTS (SELECT 1 FROM run_line WHERE payment = NEW.payment AND live = 1);
            SELECT RAISE(ABORT, 'run.not-instructed')
            WHERE (SELECT state FROM payment WHERE id = NEW.payment) IS NOT 'instructed';
            SELECT RAISE(ABORT, 'run.details-changed')
            WHERE (SELECT account FROM payee_details WHERE holder = NEW.payee) IS NOT NEW.account;
        END;
        CREATE TRIGGER run_line_fixed
        BEFORE UPDATE OF run, number, payment, payee, pence, account, seq ON run_line
        BEGIN SELECT RAISE(ABORT, 'run.fixed'); END;
        CREATE TRIGGER run_line_kept BEFORE UPDATE OF live ON run_line
        WHEN (SELECT stage FROM payment_run WHERE id = OLD.run) IS NOT 'withdrawn'
        BEGIN SELECT RAISE(ABORT, 'run.fixed'); END;
        CREATE TRIGGER run_line_stays BEFORE DELETE ON run_line
        BEGIN SELECT RAISE(ABORT, 'run.fixed'); END;

        CREATE TRIGGER payment_run_fixed
        BEFORE UPDATE OF account, count, pence, digest ON payment_run
        WHEN OLD.stage <> 'open'
        BEGIN SELECT RAISE(ABORT, 'run.fixed'); END;
        CREATE TRIGGER payment_run_steps BEFORE UPDATE OF stage ON payment_run
        BEGIN
            SELECT RAISE(ABORT, 'run.wrong-stage')
            WHERE (OLD.stage, NEW.stage) NOT IN (VALUES
                ('open', 'frozen'), ('open', 'withdrawn'), ('frozen', 'released'),
                ('frozen', 'withdrawn'));
            SELECT RAISE(ABORT, 'run.not-its-lines')
            WHERE NEW.stage IN ('frozen', 'released') AND (NEW.count, NEW.pence) IS NOT (
                SELECT count(*), sum(pence) FROM run_line WHERE run = NEW.id);
            SELECT RAISE(ABORT, 'run.details-changed')
            WHERE NEW.stage IN ('frozen', 'released') AND NEW.account IS NOT (
                SELECT account FROM payee_details WHERE holder = 'programme');
            SELECT RAISE(ABORT, 'run.details-changed')
            WHERE NEW.stage = 'released' AND EXISTS (
                SELECT 1 FROM run_line l LEFT JOIN payee_details d ON d.holder = l.payee
                WHERE l.run = NEW.id AND d.account IS NOT l.account);
            SELECT RAISE(ABORT, 'run.payment-moved')
            WHERE NEW.stage = 'released' AND EXISTS (
                SELECT 1 FROM run_line l JOIN payment p ON p.id = l.payment
                WHERE l.run = NEW.id AND p.state <> 'instructed');
        END;
        CREATE TRIGGER payment_run_hand BEFORE INSERT ON run_hand
        WHEN (SELECT stage FROM payment_run WHERE id = NEW.run) IS NOT 'open'
        BEGIN SELECT RAISE(ABORT, 'run.not-open'); END;
        CREATE TRIGGER payment_leaves BEFORE UPDATE OF state ON payment
        WHEN NEW.state = 'defrayed' AND EXISTS (
            SELECT 1 FROM run_line l JOIN payment_run r ON r.id = l.run
            WHERE l.payment = NEW.id AND l.live = 1 AND r.stage = 'frozen')
        BEGIN SELECT RAISE(ABORT, 'run.not-released'); END;
        """
}
