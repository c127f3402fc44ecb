import Approvals
import Calendar
import Identifiers
import Integrity
import Money
import Policy
import Testing

@Suite struct ApprovalStatementTests {
    @Test func `a statement that is read and written again is the same bytes`() throws {
        for statement in try [StatementWorld.caseStatement(), StatementWorld.claimStatement()] {
            #expect(try ApprovalStatement(bytes: statement.bytes()) == statement)
        }
    }

    @Test func `a delegate's statement keeps both names`() throws {
        let lent = try World.appointments.delegating(
            Delegation(
                from: World.manager,
                to: World.finance,
                role: .partnerManager,
                starts: World.today,
                ends: World.today
            )
        )
        let matter = try World.matter(.partnerManager)
            .approved(by: World.finance, under: World.circumstances(appointments: lent))
        let statement = try StatementWorld.statement(
            of: matter,
            approval: "ap_1",
            shares: [("UNR", 6499)],
            signing: nil
        )
        let text = StatementWorld.text(statement)
        #expect(text.contains("on-behalf-of: u_pm1\nsigner: u_fin1\n"))
        #expect(try ApprovalStatement(bytes: statement.bytes()) == statement)
    }

    /// One line changed, and the rule that it breaks, in the order of the error's cases.
    @Test(arguments: [
        ("journal: ledger.example.org/pathways", "journal: -", "statement.absent"),
        ("shares: 2", "shares: 1", "statement.unexpected"),
        ("approval: ap_0010", "approval: AP_0010", "approval.value"),
        ("decision: approved", "decision: granted", "approval.value"),
        ("case: cl_0007", "case: CL", "approval.value"),
        ("subject: claim", "subject: claims", "approval.value"),
        ("amount: 6499", "amount: -6499", "approval.value"),
        ("step: 1/1", "step: 1/01", "approval.value"),
        ("role: partner-manager", "role: manager", "approval.value"),
        ("key: -", "key: 00", "approval.value"),
        ("mac-epoch: 1", "mac-epoch: 4294967296", "approval.value"),
        ("nonce: 404142434445464748494a4b4c4d4e4f", "nonce: 40", "approval.value"),
        ("issued: 2026-11-20T10:00:00.000Z", "issued: 2026-11-20", "approval.value"),
        ("subject-version: 1", "subject-version: 0", "approval.version"),
        ("step: 1/1", "step: 2/1", "approval.step"),
        ("step: 1/1", "step: 0/0", "approval.step"),
        ("role: partner-manager", "role: auditor", "approval.role"),
        ("on-behalf-of: -", "on-behalf-of: u_pm1", "approval.on-own-behalf"),
        ("amount: 6499", "amount: 0", "approval.nothing"),
        ("lines.2.number: 2", "lines.2.number: 1", "approval.line-order"),
        ("lines.2.amount: 2499", "lines.2.amount: 2500", "approval.line-sum"),
        ("shares.2.fund: LOT", "shares.2.fund: ESF", "approval.fund-twice"),
        ("shares.2.amount: 3249", "shares.2.amount: 3250", "approval.share-sum"),
        ("tree-size: 30", "tree-size: 11", "approval.unseen"),
        ("subject: claim", "subject: case", "approval.signature-missing"),
        (
            "expires: 2026-11-20T11:00:00.000Z", "expires: 2026-11-20T10:00:00.000Z",
            "approval.expires-before-issued"
        ),
    ])
    func `a statement whose parts disagree is refused`(
        line: String,
        other: String,
        code: String
    ) throws {
        let bytes = try StatementWorld.edited(StatementWorld.claimStatement(), line, to: other)
        let error = try #require(throws: ApprovalStatementError.self) {
            try ApprovalStatement(bytes: bytes)
        }
        #expect(error.code == code)
        #expect(error.message.hasSuffix("."))
    }

    /// The nearest values that are accepted beside those that are refused above.
    @Test(arguments: [
        ("subject-version: 1", "subject-version: 2"), ("step: 1/1", "step: 1/2"),
        ("on-behalf-of: -", "on-behalf-of: u_pm2"), ("tree-size: 30", "tree-size: 12"),
        ("mac-epoch: 1", "mac-epoch: 4294967295"), ("key: -", "key: 0011223344556677"),
        ("lines.2.number: 2", "lines.2.number: 3"),
        ("expires: 2026-11-20T11:00:00.000Z", "expires: 2026-11-20T10:00:00.001Z"),
    ])
    func `a statement whose parts agree is accepted`(line: String, other: String) throws {
        let bytes = try StatementWorld.edited(StatementWorld.claimStatement(), line, to: other)
        #expect(try ApprovalStatement(bytes: bytes).bytes() == bytes)
    }

    @Test func `further fields, a cut and another order are refused`() throws {
        let statement = try StatementWorld.claimStatement()
        let bytes = statement.bytes()
        let text = StatementWorld.text(statement)
        let swapped = text.split(separator: "\n").map(String.init)
        var lines = swapped
        lines.swapAt(1, 2)
        for other in [
            bytes + Array("more: 1\n".utf8), Array(bytes.dropLast()), Array(bytes.dropLast(40)),
            Array((lines.joined(separator: "\n") + "\n").utf8), [],
        ] {
            #expect(throws: ApprovalStatementError.self) { try ApprovalStatement(bytes: other) }
        }
    }

    @Test func `a nonce has sixteen bytes in lower-case hexadecimal`() {
        #expect(ApprovalNonce("404142434445464748494a4b4c4d4e4f")?.text.count == 32)
        #expect(ApprovalNonce("404142434445464748494A4B4C4D4E4F") == nil)
        #expect(ApprovalNonce("404142434445464748494a4b4c4d4e") == nil)
        #expect(ApprovalNonce(bytes: Array(0..<15)) == nil)
    }

    @Test func `without an approval there is no content to state`() throws {
        #expect(try ApprovalContent(lastOf: World.matter(.partnerManager)) == nil)
        #expect(try ApprovalContent(lastOf: World.matter()) == nil)
    }
}

@Suite struct BindingTests {
    static func waiting() throws -> Matter {
        try Matter(
            World.caseSubmission(),
            route: World.route(.programmeManager),
            under: World.circumstances
        )
    }

    func approve(
        _ matter: Matter,
        by statement: ApprovalStatement,
        at time: String = "2026-11-20T10:30:00.000Z"
    ) throws -> Matter {
        try matter.approved(
            by: statement,
            recordedAt: Instant(time),
            under: World.circumstances
        )
    }

    @Test func `a statement approves the matter that it was made of`() throws {
        let statement = try StatementWorld.caseStatement()
        #expect(try approve(Self.waiting(), by: statement) == StatementWorld.caseMatter())
    }

    @Test(arguments: [
        ("2026-11-20T09:59:59.999Z", false), ("2026-11-20T10:00:00.000Z", true),
        ("2026-11-20T11:00:00.000Z", true), ("2026-11-20T11:00:00.001Z", false),
    ])
    func `it is recorded between its issue and its expiry`(time: String, isInTime: Bool) throws {
        let statement = try StatementWorld.caseStatement()
        let approved = try? approve(Self.waiting(), by: statement, at: time)
        #expect((approved != nil) == isInTime)
    }

    @Test func `it cannot serve for another subject or another version`() throws {
        let statement = try StatementWorld.caseStatement()
        #expect(throws: BindingError.differs(field: "subject")) {
            try approve(World.matter(.programmeManager), by: statement)
        }
        let amended = try Self.waiting().amended(
            to: World.caseSubmission(version: 2),
            route: World.route(.programmeManager),
            under: World.circumstances
        )
        let changed = BindingError.refused(.contentChanged(amended.subject, version: 2))
        #expect(throws: changed) { try approve(amended, by: statement) }
    }

    /// Each word of the statement that the matter fixes, changed on its own.
    @Test(arguments: [
        ("decision: approved-in-part", "decision: approved", "decision"),
        ("subject-version: 1", "subject-version: 2", "subject-version"),
        ("subject-seq: 21", "subject-seq: 22", "subject-seq"),
        ("step: 1/1", "step: 1/2", "step"),
        ("role: programme-manager", "role: trustee", "role"),
        ("on-behalf-of: -", "on-behalf-of: u_pm1", "on-behalf-of"),
    ])
    func `it is refused where it says anything else than the matter does`(
        line: String,
        other: String,
        field: String
    ) throws {
        let bytes = try StatementWorld.edited(StatementWorld.caseStatement(), line, to: other)
        let statement = try ApprovalStatement(bytes: bytes)
        let error = BindingError.differs(field: field)
        #expect(throws: error) { try approve(Self.waiting(), by: statement) }
        #expect(error.code == "approval.differs")
        #expect(error.message.contains(field))
    }

    @Test func `a signer whose turn it is not is refused`() throws {
        let bytes = try StatementWorld.edited(
            StatementWorld.caseStatement(),
            "signer: u_prog1",
            to: "signer: u_pm1"
        )
        let statement = try ApprovalStatement(bytes: bytes)
        let refused = BindingError.refused(
            .notAppointed(
                World.manager,
                .programmeManager,
                World.northside,
                whoCan: [World.programmeManager]
            )
        )
        #expect(throws: refused) { try approve(Self.waiting(), by: statement) }
    }
}
