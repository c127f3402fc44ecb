import Approvals
import Calendar
import Capture
import GRDB
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Policy
import Store
import Testing

@testable import StoreSQLite

/// What the database itself refuses, each beside the nearest that it takes.
@Suite struct RefusalTests {
    /// Statements that somebody with the file might run, and the rule that stops each.
    static let statements: [(sql: String, rule: String)] = [
        ("UPDATE record SET leaf = zeroblob(32) WHERE seq = 1", "record.append-only"),
        ("DELETE FROM record WHERE seq = (SELECT max(seq) FROM record)", "record.append-only"),
        ("INSERT OR REPLACE INTO record VALUES(1, zeroblob(32), x'00')", "record.not-next"),
        (
            "INSERT INTO record VALUES((SELECT max(seq) + 2 FROM record), zeroblob(32), x'00')",
            "record.not-next"
        ),
        ("INSERT INTO record VALUES(NULL, zeroblob(32), x'00')", "record.not-next"),
        ("INSERT OR IGNORE INTO record VALUES(0, zeroblob(32), x'00')", "record.not-next"),
        (
            "INSERT INTO record SELECT max(seq) + 1, zeroblob(32), x'00' FROM record",
            "record.not-linked"
        ),
        (
            """
            INSERT INTO record SELECT seq + 1, zeroblob(32), bytes FROM record
            ORDER BY seq DESC LIMIT 1
            """,
            "record.not-linked"
        ),
        ("UPDATE checkpoint SET note = x'00'", "checkpoint.append-only"),
        ("DELETE FROM checkpoint", "checkpoint.append-only"),
        (
            "INSERT INTO checkpoint SELECT max(size), x'00' FROM checkpoint",
            "checkpoint.other-bytes"
        ),
        (
            "INSERT OR REPLACE INTO checkpoint SELECT max(size), x'00' FROM checkpoint",
            "checkpoint.other-bytes"
        ),
        ("INSERT INTO checkpoint VALUES(1, x'00')", "checkpoint.not-later"),
        ("UPDATE document SET bytes = x'00'", "document.append-only"),
        ("DELETE FROM document", "document.append-only"),
        (
            "INSERT OR REPLACE INTO document SELECT digest, x'00' FROM document",
            "document.other-bytes"
        ),
        ("UPDATE posting SET amount = amount + 1", "posting.append-only"),
        ("DELETE FROM posting", "posting.append-only"),
        ("INSERT OR REPLACE INTO posting SELECT * FROM posting LIMIT 1", "posting.append-only"),
        (
            "INSERT INTO posting SELECT max(seq), 99, 1, 'debit', 1, NULL, NULL, NULL FROM entry",
            "posting.entry-sealed"
        ),
        ("UPDATE entry SET effective_on = effective_on + 1", "entry.append-only"),
        ("DELETE FROM entry", "entry.append-only"),
        (
            "INSERT OR REPLACE INTO entry SELECT * FROM entry ORDER BY seq DESC LIMIT 1",
            "entry.not-later"
        ),
        (
            "INSERT INTO entry VALUES(900, 'award.granted', 20000, NULL, NULL, NULL, NULL)",
            "entry.too-few-postings"
        ),
        ("UPDATE account SET debits = debits - 1 WHERE debits > 0", "account.counter-lowered"),
        ("UPDATE account SET floored = 0 WHERE floored = 1", "account.fixed"),
        ("UPDATE account SET normal = 'debit' WHERE kind = 'A400'", "account.fixed"),
        ("DELETE FROM account", "account.fixed"),
        ("INSERT OR REPLACE INTO account SELECT * FROM account LIMIT 1", "account.exists"),
        ("UPDATE account SET debits = credits + 1 WHERE kind = 'A400'", "account.below-zero"),
        (
            """
            INSERT INTO drawdown_line \
            SELECT defrayal, fund, 'dd_2', pence, bank_on, 9999 FROM drawdown_line
            """,
            "drawdown.twice"
        ),
        (
            """
            INSERT OR REPLACE INTO drawdown_line \
            SELECT defrayal, fund, 'dd_2', pence, bank_on, 9999 FROM drawdown_line
            """,
            "drawdown.twice"
        ),
        ("UPDATE command SET refusal = 'x' WHERE id = 'c-award'", "command.append-only"),
    ]

    @Test(arguments: statements)
    func `a statement that breaks a rule is refused by its name`(sql: String, rule: String) throws {
        let world = try TemporaryBooks.story()
        let error = #expect(throws: StoreError.self) {
            try world.books.health.translating {
                try world.books.journal.write { try $0.execute(sql: sql) }
            }
        }
        #expect(error == .refusedByDatabase(rule: rule))
        #expect(try world.books.check(CheckRequest()).findings == [])
    }

    @Test func `the next record, checkpoint and document are taken`() throws {
        let world = try TemporaryBooks.story()
        try world.books.journal.write { database in
            try database.execute(
                sql: """
                    INSERT INTO record SELECT seq + 1, zeroblob(32),
                        CAST(char(10) || 'prev: ' || lower(hex(leaf)) || char(10) AS BLOB)
                        FROM record ORDER BY seq DESC LIMIT 1;
                    INSERT INTO checkpoint SELECT max(size) + 1, x'00' FROM checkpoint;
                    INSERT INTO checkpoint SELECT size, note FROM checkpoint
                        ORDER BY size DESC LIMIT 1;
                    INSERT INTO document VALUES(zeroblob(32), x'00');
                    INSERT INTO document VALUES(zeroblob(32), x'00');
                    """
            )
        }
    }

    @Test func `an unbalanced entry is refused, a balanced one is taken`() throws {
        let world = try TemporaryBooks.story()
        func post(_ debit: Int, _ credit: Int) throws {
            try world.books.health.translating {
                try world.books.journal.write { database in
                    try database.execute(
                        sql: """
                            INSERT INTO posting SELECT 900, 1, id, 'debit', \(debit), NULL, NULL, NULL
                                FROM account WHERE code = 'ESF:A100';
                            INSERT INTO posting SELECT 900, 2, id, 'credit', \(credit), NULL, NULL, NULL
                                FROM account WHERE code = 'ESF:A200';
                            INSERT INTO entry
                                VALUES(900, 'award.granted', 20000, NULL, NULL, NULL, NULL);
                            """
                    )
                }
            }
        }
        #expect(throws: StoreError.refusedByDatabase(rule: "entry.unbalanced")) { try post(5, 4) }
        try post(5, 5)
    }

    @Test func `an entry that balances over funds and not within them is refused`() throws {
        let world = try TemporaryBooks.story()
        #expect(throws: StoreError.refusedByDatabase(rule: "entry.unbalanced")) {
            try world.books.health.translating {
                try world.books.journal.write { database in
                    try database.execute(
                        sql: """
                            INSERT INTO posting SELECT 900, 1, id, 'debit', 5, NULL, NULL, NULL
                                FROM account WHERE code = 'ESF:A100';
                            INSERT INTO posting SELECT 900, 2, id, 'credit', 5, NULL, NULL, NULL
                                FROM account WHERE code = 'LOT:A200';
                            INSERT INTO entry
                                VALUES(900, 'award.granted', 20000, NULL, NULL, NULL, NULL);
                            """
                    )
                }
            }
        }
    }

    @Test func `postings without their entry do not survive the transaction`() throws {
        let world = try TemporaryBooks.story()
        #expect(throws: StoreError.self) {
            try world.books.health.translating {
                try world.books.journal.write { database in
                    try database.execute(
                        sql: "INSERT INTO posting VALUES(900, 1, 1, 'debit', 5, NULL, NULL, NULL)"
                    )
                }
            }
        }
        #expect(try world.integer("SELECT count(*) FROM posting WHERE entry_seq = 900") == 0)
    }

    @Test func `a floor stops the write that would cross it, and takes the one that reaches it`()
        throws
    {
        let world = try TemporaryBooks()
        try world.append(contentsOf: try World.founding())
        func move(_ each: Int64) throws {
            try world.append(
                try World.entry(
                    .allocationReturned(
                        .init(
                            programme: World.programme,
                            partner: World.northside,
                            shares: World.shares(each)
                        )
                    ),
                    command: "c-return-\(each)"
                )
            )
        }
        #expect(throws: StoreError.refusedByDatabase(rule: "account.below-zero")) {
            try move(150_001)
        }
        try move(150_000)
    }

    @Test func `a closed period takes no entry of its fund, another fund's it takes`() throws {
        let world = try TemporaryBooks()
        try world.append(contentsOf: try World.founding())
        try world.append(
            World.draft(
                .periodClosed(
                    PeriodClosed(
                        fund: World.esf,
                        starts: World.day,
                        ends: World.day,
                        trialBalance: Digest(of: [1])
                    )
                ),
                command: "c-close"
            )
        )
        func award(_ fund: FundCode, _ date: CalendarDate) throws {
            try world.append(
                try World.entry(
                    .awardGranted(
                        .init(shares: [Ledger.FundShare(fund: fund, amount: World.pence(1))])
                    ),
                    command: "c-\(fund)-\(date)",
                    on: date
                )
            )
        }
        for day in [World.day, World.day.adding(days: -1)] {
            #expect(throws: StoreError.refusedByDatabase(rule: "entry.period-closed")) {
                try award(World.esf, day)
            }
        }
        try award(World.lottery, World.day)
        try award(World.esf, World.day.adding(days: 1))
    }

    @Test func `a period that a drawdown covers does not open again, another does`() throws {
        let world = try TemporaryBooks.story()
        func close(_ fund: FundCode) throws {
            let body = PeriodClosed(
                fund: fund,
                starts: World.day.quarterStart,
                ends: World.day.quarterEnd,
                trialBalance: Digest(of: [1])
            )
            try world.append(World.draft(.periodClosed(body), command: "c-close-\(fund)"))
        }
        func reopen(_ fund: FundCode) throws {
            let body = PeriodReopened(
                fund: fund,
                starts: World.day.quarterStart,
                ends: World.day.quarterEnd,
                approvedBy: World.manager,
                signature: try Signature(bytes: Array(repeating: 1, count: 64))
            )
            try world.append(World.draft(.periodReopened(body), command: "c-open-\(fund)"))
        }
        try close(World.esf)
        try close(World.lottery)
        #expect(
            try world.books.read { try $0.closedPeriods(on: World.day) }.map(\.isDrawnDown) == [
                true, false,
            ]
        )
        #expect(throws: StoreError.refusedByDatabase(rule: "period.drawn-down")) {
            try reopen(World.esf)
        }
        // Nor is it moved out of the way.
        #expect(throws: StoreError.refusedByDatabase(rule: "period.fixed")) {
            try world.books.health.translating {
                try world.books.journal.write {
                    try $0.execute(sql: "UPDATE period SET ends_on = starts_on")
                }
            }
        }
        try reopen(World.lottery)
        #expect(throws: StoreError.refusedByDatabase(rule: "period.not-closed")) {
            try world.append(
                World.draft(
                    .periodReopened(
                        PeriodReopened(
                            fund: World.lottery,
                            starts: World.day,
                            ends: World.day,
                            approvedBy: World.manager,
                            signature: try Signature(bytes: Array(repeating: 1, count: 64))
                        )
                    ),
                    command: "c-other"
                )
            )
        }
    }

    @Test func `an entry is reversed once`() throws {
        let world = try TemporaryBooks()
        try world.append(contentsOf: try World.founding())
        let seq = try #require(try world.integer("SELECT max(seq) FROM entry"))
        let original = try #require(try world.books.read { try $0.entry(at: seq) })
        let reversal = try Reversal(
            of: (sequence: seq, entry: original),
            reversedBy: nil,
            effectiveOn: World.day
        )
        func post(_ entry: Entry, _ command: String) throws {
            let body = RecordBody.entryPosted(EntryPosted(entry: entry))
            try world.append(World.draft(body, command: command))
        }
        // The same once more, so that a second reversal would cross no floor.
        try post(original, "c-more")
        try post(reversal.entry, "c-reverse")
        #expect(try world.books.read { try $0.reversal(of: seq) } != nil)
        #expect(throws: StoreError.refusedByDatabase(rule: "entry.already-reversed")) {
            try post(reversal.entry, "c-again")
        }
    }

    @Test func `the same ticket serves one claim, unless it is said to serve more`() throws {
        let world = try TemporaryBooks()
        try world.append(contentsOf: try World.founding())
        func submit(_ id: String, reused: Bool) throws {
            let ticket = Evidence(
                kind: .ticket,
                type: .jpeg,
                sanitiser: .capture1,
                commitment: World.kept(6).commitment,
                fingerprint: World.seal,
                isReused: reused
            )
            let claim = try World.claim(id, evidence: [ticket])
            try world.append(World.submitted(claim, command: "c-\(id)"))
        }
        try submit("cl_1", reused: false)
        #expect(throws: StoreError.refusedByDatabase(rule: "evidence.used-before")) {
            try submit("cl_2", reused: false)
        }
        try submit("cl_3", reused: true)
        try world.books.read { books throws in
            #expect(try books.bearer(ofFingerprint: World.seal, otherThan: "cl_3") == "cl_1")
            #expect(try books.bearer(ofFingerprint: World.seal, otherThan: "cl_1") == "cl_3")
        }
    }

    @Test func `a command takes no other request and is written in one go`() throws {
        let world = try TemporaryBooks()
        try world.append(World.created())
        try world.append(
            World.joined("northside", command: "one"),
            World.joined("southside", command: "one")
        )
        let other = World.draft(
            .partnerJoined(PartnerJoined(partner: try PartnerCode("b"), title: "B")),
            command: "two",
            request: try Seal(hex: String(repeating: "cd", count: 32))
        )
        let exists = StoreError.refusedByDatabase(rule: "command.exists")
        #expect(throws: exists) {
            try world.append(World.joined("eastside", command: "two"), other)
        }
        #expect(throws: exists) { try world.append(World.joined("eastside", command: "one")) }
        try world.append(World.joined("eastside", command: "two"))
        #expect(throws: exists) {
            try world.append(
                World.joined("westside", command: "three"),
                World.joined("hillside", command: "one")
            )
        }
        #expect(try world.books.read { try $0.head().size } == 4)
    }
}
