extension Schema {
    /// Payments, and what funders were asked for.
    static let payments = """
        CREATE TABLE payment(
            id TEXT PRIMARY KEY,
            seq INTEGER NOT NULL,
            state TEXT NOT NULL CHECK(state IN ('instructed', 'defrayed', 'returned'))
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE payment_claim(
            claim TEXT NOT NULL,
            seq INTEGER NOT NULL,
            payment TEXT NOT NULL REFERENCES payment(id),
            place INTEGER NOT NULL,
            PRIMARY KEY(claim, seq)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX payment_claim_payment ON payment_claim(payment, place);

        CREATE TABLE defrayal(
            entry_seq INTEGER NOT NULL,
            fund TEXT NOT NULL,
            pence INTEGER NOT NULL CHECK(pence >= 0),
            bank_on INTEGER NOT NULL,
            claim TEXT,
            drawdown TEXT,
            PRIMARY KEY(entry_seq, fund)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX defrayal_undrawn ON defrayal(fund, bank_on, entry_seq)
            WHERE drawdown IS NULL AND pence > 0;
        CREATE INDEX defrayal_claim ON defrayal(claim, fund);
        CREATE TABLE drawdown_preparation(
            id TEXT PRIMARY KEY,
            seq INTEGER NOT NULL,
            fund TEXT NOT NULL,
            stage TEXT NOT NULL CHECK(stage IN ('open', 'withdrawn', 'submitted')),
            review INTEGER,
            digest TEXT
        ) STRICT, WITHOUT ROWID;
        -- One at a time: two would count on the same costs.
        CREATE UNIQUE INDEX drawdown_preparation_open ON drawdown_preparation(fund)
            WHERE stage = 'open';
        CREATE TABLE drawdown_adjustment(
            drawdown TEXT NOT NULL REFERENCES drawdown_preparation(id),
            kind TEXT NOT NULL CHECK(kind IN ('carried', 'credited')),
            defrayal INTEGER NOT NULL,
            pence INTEGER NOT NULL CHECK(pence >= 0),
            seq INTEGER NOT NULL,
            PRIMARY KEY(drawdown, kind, defrayal)
        ) STRICT, WITHOUT ROWID;
        -- Whoever had a hand in it does not review it, though what they did was undone.
        CREATE TABLE drawdown_hand(
            drawdown TEXT NOT NULL REFERENCES drawdown_preparation(id),
            user TEXT NOT NULL,
            PRIMARY KEY(drawdown, user)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX drawdown_adjustment_defrayal ON drawdown_adjustment(defrayal);
        CREATE TABLE drawdown(
            id TEXT PRIMARY KEY,
            seq INTEGER NOT NULL,
            fund TEXT NOT NULL,
            starts_on INTEGER NOT NULL,
            ends_on INTEGER NOT NULL,
            answer TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX drawdown_fund ON drawdown(fund, starts_on);
        CREATE TABLE drawdown_line(
            defrayal INTEGER NOT NULL,
            fund TEXT NOT NULL,
            drawdown TEXT NOT NULL,
            pence INTEGER NOT NULL CHECK(pence > 0),
            bank_on INTEGER NOT NULL,
            seq INTEGER NOT NULL UNIQUE,
            PRIMARY KEY(defrayal, fund)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX drawdown_line_drawdown ON drawdown_line(drawdown);
        CREATE TRIGGER drawdown_line_once BEFORE INSERT ON drawdown_line
        WHEN EXISTS (
            SELECT 1 FROM drawdown_line WHERE defrayal = NEW.defrayal AND fund = NEW.fund)
        BEGIN SELECT RAISE(ABORT, 'drawdown.twice'); END;
        """
}
