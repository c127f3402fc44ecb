import Approvals
import Identifiers
import Integrity
import Money
import Policy
import Testing

/// One row for each case of the error, in order. Each row breaks as many later rules as it can,
/// so that the order of precedence is what is tested.
@Suite struct TransitionErrorTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let code: String
        let attempt: @Sendable () throws -> Matter
        var testDescription: String { code }
    }

    static let rows: [Row] = [
        Row(code: "matter.wrong-subject") {
            try withdrawn().amended(
                to: World.caseSubmission(version: 7),
                route: .automatic,
                under: World.circumstances
            )
        },
        Row(code: "matter.version-not-next") {
            try withdrawn().amended(
                to: World.submission(version: 3),
                route: .automatic,
                under: World.circumstances
            )
        },
        Row(code: "matter.not-possible") {
            try withdrawn().approved(
                ApprovalRequest(leaf: digest("old"), lines: .part([])),
                by: World.manager,
                under: World.circumstances
            )
        },
        Row(code: "matter.used") {
            try World.matter().used().withdrawn(by: World.manager)
        },
        Row(code: "matter.content-changed") {
            try waiting().approved(
                ApprovalRequest(leaf: digest("old"), lines: .part([])),
                by: World.keyworker,
                under: World.circumstances
            )
        },
        Row(code: "matter.not-theirs") {
            try asked().answered(QuestionID("q_2"), by: World.manager)
        },
        Row(code: "matter.other-question") {
            try asked().answered(QuestionID("q_2"), by: World.keyworker)
        },
        Row(code: "decision.passed-on") {
            let matter = try waiting().passedOn(by: World.manager, under: World.circumstances)
            return try matter.approved(
                matter.part(),
                by: World.manager,
                under: World.circumstances
            )
        },
        // Whose claim it is and who has no role either hears of the duty: a role would not help.
        Row(code: "duties.approver+claimant") {
            let matter = try waiting()
            return try matter.approved(
                matter.part(),
                by: World.keyworker,
                under: World.circumstances
            )
        },
        Row(code: "decision.not-appointed") {
            let matter = try waiting()
            return try matter.approved(
                matter.part(),
                by: World.finance,
                under: World.circumstances
            )
        },
        Row(code: "decision.approved-before") {
            let matter = try expired()
            let late = World.circumstances(
                appointments: doubled,
                date: date("2027-04-01")
            )
            return try matter.approved(matter.part(), by: World.manager, under: late)
        },
        Row(code: "decision.past-last-day") {
            let matter = try expired()
            let late = World.circumstances(date: date("2027-04-01"))
            return try matter.approved(matter.part(), by: World.programmeManager, under: late)
        },
        Row(code: "decision.no-such-line") { try part(1, 1, 1, number: 3) },
        Row(code: "decision.line-twice") { try part(9999, 9999, number: 1) },
        Row(code: "decision.line-missing") { try part(9999) },
        Row(code: "decision.line-raised") { try part(0, 2500) },
        Row(code: "decision.nothing-approved") { try part(0, 0) },
        Row(code: "amount.overflow") {
            let matter = try Matter(
                Submission(
                    World.claim(pence: [.max, 1]),
                    enteredBy: World.keyworker,
                    seq: 1,
                    leaf: digest("too much")
                ),
                route: World.route(.partnerManager),
                under: World.circumstances
            )
            return try matter.approved(by: World.manager)
        },
        Row(code: "matter.not-expired") {
            try World.matter().closed(.expired, on: World.today)
        },
    ]

    @Test(arguments: rows)
    func `the first rule that is broken is the one that is named`(row: Row) throws {
        let error = try #require(throws: TransitionError.self) { try row.attempt() }
        #expect(error.code == row.code)
        #expect(error.message.hasSuffix("."))
        #expect(!error.message.contains("  "))
    }

    @Test func `every case has its row`() {
        #expect(Set(Self.rows.map(\.code)).count == 19)
    }

    @Test(arguments: [
        (
            TransitionError.notAppointed(
                World.keyworker,
                .partnerManager,
                World.northside,
                whoCan: [World.manager, World.secondManager]
            ),
            "This is for the partner manager to decide, and u_kw1 is not that for northside. "
                + "u_pm1 or u_pm2 can say yes."
        ),
        (
            .passedOn(World.manager, whoCan: []),
            "u_pm1 passed this on because of a conflict and cannot decide on it later. "
                + "Nobody else can say yes yet: appoint somebody, or delegate."
        ),
        (
            .notPossible(.answer, .claim(code("cl_0007", ClaimID.init)), .withdrawn),
            "You cannot answer claim cl_0007 now, because it was withdrawn. Start a new one."
        ),
    ])
    func `a refusal says the rule and who can say yes`(error: TransitionError, message: String) {
        #expect(error.message == message)
    }

    @Test(arguments: [
        (
            MatterState.awaiting(step: 1),
            "Wait for the decision, withdraw it or send a new version."
        ),
        (.asked(World.question, step: 1), "Answer the question first, or send a new version."),
        (.approved, "Close it, or send a new version while nothing of it is used."),
        (.closed(.expired), "Start a new one."),
    ])
    func `a move that is not possible says what is`(state: MatterState, next: String) {
        let subject = Subject.businessCase(code("bc_0003", CaseID.init))
        let error = TransitionError.notPossible(.use, subject, state)
        #expect(error.message.hasSuffix(" \(next)"))
        #expect(error.message.contains(state.phrase))
    }
}

extension TransitionErrorTests {
    static func waiting() throws -> Matter { try World.matter(.partnerManager) }

    static func withdrawn() throws -> Matter { try waiting().withdrawn(by: World.keyworker) }

    static func asked() throws -> Matter {
        try waiting().asked(World.question, by: World.manager, under: World.circumstances)
    }

    /// The partner manager is the programme manager too.
    static let doubled = World.appointments.appointing(
        Appointment(user: World.manager, role: .programmeManager, partner: nil)
    )

    /// A business case with the first of two steps taken; its last day is 2027-03-31.
    static func expired() throws -> Matter {
        try Matter(
            World.caseSubmission(),
            route: World.route(.partnerManager, .programmeManager),
            under: World.circumstances
        ).approved(by: World.manager)
    }

    /// Approves so much on the lines from 1 on, and 1p on one more line.
    static func part(_ pence: Int64..., number: Int? = nil) throws -> Matter {
        let matter = try waiting()
        var lines = try pence.enumerated().map { index, pence in
            LineAmount(number: index + 1, amount: try Amount(pence: pence))
        }
        if let number { lines.append(LineAmount(number: number, amount: try Amount(pence: 1))) }
        return try matter.approved(
            ApprovalRequest(leaf: matter.submission.leaf, lines: .part(lines)),
            by: World.manager,
            under: World.circumstances
        )
    }
}
