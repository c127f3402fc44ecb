import Approvals
import Identifiers
import Integrity
import Journal
import Ledger
import Policy
import Store
import StrictJSON
import Testing

@testable import Operations

@Suite struct BusinessCaseTests {
    private typealias World = TestWorld

    /// Eight sessions at £55, proposed by the keyworker of northside.
    private static func therapy(_ more: World.Members = [:]) -> World.Members {
        let line = World.caseLine(8, at: 5500, "counselling", with: ["provision": "service"])
        return World.businessCase("bc_1", [line], ["supplier": "A therapist"].merging(more) { $1 })
    }

    /// A programme in which bc_1 waits for the manager of northside.
    private static func proposed() throws -> World {
        let world = try World.pathways()
        try world.enrolSigners()
        try world.does("u_kw1", "case.submit", therapy())
        return world
    }

    /// A programme in which bc_1 is approved.
    private static func approved() throws -> World {
        let world = try proposed()
        try world.does("u_mg1", "approve", World.yes("ap_1", ("case", "bc_1")))
        try world.does("u_pm", "approve", World.yes("ap_2", ("case", "bc_1")))
        return world
    }

    /// A claim of sessions on the case.
    private static func sessions(
        _ id: String,
        _ pence: Int64,
        _ more: World.Members = [:],
        with line: World.Members = [:]
    ) -> World.Members {
        let usual: World.Members = [
            "case": "bc_1", "paid-by": "invoice", "supplier": "A therapist",
        ]
        let lines = [World.line(pence, "counselling", with: line)]
        return World.claim(id, lines, usual.merging(more) { $1 })
    }

    @Test func `a case is committed at its last step, each step signed by its signer`() throws {
        let world = try Self.proposed()
        let bc1 = Subject.businessCase(try CaseID("bc_1"))
        #expect(try world.route(of: bc1) == ["partner-manager", "programme-manager"])
        // When the manager says yes, nothing is set aside yet
        let detail = try world.does(
            "u_mg1",
            "approve",
            World.yes("ap_1", ("case", "bc_1"))
        )
        #expect(detail.contains("u_pm"))
        #expect(try world.balance("ESF:A500.bc_1.1") == 0)
        // When the programme manager does, all of it is
        try world.does("u_pm", "approve", World.yes("ap_2", ("case", "bc_1")))
        #expect(try world.balance("ESF:A500.bc_1.1") == 22_000)
        #expect(try world.balance("LOT:A500.bc_1.1") == 22_000)
        #expect(try world.balance("ESF:A400.pathways.northside") == 128_000)
        #expect(try world.balance("-:L200.p_01.overall") == 106_000)
        // And anybody can check who said it
        for granted in try world.grants() {
            let bytes = try #require(try world.store.read { try $0.document(granted.statement) })
            let signer = granted.step == 1 ? "u_mg1" : "u_pm"
            let key = try world.keys.signer(UserID(signer)).verificationKey
            let sealed = try SealedApproval(
                bytes: bytes,
                seal: granted.seal,
                signature: granted.signature,
                keys: VouchingKeys(seal: nil, signing: key)
            )
            #expect(sealed.vouching == .signature)
        }
        try world.expectSound()
    }

    @Test func `a decider without a signing key cannot approve a case`() throws {
        let world = try World.pathways()
        try world.does("u_kw1", "case.submit", Self.therapy())
        let yes = World.yes("ap_1", ("case", "bc_1"))
        #expect(try world.refuses("u_mg1", "approve", yes) == "key.no-such-signer")
        try world.expectSound()
    }

    @Test func `a claim that fits draws on the case at once, to the last penny`() throws {
        let world = try Self.approved()
        for (number, pence) in [(1, 5500), (2, 33_000), (3, 5500)] {
            let claim = Self.sessions("cl_\(number)", Int64(pence))
            let detail = try world.does("u_kw1", "claim.submit", claim)
            #expect(detail.contains("accepted"))
        }
        #expect(try world.balance("ESF:A500.bc_1.1") == 0)
        #expect(try world.balance("LOT:A500.bc_1.1") == 0)
        #expect(try world.balance("ESF:M5000.counselling") == 22_000)
        #expect(try world.balance("-:L300.p_01.overall") == 44_000)
        // The payee is the one that was approved, by the same commitment
        let claim = try world.store.read { try $0.claim(ClaimID("cl_1")) }
        let businessCase = try world.store.read { try $0.businessCase(CaseID("bc_1")) }
        #expect(claim?.payee == businessCase?.payee)
        try world.expectSound()
    }

    @Test func `of two claims of a case that were paid together each keeps its own cost`() throws {
        let world = try Self.approved()
        for claim in ["cl_1", "cl_2"] {
            try world.does("u_kw1", "claim.submit", Self.sessions(claim, 11_000))
        }
        try world.done(
            "u_fo",
            "fund.prefinance",
            ["from": "UNR", "to": "ESF", "amount": 50_000, "on": "2026-02-01"]
        )
        try world.done(
            "u_fo",
            "payment.instruct",
            ["payment": "pay_1", "claims": ["cl_1", "cl_2"], "on": "2026-05-10"]
        )
        try world.done(
            "u_fo2",
            "payment.defray",
            ["payment": "pay_1", "on": "2026-05-11", "reference": "ST-5"]
        )
        try world.done(
            "u_fo",
            "refund.receive",
            ["claim": "cl_1", "line": 1, "amount": 11_000, "on": "2026-05-20"]
        )
        let records = try world.drawDown(from: "2026-05-01", to: "2026-05-31")
        let drawn = try world.records(from: records[0]).compactMap { body in
            if case .drawdownLine(let line) = body { line.defrayal } else { nil }
        }
        let entries = try world.store.read { books in
            try books.entries(from: "pay_1").filter {
                try books.entry(at: $0)?.event == .paymentDefrayed
            }
        }
        #expect(drawn == [entries[1]])
        #expect(try world.balance("ESF:M1150") == 0)
    }

    @Test func `a claim above what is left is routed, and draws on both when approved`() throws {
        // Given that half a session more than the eight is claimed
        let world = try Self.approved()
        try world.does("u_pm", "user.appoint", ["user": "u_tr", "role": "trustee"])
        let detail = try world.does("u_kw1", "claim.submit", Self.sessions("cl_1", 46_750))
        #expect(detail.contains("£440.00 left"))
        #expect(
            try world.route(of: .claim(ClaimID("cl_1")))
                == ["partner-manager", "programme-manager", "trustee"]
        )
        // When everybody says yes
        for (number, user) in ["u_mg1", "u_pm", "u_tr"].enumerated() {
            try world.does(user, "approve", World.yes("ap_1\(number)", ("claim", "cl_1")))
        }
        // Then the case is used up, and the rest comes of what is available
        #expect(try world.balance("ESF:A500.bc_1.1") == 0)
        #expect(try world.balance("ESF:M5000.counselling") == 23_375)
        #expect(try world.balance("LOT:M5000.counselling") == 23_375)
        #expect(try world.balance("ESF:A400.pathways.northside") == 150_000 - 23_375)
        #expect(try world.balance("-:L300.p_01.overall") == 46_750)
        try world.expectSound()
    }

    @Test func `what an approved case says it is needed for is reason enough for its claims`()
        throws
    {
        // Given a case of what fits no category, which wants a sentence of reason
        let world = try World.pathways()
        try world.enrolSigners()
        let rod = World.caseLine(1, at: 8000, "other", with: ["provision": "gift"])
        let needed = World.businessCase("bc_1", [rod], ["evidence": [World.evidence("quote", "q")]])
        try world.does("u_kw1", "case.submit", needed)
        try world.does("u_mg1", "approve", World.yes("ap_1", ("case", "bc_1")))
        try world.does("u_pm", "approve", World.yes("ap_2", ("case", "bc_1")))
        func claim(_ more: World.Members = [:]) -> World.Members {
            let usual: World.Members = [
                "case": "bc_1", "paid-by": "invoice", "supplier": "Laptops Ltd",
            ]
            let lines = [World.line(8000, "other")]
            return World.claim("cl_1", lines, usual.merging(more) { $1 })
        }
        // When it was bought before anybody was asked, that wants a reason of its own
        let early: World.Members = ["spent-first": true]
        #expect(
            try world.refuses("u_kw1", "claim.submit", claim(early)) == "guidance.incomplete"
        )
        // Then the claim as agreed wants none
        let detail = try world.does("u_kw1", "claim.submit", claim())
        #expect(detail.contains("accepted"))
        try world.expectSound()
    }

    @Test func `another payee is routed`() throws {
        let world = try Self.approved()
        let claim = Self.sessions("cl_1", 5500, ["supplier": "Another therapist"])
        let detail = try world.does("u_kw1", "claim.submit", claim)
        #expect(detail.contains("payee"))
        #expect(try world.state(of: .claim(ClaimID("cl_1"))) == .awaiting(step: 1))
        try world.expectSound()
    }

    @Test func `what cannot be drawn is refused, each with its code`() throws {
        let world = try Self.proposed()
        let claim = Self.sessions("cl_1", 5500)
        #expect(try world.refuses("u_kw1", "claim.submit", claim) == "claim.case-not-open")
        try world.does("u_mg1", "approve", World.yes("ap_1", ("case", "bc_1")))
        try world.does("u_pm", "approve", World.yes("ap_2", ("case", "bc_1")))
        let other = Self.sessions("cl_1", 5500, with: ["for": "p_02"])
        #expect(
            try world.refuses("u_kw1", "claim.submit", other)
                == "claim.not-whom-the-case-is-for"
        )
        let noLine = Self.sessions("cl_1", 5500, with: ["case-line": 2])
        #expect(try world.refuses("u_kw1", "claim.submit", noLine) == "claim.no-such-case-line")
        let south = Self.sessions("cl_1", 5500, ["partner": "southside"])
        #expect(
            try world.refuses("u_kw2", "claim.submit", south) == "claim.case-of-other-partner"
        )
        try world.clock.move(to: "2026-10-01")
        #expect(try world.refuses("u_kw1", "claim.submit", claim) == "claim.case-expired")
        try world.clock.move(to: "2026-09-30")
        try world.does("u_kw1", "claim.submit", claim)
        try world.expectSound()
    }

    @Test func `what is not used is put back, once, by a manager`() throws {
        let world = try Self.approved()
        try world.does("u_kw1", "claim.submit", Self.sessions("cl_1", 27_500))
        #expect(try world.refuses("u_kw1", "case.release", ["case": "bc_1"]) == "actor.not-allowed")
        let detail = try world.does("u_mg1", "case.release", ["case": "bc_1"])
        #expect(detail.contains("£165.00"))
        #expect(try world.balance("ESF:A500.bc_1.1") == 0)
        #expect(try world.balance("ESF:A400.pathways.northside") == 150_000 - 13_750)
        #expect(try world.balance("-:L200.p_01.overall") == 150_000 - 27_500)
        #expect(
            try world.refuses("u_mg1", "case.release", ["case": "bc_1"]) == "matter.not-possible"
        )
        try world.expectSound()
    }

    @Test func `a case expires after its last day and not on it`() throws {
        let world = try Self.approved()
        try world.clock.move(to: "2026-09-30")
        #expect(try world.refuses("u_kw1", "case.expire", ["case": "bc_1"]) == "matter.not-expired")
        try world.clock.move(to: "2026-10-01")
        try world.does("u_kw1", "case.expire", ["case": "bc_1"])
        #expect(try world.balance("ESF:A500.bc_1.1") == 0)
        #expect(try world.balance("-:L200.p_01.overall") == 150_000)
        try world.expectSound()
    }

    @Test func `a new version or a withdrawal puts back what was set aside`() throws {
        let world = try Self.approved()
        let line = World.caseLine(4, at: 5500, "counselling", with: ["provision": "service"])
        let next = Self.therapy(["version": 2, "lines": .array([line])])
        try world.does("u_kw1", "case.amend", next)
        #expect(try world.balance("ESF:A500.bc_1.1") == 0)
        #expect(try world.state(of: .businessCase(CaseID("bc_1"))) == .awaiting(step: 1))
        try world.does("u_mg1", "approve", World.yes("ap_3", ("case", "bc_1"), version: 2))
        try world.does("u_pm", "approve", World.yes("ap_4", ("case", "bc_1"), version: 2))
        #expect(try world.balance("ESF:A500.bc_1.1") == 11_000)
        try world.does("u_kw1", "case.withdraw", ["case": "bc_1"])
        #expect(try world.balance("ESF:A500.bc_1.1") == 0)
        #expect(try world.balance("-:L200.p_01.overall") == 150_000)
        try world.expectSound()
    }

    @Test func `a case that a claim has drawn on is not changed`() throws {
        let world = try Self.approved()
        try world.does("u_kw1", "claim.submit", Self.sessions("cl_1", 5500))
        let next = Self.therapy(["version": 2])
        #expect(try world.refuses("u_kw1", "case.amend", next) == "matter.used")
        #expect(try world.refuses("u_kw1", "case.withdraw", ["case": "bc_1"]) == "matter.used")
        try world.expectSound()
    }

    @Test func `sessions that were agreed before are counted, but not those put back`() throws {
        let world = try Self.approved()
        try world.does("u_pm", "user.appoint", ["user": "u_tr", "role": "trustee"])
        let second = Self.therapy(["case": "bc_2", "evidence": []])
        try world.does("u_kw1", "case.submit", second)
        #expect(
            try world.route(of: .businessCase(CaseID("bc_2")))
                == ["partner-manager", "programme-manager", "trustee"]
        )
        try world.does("u_kw1", "case.withdraw", ["case": "bc_2"])
        try world.does("u_mg1", "case.release", ["case": "bc_1"])
        try world.does("u_kw1", "case.submit", Self.therapy(["case": "bc_3", "evidence": []]))
        #expect(
            try world.route(of: .businessCase(CaseID("bc_3")))
                == ["partner-manager", "programme-manager"]
        )
        try world.expectSound()
    }

    @Test func `pieces of what was declined lately go to somebody senior`() throws {
        let world = try World.pathways()
        let bicycle = World.caseLine(1, at: 18_000, "equipment")
        try world.does("u_kw1", "case.submit", World.businessCase("bc_1", [bicycle]))
        let no: World.Members = [
            "approval": "ap_1", "case": "bc_1", "version": 1, "reason": "price-too-high",
        ]
        try world.does("u_mg1", "decline", no)
        let claim = World.claim(
            "cl_1",
            [World.line(4000, "equipment")],
            ["reason": "to get to work"]
        )
        try world.does("u_kw1", "claim.submit", claim)
        #expect(
            try world.route(of: .claim(ClaimID("cl_1")))
                == ["partner-manager", "programme-manager"]
        )
        try world.expectSound()
    }

    @Test func `a case that cannot be is refused, each with its code`() throws {
        let world = try World.pathways()
        func code(_ members: World.Members, by user: String = "u_kw1") throws -> String {
            try world.refuses(user, "case.submit", members)
        }
        #expect(try code(Self.therapy(["expires": "2026-06-14"])) == "case.last-day-passed")
        #expect(try code(Self.therapy(["lines": []])) == "command.missing-key")
        #expect(try code(Self.therapy(), by: "u_fo") == "actor.not-allowed")
        let laptop = World.caseLine(1, at: 60_000, "devices")
        let one: World.Members = ["evidence": .array([World.evidence("quote", "one")])]
        #expect(
            try code(World.businessCase("bc_1", [laptop], one)) == "guidance.incomplete"
        )
        try world.does("u_kw1", "case.submit", World.businessCase("bc_1", [laptop]))
        try world.expectSound()
    }
}
