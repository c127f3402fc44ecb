import Identifiers
import Integrity
import Journal
import Ledger
import Store
import Testing

@testable import StoreSQLite

/// What a check finds in books that were tampered with, and that it finds nothing in others.
@Suite struct CheckTests {
    @Test func `books that nobody touched have no findings`() throws {
        let world = try TemporaryBooks.story()
        let report = try world.books.check(CheckRequest())
        #expect(report.findings == [])
        #expect(report.isComplete)
        #expect(report.size == (try world.books.read { try $0.head().size }))
        #expect(report.root == (try world.books.read { try $0.head().root }))
        #expect(report.signatures == (try world.integer("SELECT count(*) FROM checkpoint")))
    }

    @Test func `new books have no findings`() throws {
        let world = try TemporaryBooks()
        #expect(try world.books.check(CheckRequest()).findings == [])
    }

    @Test func `a check with the pinned key finds nothing, with another it does`() throws {
        let world = try TemporaryBooks.story()
        let key = world.key.verificationKey
        #expect(try world.books.check(CheckRequest(pin: key)).findings == [])
        let other = try SigningKey(seed: SecretBytes([UInt8](repeating: 8, count: 32)))
        let report = try world.books.check(CheckRequest(pin: other.verificationKey))
        #expect(Set(report.findings.map(\.check)) == ["check.checkpoint"])
    }

    /// One change to each derived table, and the table that the check has to name.
    static let changes: [(table: String, sql: String)] = [
        (
            "posting",
            "UPDATE posting SET amount = amount + 1 WHERE entry_seq = (SELECT max(seq) FROM entry)"
        ),
        ("posting", "UPDATE posting SET participant = 'p_18' WHERE participant = 'p_17'"),
        ("entry", "UPDATE entry SET source = 'cl_9' WHERE source = 'cl_1'"),
        ("account", "UPDATE account SET debits = debits + 1 WHERE kind = 'M1000'"),
        (
            "account",
            """
            INSERT INTO account(code, plane, fund, kind, dimensions, normal, floored) \
            VALUES('ESF:M2200', 'money', 'ESF', 'M2200', '', 'credit', 1)
            """
        ),
        ("charged", "UPDATE charged SET pence = pence - 1"),
        ("set_aside", "INSERT INTO set_aside VALUES('northside', 'ESF', 1)"),
        ("period", "INSERT INTO period VALUES('', 1, 2, 0)"),
        ("bank_assertion", "INSERT INTO bank_assertion VALUES(1, NULL, 1, 1)"),
        ("head", "UPDATE head SET size = size + 1"),
        ("head", "UPDATE head SET leaf = zeroblob(32)"),
        ("command", "UPDATE command SET refusal = 'x' WHERE id = 'c-award'"),
        ("command", "DELETE FROM command WHERE id = 'c-award'"),
        ("case_head", "UPDATE case_head SET count = count + 1 WHERE id = 'cl_1'"),
        ("fund", "UPDATE fund SET basis = 'own' WHERE code = 'ESF'"),
        ("partner", "DELETE FROM partner"),
        ("apportionment", "UPDATE apportionment SET from_on = 1"),
        ("rule_pack", "INSERT INTO rule_pack VALUES(1, 1)"),
        ("key", "UPDATE key SET ended = 4"),
        ("user_role", "UPDATE user_role SET role = 'trustee' WHERE user = 'u_pm'"),
        ("relation", "DELETE FROM relation"),
        ("delegation", "UPDATE delegation SET ends_on = ends_on + 1"),
        ("spell", "UPDATE spell SET until_on = 20000"),
        ("erased", "INSERT INTO erased VALUES('p_17', 1)"),
        ("outcome", "DELETE FROM outcome"),
        ("loan", "UPDATE loan SET state = 'lost', participant = 'p_17'"),
        ("submission", "UPDATE submission SET lines = 2"),
        ("matter", "UPDATE matter SET state = 'approved' WHERE id = 'cl_4'"),
        ("matter", "UPDATE matter SET used = 0"),
        ("approval", "UPDATE approval SET step = 2 WHERE step = 1"),
        ("decision", "UPDATE decision SET outcome = 'automatic' WHERE subject = 'cl_3'"),
        ("question", "UPDATE question SET answered = NULL"),
        ("claim_line", "UPDATE claim_line SET live = 0 WHERE claim = 'cl_1'"),
        ("case_line", "INSERT INTO case_line VALUES('bc_1', 1, 'p_17', 'travel', 1, 1, 1)"),
        ("miles", "INSERT INTO miles VALUES('u_k1', 'car', 0, 1)"),
        ("claim_line", "UPDATE claim_line SET tops_up = 'cl_2' WHERE claim = 'cl_1'"),
        ("top_up", "INSERT INTO top_up VALUES(1, 'cl_1', 1, 100)"),
        ("case_declined", "INSERT INTO case_declined VALUES('p_17', 'travel', 1, 1)"),
        ("evidence", "DELETE FROM evidence"),
        ("payment", "UPDATE payment SET state = 'returned'"),
        ("payment_claim", "DELETE FROM payment_claim"),
        ("payee_details", "UPDATE payee_details SET account = zeroblob(32)"),
        ("payment_run", "UPDATE payment_run SET pence = pence + 1"),
        ("run_adjustment", "UPDATE run_adjustment SET out = 1"),
        ("run_hand", "INSERT INTO run_hand VALUES('run_1', 'u_pm')"),
        ("run_line", "UPDATE run_line SET payee = 'user:u_other'"),
        ("defrayal", "UPDATE defrayal SET drawdown = NULL"),
        ("drawdown", "UPDATE drawdown SET answer = 'paid'"),
        ("drawdown_hand", "INSERT INTO drawdown_hand VALUES('dd_1', 'u_pm')"),
        ("drawdown_preparation", "UPDATE drawdown_preparation SET stage = 'open'"),
        (
            "drawdown_adjustment",
            "INSERT INTO drawdown_adjustment VALUES('dd_1', 'carried', 1, 1, 1)"
        ),
        ("drawdown_line", "UPDATE drawdown_line SET bank_on = bank_on - 1"),
    ]

    @Test(arguments: changes)
    func `a changed row of a derived table is named`(table: String, sql: String) throws {
        let world = try TemporaryBooks.story()
        try world.tamper(table, sql)
        let findings = try world.books.check(CheckRequest()).findings
        #expect(findings.contains { $0.check == "check.table" && $0.subject.hasPrefix(table) })
        try world.books.rebuild { _, _ in }
        #expect(try world.books.check(CheckRequest()).findings == [])
    }

    @Test func `every derived table has a change in this test`() {
        #expect(Set(Self.changes.map(\.table)) == Set(Schema.derivedTables.map(\.name)))
    }

    /// A change to what is never derived, and the check that has to find it.
    static let deepChanges: [(table: String, sql: String, check: String)] = [
        ("record", "UPDATE record SET leaf = zeroblob(32) WHERE seq = 3", "check.leaf"),
        (
            "record",
            """
            UPDATE record SET bytes = \
            CAST(replace(CAST(bytes AS TEXT), 'Pathways', 'Pathfays') AS BLOB)
            """,
            "check.leaf"
        ),
        (
            "record",
            "UPDATE record SET bytes = CAST(CAST(bytes AS TEXT) || 'x' AS BLOB) WHERE seq = 5",
            "check.record"
        ),
        (
            "record", "DELETE FROM record WHERE seq = (SELECT max(seq) FROM record)",
            "check.checkpoint"
        ),
        ("record", "DELETE FROM record WHERE seq = 4", "check.chain"),
        (
            "record",
            """
            UPDATE record SET bytes = \
            CAST(replace(CAST(bytes AS TEXT), 'case-n: 2', 'case-n: 3') AS BLOB)
            """,
            "check.case-chain"
        ),
        (
            "record",
            """
            UPDATE record SET bytes = \
            CAST(replace(CAST(bytes AS TEXT), 'time: 2026', 'time: 2025') AS BLOB) WHERE seq = 5
            """,
            "check.time"
        ),
        (
            // A name in the bytes that are hashed, in a field of its own (invariant 16).
            "record",
            """
            UPDATE record SET bytes = \
            CAST(replace(CAST(bytes AS TEXT), x'0a' || 'actor: ', \
            x'0a' || 'name: Jane' || x'0a' || 'actor: ') AS BLOB) WHERE seq = 5
            """,
            "check.record"
        ),
        (
            // A text where its commitment belongs.
            "record",
            """
            UPDATE record SET bytes = \
            CAST(replace(CAST(bytes AS TEXT), 'next-step: ', 'next-step: bail hearing ') AS BLOB) \
            WHERE CAST(bytes AS TEXT) LIKE '%type: claim.submitted%'
            """,
            "check.record"
        ),
        (
            "checkpoint", "DELETE FROM checkpoint WHERE size = (SELECT max(size) FROM checkpoint)",
            "check.checkpoint"
        ),
        (
            "checkpoint", "UPDATE checkpoint SET note = CAST(note || x'0a' AS BLOB)",
            "check.checkpoint"
        ),
        (
            "checkpoint",
            "UPDATE checkpoint SET note = CAST(replace(CAST(note AS TEXT), 'A', 'B') AS BLOB)",
            "check.checkpoint"
        ),
    ]

    @Test(arguments: deepChanges)
    func `a changed record or checkpoint is found`(
        table: String,
        sql: String,
        check: String
    ) throws {
        let world = try TemporaryBooks.story()
        try world.tamper(table, sql)
        let findings = try world.books.check(CheckRequest()).findings
        #expect(findings.contains { $0.check == check })
    }

    @Test(arguments: [
        "posting_counted", "record_next", "record_linked", "entry_proved", "account_grows",
    ])
    func `a dropped trigger is found`(trigger: String) throws {
        let world = try TemporaryBooks.story()
        try world.tamper("DROP TRIGGER \(trigger)")
        let findings = try world.books.check(CheckRequest()).findings
        #expect(findings.map(\.check) == ["check.schema"])
    }

    @Test func `a last command that was played before is found by its rule`() throws {
        let world = try TemporaryBooks()
        try world.append(World.created())
        try world.append(World.joined("northside", command: "one"))
        try world.append(World.joined("southside", command: "two"))
        try world.append(World.joined("eastside", command: "three"))
        try world.tamper(
            "record",
            """
            UPDATE record
            SET bytes = CAST(replace(CAST(bytes AS TEXT), 'command: three', 'command: one') AS BLOB)
            WHERE CAST(bytes AS TEXT) LIKE '%command: three%'
            """
        )
        let report = try world.books.check(CheckRequest())
        let replay = report.findings.filter { $0.check == "check.replay" }
        #expect(replay.map(\.subject) == ["record 3"])
        #expect(replay.first?.message.contains("command.exists") == true)
        #expect(!report.isComplete)
    }

    @Test func `a record that could not follow the others is found by its rule`() throws {
        let world = try TemporaryBooks.story()
        // Somebody else decides, with a record whose own hash is right.
        try world.tamper(
            "record",
            """
            UPDATE record
            SET bytes = CAST(replace(CAST(bytes AS TEXT), 'actor: u_pm', 'actor: u_kw') AS BLOB)
            WHERE CAST(bytes AS TEXT) LIKE '%type: approval.granted%'
            """
        )
        let report = try world.books.check(CheckRequest())
        let replay = report.findings.filter { $0.check == "check.replay" }
        #expect(replay.map(\.message).contains { $0.contains("duties.approver+claimant") })
        #expect(!report.isComplete)
    }

    @Test func `the ledger's invariants are summed from the tables`() throws {
        let world = try TemporaryBooks.story()
        try world.tamper(
            "account",
            """
            UPDATE account SET credits = credits + 5 WHERE code = 'ESF:A200';
            UPDATE account SET debits = debits + 7 WHERE code = 'UNR:M6000';
            UPDATE account SET debits = debits + 9 WHERE kind = 'L100';
            UPDATE account SET credits = credits + 11 WHERE code = 'LOT:M4000';
            UPDATE account SET credits = credits + 13 WHERE kind = 'A600' AND fund = 'LOT';
            """
        )
        let checks = Set(try world.books.check(CheckRequest()).findings.map(\.check))
        let expected: Set = [
            AuthorityIdentityCheck.code, InterfundCheck.code, AllowanceCheck.code,
            IncomeCheck.code, PayablesCheck.code, BalanceCheck.code,
        ]
        #expect(checks.isSuperset(of: expected))
    }

    @Test func `postings that are not those of the records are summed by themselves`() throws {
        let world = try TemporaryBooks.story()
        try world.tamper(
            "posting",
            "UPDATE posting SET amount = amount + 1 WHERE entry_seq = (SELECT max(seq) FROM entry)"
                + " AND line = 1"
        )
        let checks = Set(try world.books.check(CheckRequest()).findings.map(\.check))
        #expect(checks.isSuperset(of: ["check.table", EntryBalanceCheck.code, BalanceCheck.code]))
    }

    @Test(arguments: [
        ("DELETE FROM account WHERE id = 3", "account id 3"),
        ("UPDATE account SET code = code || 'x' WHERE id = 3", "account id 3"),
        ("UPDATE account SET floored = 1 - floored WHERE id = 3", "account id 3"),
    ])
    func `an account that is missing or changed is named once`(sql: String, subject: String) throws
    {
        let world = try TemporaryBooks.story()
        try world.tamper("account", sql)
        let findings = try world.books.check(CheckRequest()).findings
        #expect(findings.filter { $0.subject.hasPrefix("account") }.map(\.subject) == [subject])
    }

    @Test func `trouble in the middle of a check ends it, whatever is read ahead`() throws {
        struct Trouble: Error {}
        let world = try TemporaryBooks()
        try world.append(World.created())
        for number in 0..<700 {
            try world.append(World.joined("p\(number)", command: "c\(number)"))
        }
        #expect(throws: Trouble.self) {
            try world.books.check(CheckRequest(inspect: { _, _ in throw Trouble() }))
        }
        #expect(try world.books.check(CheckRequest()).size == 701)
    }

    @Test func `one damaged record is not blamed on those after it`() throws {
        let world = try TemporaryBooks.story()
        try world.tamper(
            "record",
            "UPDATE record SET bytes = CAST(CAST(bytes AS TEXT) || 'x' AS BLOB) WHERE seq = 5"
        )
        let findings = try world.books.check(CheckRequest()).findings
        let blamed = findings.map(\.subject).filter { $0.hasPrefix("record ") }
        #expect(Set(blamed) == ["record 5", "record 6"])
    }

    @Test func `records that are written meanwhile are left for the next check`() throws {
        let world = try TemporaryBooks.story()
        let size = try world.books.read { try $0.head().size }
        var isFirst = true
        let report = try world.books.check(
            CheckRequest(inspect: { _, _ in
                if isFirst { try world.append(World.joined("westside", command: "late")) }
                isFirst = false
                return []
            })
        )
        #expect(report.findings == [])
        #expect(report.size == size)
        #expect(try world.books.check(CheckRequest()).size == size + 1)
    }

    @Test func `grants payable that no commitment stands behind are found`() throws {
        let world = try TemporaryBooks.story()
        try world.tamper(
            "account",
            """
            INSERT INTO account(code, plane, fund, kind, dimensions, normal, floored)
                VALUES('ESF:M2010', 'money', 'ESF', 'M2010', '', 'credit', 1);
            UPDATE account SET credits = 17 WHERE code = 'ESF:M2010';
            """
        )
        let findings = try world.books.check(CheckRequest()).findings
        #expect(
            findings.contains { $0.check == IncomeCheck.code && $0.message.contains("£0.17") }
        )
    }

    @Test func `what the caller looks at is seen before each record, with the state so far`() throws
    {
        let world = try TemporaryBooks.story()
        var seen: [Int] = []
        let request = CheckRequest(
            inspect: { books, record in
                seen.append(try books.head().size)
                guard case .decisionRecorded(let decision) = record.body else { return [] }
                let claim = try books.claim(try ClaimID(decision.subject))
                return claim == nil ? [.init(.replay, decision.subject, "")] : []
            },
            conclude: { books in [.init(.replay, "end", "\(try books.head().size)")] }
        )
        let report = try world.books.check(request)
        #expect(seen == Array(0..<report.size))
        #expect(report.findings.map(\.subject) == ["end"])
    }
}
