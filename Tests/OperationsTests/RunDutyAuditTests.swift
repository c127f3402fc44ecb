import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Policy
import Store
import StrictJSON
import Testing

@testable import Operations

/// What a check says of runs, drawdowns, floats and allowances of which one person did what takes
/// two, recorded past the operations.
@Suite struct RunDutyAuditTests {
    /// Expects one finding that says these words, or none where there are no words.
    private static func expect(
        _ words: String?,
        in world: TestWorld,
        at location: SourceLocation = #_sourceLocation
    ) throws {
        let found = try world.checkFindings().filter { $0.check == "check.duties" }
        #expect(found.count == (words == nil ? 0 : 1), "\(found)", sourceLocation: location)
        let areNamed = found.allSatisfy { $0.message.contains(words ?? "") }
        #expect(areNamed, "\(found)", sourceLocation: location)
    }

    /// u_fo instructed the payments, u_fo2 prepared and froze the run, u_pm2 typed the details.
    private static func frozen() throws -> TestWorld {
        let world = try TestWorld.withPayments()
        try world.prepareRun(by: "u_fo2")
        try world.freezeRun(by: "u_fo2")
        return world
    }

    private static func released(in world: TestWorld) throws -> RecordBody {
        let contents = try #require(try world.runSheet().contents)
        return .runReleased(
            RunReleased(
                run: try RunID("run_1"),
                on: try CalendarDate("2026-06-16"),
                count: contents.lines.count,
                total: try contents.total(),
                digest: contents.digest
            )
        )
    }

    @Test(arguments: [
        ("u_fo", "the preparer of the payment run"),
        ("u_pm2", "the editor of the payee's bank details"), ("u_kw1", "the payee"), ("u_pm", nil),
    ])
    func `nobody releases a run that they instructed, typed or are paid by`(
        releaser: String,
        words: String?
    ) throws {
        let world = try Self.frozen()
        try world.force(releaser, try Self.released(in: world))
        try Self.expect(words, in: world)
    }

    @Test(arguments: [
        ("u_fo", "finance-officer", "u_fo would be both"), ("u_pm", "programme-manager", nil),
    ])
    func `nobody has their own run released by whom they lent the role`(
        lender: String,
        role: String,
        words: String?
    ) throws {
        let world = try Self.frozen()
        try lend(role, by: lender, in: world)
        try world.force("u_mg1", try Self.released(in: world))
        try Self.expect(words, in: world)
    }

    private func lend(_ role: String, by lender: String, in world: TestWorld) throws {
        try world.does(
            lender,
            "delegation.grant",
            ["to": "u_mg1", "role": .text(role), "starts": "2026-06-15", "ends": "2026-06-20"]
        )
    }

    @Test func `the only finance officer releases what they prepared`() throws {
        let world = try TestWorld.withPayments()
        try world.does("u_pm", "user.dismiss", ["user": "u_fo2", "role": "finance-officer"])
        let left = PaymentDefrayed(
            payment: try PaymentID("pay_1"),
            claims: [try ClaimID("cl_1")],
            payer: "bank",
            on: try CalendarDate("2026-06-15"),
            reference: "ST-1"
        )
        try world.force("u_fo", .paymentDefrayed(left))
        try Self.expect(nil, in: world)
    }

    @Test(arguments: [("u_kw1", "the payee"), ("u_mg1", nil)])
    func `nobody marks what they are paid as paid by the partner`(
        marker: String,
        words: String?
    ) throws {
        let world = try TestWorld.pathways()
        try world.accept("cl_1", lines: [1250])
        let left = PaymentDefrayed(
            payment: nil,
            claims: [try ClaimID("cl_1")],
            payer: "partner:northside",
            on: try CalendarDate("2026-06-15"),
            reference: "NS-1"
        )
        try world.force(marker, .paymentDefrayed(left))
        try Self.expect(words, in: world)
    }
}

// MARK: Drawdowns, floats and allowances

extension RunDutyAuditTests {
    /// dd_1 is being prepared by u_fo2.
    private static func prepared() throws -> TestWorld {
        let world = try TestWorld.pathways()
        let prepared = DrawdownPrepared(
            drawdown: try DrawdownID("dd_1"),
            fund: try FundCode("ESF"),
            starts: try CalendarDate("2026-04-01"),
            ends: try CalendarDate("2026-04-30")
        )
        try world.force("u_fo2", .drawdownPrepared(prepared))
        return world
    }

    private static func reviewed() throws -> RecordBody {
        .drawdownReviewed(
            DrawdownReviewed(
                drawdown: try DrawdownID("dd_1"),
                count: 0,
                total: .zero,
                credited: .zero,
                digest: .zero
            )
        )
    }

    @Test(arguments: [
        ("u_fo2", "finance-officer", "u_fo2 would be both"), ("u_pm", "programme-manager", nil),
    ])
    func `nobody has their own drawdown reviewed by whom they lent the role`(
        lender: String,
        role: String,
        words: String?
    ) throws {
        let world = try Self.prepared()
        try lend(role, by: lender, in: world)
        try world.force("u_mg1", try Self.reviewed())
        try Self.expect(words, in: world)
    }

    @Test(arguments: [("u_fo2", "the reviewer of the funder claim"), ("u_fo", nil)])
    func `a drawdown names two people`(reviewer: String, words: String?) throws {
        let world = try Self.prepared()
        try world.force("u_fo", try Self.reviewed())
        let submitted = DrawdownSubmitted(
            drawdown: try DrawdownID("dd_1"),
            fund: try FundCode("ESF"),
            starts: try CalendarDate("2026-04-01"),
            ends: try CalendarDate("2026-04-30"),
            preparer: try UserID("u_fo2"),
            reviewer: try UserID(reviewer),
            count: 0,
            total: .zero,
            credited: .zero,
            digest: .zero
        )
        try world.force("u_fo", .drawdownSubmitted(submitted))
        try Self.expect(words, in: world)
    }

    private static func posted(_ event: Event) throws -> RecordBody {
        let entry = try event.entry(effectiveOn: try CalendarDate("2026-06-15"))
        return .entryPosted(EntryPosted(entry: entry, reason: nil))
    }

    @Test(arguments: [("u_fo", "the payee"), ("u_fo2", nil)])
    func `nobody issues a float to themselves`(actor: String, words: String?) throws {
        let world = try TestWorld.pathways()
        let issued = Event.FloatIssued(
            holder: .keyworker(try UserID("u_fo")),
            reserve: try FundCode("UNR"),
            amount: try Amount(pence: 100),
            leftBankOn: try CalendarDate("2026-06-15")
        )
        try world.force(actor, try Self.posted(.floatIssued(issued)))
        try Self.expect(words, in: world)
    }

    @Test(arguments: [("p_01", "have a declared relation"), ("p_02", nil)])
    func `nobody raises the allowance of somebody they are related to`(
        participant: String,
        words: String?
    ) throws {
        let world = try TestWorld.pathways()
        try world.does(
            "u_pm",
            "relation.declare",
            ["related": "p_01", "relation": "family"]
        )
        let raised = Event.AllowanceRaised(
            participant: try ParticipantCode(participant),
            limit: CapLimit(cap: try CapCode("overall"), amount: try Amount(pence: 100))
        )
        try world.force("u_pm", try Self.posted(.allowanceRaised(raised)))
        try Self.expect(words, in: world)
    }

    /// Of the pairs that a rule pack adds.
    @Test(arguments: [("u_kw1", "the preparer of the payment run"), ("u_fo", nil)])
    func `nobody prepares a payment to themselves where the guidance forbids that`(
        preparer: String,
        words: String?
    ) throws {
        let world = try TestWorld.pathways()
        let usual = try world.files.bytes(at: "discretionary-2026.yaml")
        let pair = "\n  - {clause: own-payments, pair: [payment-preparer, payee]}"
        let text = String(decoding: usual, as: UTF8.self)
            .replacing("\nversion: 1\n", with: "\nversion: 2\n")
            .replacing("\nduties:", with: "\nduties:\(pair)")
        world.files.make("strict.yaml", text)
        try world.does("u_pm", "policy.adopt", ["file": "strict.yaml", "drafter": "u_pm2"])
        try world.accept("cl_1", lines: [1250])
        let instructed = PaymentInstructed(
            payment: try PaymentID("pay_1"),
            purpose: .claims,
            partner: nil,
            claims: [try ClaimID("cl_1")],
            total: try Amount(pence: 1250)
        )
        try world.force(preparer, .paymentInstructed(instructed))
        try Self.expect(words, in: world)
    }
}
