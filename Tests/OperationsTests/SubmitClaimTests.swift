import Approvals
import Identifiers
import Journal
import Ledger
import Store
import StrictJSON
import Testing

@testable import Operations

@Suite struct SubmitClaimTests {
    private typealias World = TestWorld

    @Test func `a fare within the guidance is accepted at once, shared by the funders`() throws {
        // Given a programme whose funders share half and half
        let world = try World.pathways()
        // When a keyworker claims a bus return of £10.41
        let detail = try world.does(
            "u_kw1",
            "claim.submit",
            World.claim("cl_1", [World.line(1041)])
        )
        // Then it is accepted, and the odd penny goes to the fund declared first
        #expect(detail.contains("accepted"))
        #expect(try world.state(of: .claim(ClaimID("cl_1"))) == .approved)
        #expect(try world.balance("ESF:M2000.cl_1") == 521)
        #expect(try world.balance("LOT:M2000.cl_1") == 520)
        #expect(try world.balance("ESF:A600.northside.travel") == 521)
        #expect(try world.balance("ESF:A500.cl_1.1") == 0)
        #expect(try world.balance("ESF:A400.pathways.northside") == 150_000 - 521)
        #expect(try world.balance("ESF:M5000.travel") == 521)
        #expect(try world.balance("-:L200.p_01.overall") == 150_000 - 1041)
        #expect(try world.balance("-:L300.p_01.overall") == 1041)
        try world.expectSound()
    }

    @Test(arguments: ["u_aud", "u_kw2", "u_mg2"])
    func `nobody claims on the budget of a partner that is not theirs`(user: String) throws {
        let world = try World.pathways()
        let claim = World.claim("cl_1", [World.line(100)])
        #expect(try world.refuses(user, "claim.submit", claim) == "actor.not-allowed")
    }

    @Test func `the next odd penny goes to the fund that is owed it`() throws {
        let world = try World.pathways()
        for number in 1...2 {
            try world.does(
                "u_kw1",
                "claim.submit",
                World.claim("cl_\(number)", [World.line(1041)])
            )
        }
        #expect(try world.balance("ESF:M5000.travel") == 1041)
        #expect(try world.balance("LOT:M5000.travel") == 1041)
        try world.expectSound()
    }

    @Test(arguments: [(2500, true), (2501, false)])
    func `£25 of fares in a day are automatic and a penny more is not`(
        pence: Int64,
        isAccepted: Bool
    ) throws {
        let world = try World.pathways()
        try world.does("u_kw1", "claim.submit", World.claim("cl_1", [World.line(1500)]))
        let detail = try world.does(
            "u_kw1",
            "claim.submit",
            World.claim("cl_2", [World.line(pence - 1500)])
        )
        #expect(detail.contains("accepted") == isAccepted)
        #expect((try world.route(of: .claim(ClaimID("cl_2"))) == []) == isAccepted)
        #expect(detail.contains("u_mg1") != isAccepted)
        try world.expectSound()
    }

    @Test func `the lines before it count for a line of the same claim`() throws {
        let world = try World.pathways()
        try world.does(
            "u_kw1",
            "claim.submit",
            World.claim("cl_1", [World.line(1500), World.line(1001)])
        )
        #expect(try world.route(of: .claim(ClaimID("cl_1"))) == ["partner-manager"])
        try world.expectSound()
    }

    @Test func `a group's cost and one's own are on nobody's allowance`() throws {
        let world = try World.pathways()
        try world.does(
            "u_kw1",
            "claim.submit",
            World.claim(
                "cl_1",
                [
                    World.line(
                        900,
                        "meetings",
                        for: nil,
                        with: ["group": "g_1", "attendance": ["p_01", "p_02"]]
                    ),
                    World.line(1000, for: nil, with: ["own": true]),
                ]
            )
        )
        #expect(try world.balance("-:L200.p_01.overall") == 150_000)
        #expect(try world.balance("ESF:A600.northside.travel") == 500)
        try world.expectSound()
    }

    @Test func `a fare from a float is defrayed when it is accepted`() throws {
        // Given a float of £50
        let world = try World.pathways()
        try world.does(
            "u_fo",
            "float.issue",
            ["holder": "u_kw1", "amount": 5000, "on": "2026-06-01"]
        )
        // When a fare is claimed that was paid from it
        try world.does(
            "u_kw1",
            "claim.submit",
            World.claim("cl_1", [World.line(1040)], ["paid-by": "float"])
        )
        // Then the cash is booked, income is earned, and nothing is owed
        #expect(try world.balance("UNR:M1200.u_kw1") == 5000 - 1040)
        #expect(try world.balance("UNR:M6000") == 1040)
        #expect(try world.balance("ESF:M2000.cl_1") == 0)
        #expect(try world.balance("ESF:A700.northside.travel") == 520)
        #expect(try world.balance("ESF:M4000") == 520)
        try world.expectSound()
    }

    @Test func `a float pays no more than it holds`() throws {
        let world = try World.pathways()
        try world.does(
            "u_fo",
            "float.issue",
            ["holder": "u_kw1", "amount": 1039, "on": "2026-06-01"]
        )
        let members = World.claim("cl_1", [World.line(1040)], ["paid-by": "float"])
        #expect(try world.refuses("u_kw1", "claim.submit", members) == "float.exceeded")
        #expect(try world.balance("ESF:M2000.cl_1") == 0)
        try world.expectSound()
    }

    @Test func `spent first is routed with its reason, never refused`() throws {
        let world = try World.pathways()
        let line = World.line(2000)
        let without = World.claim("cl_1", [line], ["spent-first": true])
        #expect(try world.refuses("u_kw1", "claim.submit", without) == "guidance.incomplete")
        let with = without.merging(["reason": "stranded at nine in the evening"]) { $1 }
        try world.does("u_kw1", "claim.submit", with)
        #expect(try world.route(of: .claim(ClaimID("cl_1"))) == ["partner-manager"])
        try world.expectSound()
    }

    @Test func `the same ticket twice is refused without saying whose the other claim is`() throws {
        let world = try World.pathways()
        let ticket = World.Members(
            dictionaryLiteral: ("evidence", .array([World.evidence("ticket", "weekly")]))
        )
        try world.does("u_kw1", "claim.submit", World.claim("cl_1", [World.line(500)], ticket))
        let second = World.claim("cl_2", [World.line(500)], ticket)
        let result = try world.attempt("u_mg1", "claim.submit", second)
        guard case .refused(let refused) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(refused.code == "claim.duplicate-evidence")
        #expect(refused.message.contains("a similar claim exists"))
        #expect(!refused.message.contains("cl_1"))
        // And declared, it serves both
        let reused = second.merging([
            "evidence": .array([World.evidence("ticket", "weekly", reused: true)])
        ]) { $1 }
        try world.does("u_mg1", "claim.submit", reused)
        try world.expectSound()
    }

    @Test func `somebody else's claim keeps both names, and the editor does not approve it`() throws
    {
        let world = try World.pathways()
        // Given a claim of the keyworker that the manager typed in
        try world.does(
            "u_mg1",
            "claim.submit",
            World.claim("cl_1", [World.line(4000)], ["claimant": "u_kw1"])
        )
        // Then the only manager of the partner is no second person
        #expect(try world.route(of: .claim(ClaimID("cl_1"))) == ["programme-manager"])
        let claim = try world.store.read { try $0.claim(ClaimID("cl_1")) }
        #expect(claim?.claimant.text == "u_kw1")
        let yes = World.yes("ap_1", ("claim", "cl_1"))
        #expect(try world.refuses("u_mg1", "approve", yes) == "duties.approver+editor")
        try world.does("u_pm", "approve", yes)
        try world.expectSound()
    }

    @Test func `an auditor enters no claim for anybody`() throws {
        let world = try World.pathways()
        let members = World.claim("cl_1", [World.line(400)], ["claimant": "u_kw1"])
        #expect(try world.refuses("u_aud", "claim.submit", members) == "actor.not-allowed")
        #expect(try world.refuses("u_nobody", "claim.submit", members) == "actor.unknown")
        try world.expectSound()
    }

    @Test func `what cannot be is refused, each with its code`() throws {
        let world = try World.pathways()
        func code(_ lines: [JSONValue], _ more: World.Members = [:]) throws -> String {
            try world.refuses("u_kw1", "claim.submit", World.claim("cl_1", lines, more))
        }
        let fare = World.line(1000)
        #expect(try code([World.line(1000, incurred: "2026-06-16")]) == "date.in-future")
        #expect(try code([World.line(1000, "sweets")]) == "category.unknown")
        #expect(try code([World.line(1000, for: "p_99")]) == "participant.unknown")
        #expect(try code([fare], ["partner": "eastside"]) == "partner.unknown")
        #expect(try code([fare], ["claimant": "u_ghost"]) == "claimant.unknown")
        #expect(try code([fare], ["evidence": []]) == "guidance.incomplete")
        #expect(try code([World.line(100, "devices")]) == "guidance.needs-business-case")
        #expect(try code([fare], ["case": "bc_9"]) == "case.unknown")
        #expect(try code([fare], ["payee": "partner:southside"]) == "command.contradiction")
        #expect(try code([], [:]) == "command.missing-key")
        #expect(try code([World.line(0)]) == "command.not-positive")
        #expect(try code([World.line(.max)]) == "command.too-much")
        #expect(try code([World.line(1_000_000_000_001, "devices")]) == "command.too-much")
        let most = World.line(1_000_000_000_000, "devices")
        #expect(try code([most]) == "guidance.needs-business-case")
        #expect(try code([World.line(1000, with: ["own": true])]) == "command.contradiction")
        #expect(try code([World.line(1000, with: ["colour": "red"])]) == "command.unknown-key")
        // And the nearest that can be, is
        try world.does("u_kw1", "claim.submit", World.claim("cl_1", [fare]))
        #expect(try code([fare]) == "subject.id-taken")
        try world.expectSound()
    }

    @Test func `in the grace a cost is looked at, and outside of it by somebody senior`() throws {
        let world = try World.pathways()
        try world.does("u_kw1", "participant.exit", ["participant": "p_01", "on": "2026-05-20"])
        let why: World.Members = ["reason": "the first week of work"]
        for (claim, day, route) in [
            ("cl_1", "2026-05-20", []), ("cl_2", "2026-06-12", ["partner-manager"]),
            ("cl_3", "2026-01-31", ["programme-manager"]),
        ] {
            let line = World.line(700, incurred: day)
            try world.does("u_kw1", "claim.submit", World.claim(claim, [line], why))
            #expect(try world.route(of: .claim(ClaimID(claim))) == route)
        }
        try world.expectSound()
    }

    @Test func `another partner may be paid for an ordinary claim on this one's budget`() throws {
        let world = try World.pathways()
        try world.does(
            "u_kw1",
            "claim.submit",
            World.claim(
                "cl_1",
                [World.line(2000, "identity")],
                ["paid-by": "invoice", "payee": "partner:southside"]
            )
        )
        let claim = try world.store.read { try $0.claim(ClaimID("cl_1")) }
        #expect(claim?.payee == .partner(try PartnerCode("southside")))
        #expect(try world.balance("ESF:A400.pathways.southside") == 150_000)
        #expect(try world.balance("ESF:A400.pathways.northside") == 149_000)
        try world.expectSound()
    }
}
