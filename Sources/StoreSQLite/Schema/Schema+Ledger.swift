extension Schema {
    /// Accounts with their counters, entries with their postings, and what is summed from them.
    ///
    /// SQLite has no deferred triggers, so an entry's postings are written first, their foreign
    /// key deferred, and its own row last: that row's trigger proves the whole. Each posting is
    /// applied to its account's counters as it comes; those that raise a balance come first, so
    /// that no floor is crossed on the way and a floor holds at every step just when it holds at
    /// the end. A closed period takes nothing dated up to its last day, for its trial balance sums
    /// all that came before.
    static let ledger =
        """
        CREATE TABLE account(
            id INTEGER PRIMARY KEY,
            code TEXT NOT NULL UNIQUE,
            plane TEXT NOT NULL,
            fund TEXT,
            kind TEXT NOT NULL,
            dimensions TEXT NOT NULL,
            normal TEXT NOT NULL CHECK(normal IN ('debit', 'credit')),
            floored INTEGER NOT NULL CHECK(floored IN (0, 1)),
            debits INTEGER NOT NULL DEFAULT 0 CHECK(debits >= 0),
            credits INTEGER NOT NULL DEFAULT 0 CHECK(credits >= 0),
            CONSTRAINT "account.below-zero" CHECK(
                floored = 0 OR CASE normal
                    WHEN 'debit' THEN debits >= credits ELSE credits >= debits END)
        ) STRICT;
        CREATE INDEX account_kind ON account(kind, dimensions);
        CREATE TRIGGER account_begins BEFORE INSERT ON account
        BEGIN
            SELECT RAISE(ABORT, 'account.exists') WHERE EXISTS (
                SELECT 1 FROM account WHERE id = NEW.id OR code = NEW.code);
            SELECT RAISE(ABORT, 'account.not-empty') WHERE NEW.debits <> 0 OR NEW.credits <> 0;
        END;
        CREATE TRIGGER account_grows BEFORE UPDATE OF debits, credits ON account
        WHEN NEW.debits < OLD.debits OR NEW.credits < OLD.credits
        BEGIN SELECT RAISE(ABORT, 'account.counter-lowered'); END;
        CREATE TRIGGER account_fixed
        BEFORE UPDATE OF id, code, plane, fund, kind, dimensions, normal, floored ON account
        BEGIN SELECT RAISE(ABORT, 'account.fixed'); END;
        CREATE TRIGGER account_kept BEFORE DELETE ON account
        BEGIN SELECT RAISE(ABORT, 'account.fixed'); END;

        CREATE TABLE posting(
            entry_seq INTEGER NOT NULL REFERENCES entry(seq) DEFERRABLE INITIALLY DEFERRED,
            line INTEGER NOT NULL,
            account_id INTEGER NOT NULL REFERENCES account(id),
            side TEXT NOT NULL CHECK(side IN ('debit', 'credit')),
            amount INTEGER NOT NULL CHECK(amount > 0),
            partner TEXT,
            category TEXT,
            participant TEXT,
            PRIMARY KEY(entry_seq, line)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX posting_account ON posting(account_id, entry_seq, line);
        CREATE INDEX posting_participant ON posting(participant, entry_seq, line)
            WHERE participant IS NOT NULL;
        CREATE TRIGGER posting_counted AFTER INSERT ON posting
        BEGIN
            SELECT RAISE(ABORT, 'posting.entry-sealed')
                WHERE NEW.entry_seq <= (SELECT max(seq) FROM entry);
            UPDATE account SET
                debits = debits + CASE NEW.side WHEN 'debit' THEN NEW.amount ELSE 0 END,
                credits = credits + CASE NEW.side WHEN 'debit' THEN 0 ELSE NEW.amount END
            WHERE id = NEW.account_id;
        END;

        CREATE TABLE entry(
            seq INTEGER PRIMARY KEY,
            event TEXT NOT NULL,
            effective_on INTEGER NOT NULL,
            source TEXT,
            reverses INTEGER UNIQUE REFERENCES entry(seq),
            bank_on INTEGER,
            rule INTEGER
        ) STRICT;
        CREATE INDEX entry_source ON entry(source) WHERE source IS NOT NULL;
        CREATE TRIGGER entry_proved BEFORE INSERT ON entry
        BEGIN
            SELECT RAISE(ABORT, 'entry.not-later')
                WHERE NEW.seq <= (SELECT max(seq) FROM entry) OR NEW.seq < 0;
            SELECT CASE
                WHEN coalesce(sum(postings), 0) < 2 THEN RAISE(ABORT, 'entry.too-few-postings')
                WHEN max(net <> 0) THEN RAISE(ABORT, 'entry.unbalanced') END
            FROM (
                SELECT count(*) AS postings,
                    sum(CASE p.side WHEN 'debit' THEN p.amount ELSE -p.amount END) AS net
                FROM posting p JOIN account a ON a.id = p.account_id
                WHERE p.entry_seq = NEW.seq GROUP BY a.plane, a.fund);
            SELECT RAISE(ABORT, 'entry.period-closed') WHERE EXISTS (
                SELECT 1 FROM period q
                WHERE q.ends_on >= NEW.effective_on
                    AND (q.fund = '' OR EXISTS (
                        SELECT 1 FROM posting p JOIN account a ON a.id = p.account_id
                        WHERE p.entry_seq = NEW.seq AND a.fund = q.fund)));
            SELECT RAISE(ABORT, 'entry.already-reversed') WHERE EXISTS (
                SELECT 1 FROM entry WHERE reverses = NEW.reverses);
        END;

        CREATE TABLE charged(
            rule INTEGER NOT NULL,
            fund TEXT NOT NULL,
            pence INTEGER NOT NULL,
            PRIMARY KEY(rule, fund)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE set_aside(
            partner TEXT NOT NULL,
            fund TEXT NOT NULL,
            pence INTEGER NOT NULL,
            PRIMARY KEY(partner, fund)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE period(
            fund TEXT NOT NULL,
            starts_on INTEGER NOT NULL,
            ends_on INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            PRIMARY KEY(fund, starts_on, ends_on)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER period_fixed BEFORE UPDATE ON period
        BEGIN SELECT RAISE(ABORT, 'period.fixed'); END;
        CREATE TRIGGER period_drawn_down BEFORE DELETE ON period
        WHEN EXISTS (
            SELECT 1 FROM drawdown d
            WHERE (OLD.fund = '' OR d.fund = OLD.fund)
                AND d.starts_on <= OLD.ends_on AND d.ends_on >= OLD.starts_on)
        BEGIN SELECT RAISE(ABORT, 'period.drawn-down'); END;

        CREATE TABLE bank_assertion(
            seq INTEGER PRIMARY KEY,
            fund TEXT,
            asserted_on INTEGER NOT NULL,
            pence INTEGER NOT NULL
        ) STRICT;
        """ + appendOnly("entry", "posting")
}
