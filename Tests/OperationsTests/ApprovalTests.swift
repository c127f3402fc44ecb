import Approvals
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

@Suite struct ApprovalTests {
    private typealias World = TestWorld

    /// A programme in which cl_1, £40 of fares, waits for the manager of northside.
    private static func waiting() throws -> World {
        let world = try World.pathways()
        try world.does("u_kw1", "claim.submit", World.claim("cl_1", [World.line(4000)]))
        return world
    }

    @Test func `a manager's yes is sealed, recorded and charged`() throws {
        let world = try Self.waiting()
        #expect(try world.balance("ESF:A400.pathways.northside") == 150_000)
        // When the manager approves
        try world.does(
            "u_mg1",
            "approve",
            World.yes("ap_1", ("claim", "cl_1"), ["conditions": "keep the tickets"])
        )
        // Then it is charged
        #expect(try world.state(of: .claim(ClaimID("cl_1"))) == .approved)
        #expect(try world.balance("ESF:M2000.cl_1") == 2000)
        #expect(try world.balance("-:L300.p_01.overall") == 4000)
        // And the approval holds against the manager's key
        let granted = try #require(try world.grants().first)
        let bytes = try #require(try world.store.read { try $0.document(granted.statement) })
        let key = world.keys.root.sealKey(
            for: try UserID("u_mg1"),
            epoch: 1,
            origin: World.origin
        )
        let sealed = try SealedApproval(
            bytes: bytes,
            seal: granted.seal,
            signature: granted.signature,
            keys: VouchingKeys(seal: key, signing: nil)
        )
        #expect(sealed.vouching == .seal)
        #expect(sealed.statement.shares.map(\.amount.pence) == [2000, 2000])
        #expect(sealed.statement.content.signer.text == "u_mg1")
        let other = world.keys.root.sealKey(
            for: try UserID("u_mg2"),
            epoch: 1,
            origin: World.origin
        )
        #expect(throws: SealedApprovalError.badSeal) {
            try SealedApproval(
                bytes: bytes,
                seal: granted.seal,
                signature: nil,
                keys: VouchingKeys(seal: other, signing: nil)
            )
        }
        try world.expectSound()
    }

    @Test func `a part may be approved, and every line is named`() throws {
        let world = try World.pathways()
        let lines = [World.line(4000), World.line(3000, "identity")]
        try world.does("u_kw1", "claim.submit", World.claim("cl_1", lines))
        func part(_ amounts: [(Int64, Int64)]) -> World.Members {
            let list = amounts.map { number, amount in
                JSONValue.object([
                    .init(key: "number", value: .integer(number)),
                    .init(key: "amount", value: .integer(amount)),
                ])
            }
            return World.yes("ap_1", ("claim", "cl_1"), ["lines": .array(list)])
        }
        #expect(
            try world.refuses("u_mg1", "approve", part([(1, 4001), (2, 0)]))
                == "decision.line-raised"
        )
        #expect(try world.refuses("u_mg1", "approve", part([(1, 4000)])) == "decision.line-missing")
        #expect(
            try world.refuses("u_mg1", "approve", part([(1, 0), (2, 0)]))
                == "decision.nothing-approved"
        )
        try world.does("u_mg1", "approve", part([(1, 2500), (2, 0)]))
        #expect(try world.balance("ESF:M2000.cl_1") == 1250)
        #expect(try world.balance("ESF:A600.northside.identity") == 0)
        try world.expectSound()
    }

    @Test func `nobody approves their own, and who can instead is named`() throws {
        let world = try World.pathways()
        // Given the manager's own claim, entered by the keyworker
        try world.does(
            "u_kw1",
            "claim.submit",
            World.claim("cl_1", [World.line(4000)], ["claimant": "u_mg1"])
        )
        let yes = World.yes("ap_1", ("claim", "cl_1"))
        let result = try world.attempt("u_mg1", "approve", yes)
        guard case .refused(let refused) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(refused.message.contains("u_pm"))
        try world.does("u_pm", "approve", yes)
        try world.expectSound()
    }

    @Test func `a programme manager's own claim is for the other one`() throws {
        let world = try World.pathways()
        try world.does("u_pm", "claim.submit", World.claim("cl_1", [World.line(7000)]))
        let yes = World.yes("ap_1", ("claim", "cl_1"))
        #expect(try world.refuses("u_pm", "approve", yes) == "duties.approver+claimant")
        try world.does("u_pm2", "approve", yes)
        try world.expectSound()
    }

    @Test func `a declared relation bars an approver`() throws {
        let world = try Self.waiting()
        try world.does(
            "u_mg1",
            "relation.declare",
            ["related": "p_01", "relation": "family"]
        )
        let yes = World.yes("ap_1", ("claim", "cl_1"))
        #expect(try world.refuses("u_mg1", "approve", yes) == "duties.approver+participant")
        try world.expectSound()
    }

    @Test func `an approval's id is used once, for a yes or a no`() throws {
        let world = try Self.waiting()
        for (id, day) in [("cl_2", "2026-06-11"), ("cl_3", "2026-06-10")] {
            let line = World.line(3000, incurred: day)
            try world.does("u_kw1", "claim.submit", World.claim(id, [line]))
        }
        try world.does("u_mg1", "approve", World.yes("ap_1", ("claim", "cl_1")))
        let no: World.Members = ["reason": "price-too-high"]
        // When the id comes again
        let again = World.yes("ap_1", ("claim", "cl_2"))
        #expect(try world.refuses("u_mg1", "approve", again) == "approval.id-taken")
        let decline = World.yes("ap_1", ("claim", "cl_2"), no)
        #expect(try world.refuses("u_mg1", "decline", decline) == "approval.id-taken")
        // Then another id serves, and that of a no is taken as well
        try world.does("u_mg1", "decline", World.yes("ap_2", ("claim", "cl_2"), no))
        let third = World.yes("ap_2", ("claim", "cl_3"))
        #expect(try world.refuses("u_mg1", "approve", third) == "approval.id-taken")
        try world.does("u_mg1", "approve", World.yes("ap_3", ("claim", "cl_3")))
        try world.expectSound()
    }

    @Test func `a stale version cannot be approved`() throws {
        let world = try Self.waiting()
        let next = World.claim("cl_1", [World.line(4500)], ["version": 2])
        try world.does("u_kw1", "claim.amend", next)
        let stale = World.yes("ap_1", ("claim", "cl_1"), version: 1)
        #expect(try world.refuses("u_mg1", "approve", stale) == "matter.content-changed")
        try world.does("u_mg1", "approve", World.yes("ap_1", ("claim", "cl_1"), version: 2))
        #expect(try world.balance("ESF:M2000.cl_1") == 2250)
        // And what is accepted is not changed
        let third = World.claim("cl_1", [World.line(4600)], ["version": 3])
        #expect(try world.refuses("u_kw1", "claim.amend", third) == "claim.accepted")
        #expect(try world.refuses("u_kw1", "claim.withdraw", ["claim": "cl_1"]) == "claim.accepted")
        try world.expectSound()
    }

    @Test func `an amendment is the next version, by whose claim it is`() throws {
        let world = try Self.waiting()
        let members = World.claim("cl_1", [World.line(4500)])
        func amend(_ user: String, _ version: Int64) throws -> String {
            let next = members.merging(["version": .integer(version)]) { $1 }
            return try world.refuses(user, "claim.amend", next)
        }
        #expect(try amend("u_kw1", 3) == "matter.version-not-next")
        #expect(try amend("u_kw2", 2) == "matter.not-theirs")
        #expect(try amend("u_kw1", 2).contains("created"))
        try world.expectSound()
    }

    @Test func `what was declined and comes again unchanged goes to somebody senior`() throws {
        let world = try Self.waiting()
        let no: World.Members = [
            "approval": "ap_1", "claim": "cl_1", "version": 1,
            "reason": "cheaper-alternative", "alternative": "a weekly ticket",
        ]
        try world.does("u_mg1", "decline", no)
        #expect(try world.balance("ESF:A400.pathways.northside") == 150_000)
        let again = World.claim("cl_1", [World.line(4000)], ["version": 2])
        try world.does("u_kw1", "claim.amend", again)
        #expect(try world.route(of: .claim(ClaimID("cl_1"))) == ["programme-manager"])
        try world.does("u_pm", "approve", World.yes("ap_2", ("claim", "cl_1"), version: 2))
        try world.expectSound()
    }

    @Test func `a question waits for its answer`() throws {
        let world = try Self.waiting()
        let ask: World.Members = ["question": "q_1", "claim": "cl_1", "text": "where to?"]
        #expect(try world.refuses("u_mg2", "question.ask", ask) == "decision.not-appointed")
        try world.does("u_mg1", "question.ask", ask)
        let answer: World.Members = ["question": "q_1", "text": "to the college"]
        #expect(try world.refuses("u_kw2", "question.answer", answer) == "matter.not-theirs")
        #expect(
            try world.refuses("u_kw1", "question.answer", ["question": "q_9", "text": "x"])
                == "question.unknown"
        )
        try world.does("u_kw1", "question.answer", answer)
        #expect(try world.state(of: .claim(ClaimID("cl_1"))) == .awaiting(step: 1))
        #expect(try world.refuses("u_mg1", "question.ask", ask) == "question.id-taken")
        try world.expectSound()
    }

    @Test func `who passes on never decides on it, and the step moves up`() throws {
        let world = try Self.waiting()
        try world.does("u_mg1", "pass-on", ["claim": "cl_1", "note": "my neighbour"])
        #expect(try world.route(of: .claim(ClaimID("cl_1"))) == ["programme-manager"])
        let yes = World.yes("ap_1", ("claim", "cl_1"))
        #expect(try world.refuses("u_mg1", "approve", yes) == "decision.passed-on")
        try world.does("u_pm", "approve", yes)
        try world.expectSound()
    }

    @Test func `a delegate decides in both names, and only while it lasts`() throws {
        let world = try Self.waiting()
        try world.does("u_pm", "user.appoint", ["user": "u_dep", "role": "finance-officer"])
        try world.does(
            "u_mg1",
            "delegation.grant",
            [
                "to": "u_dep", "role": "partner-manager", "starts": "2026-06-16",
                "ends": "2026-06-19",
            ]
        )
        let yes = World.yes("ap_1", ("claim", "cl_1"), ["on-behalf-of": "u_mg1"])
        #expect(try world.refuses("u_dep", "approve", yes) == "decision.not-appointed")
        try world.clock.move(to: "2026-06-16")
        let other = World.yes("ap_1", ("claim", "cl_1"), ["on-behalf-of": "u_pm"])
        #expect(try world.refuses("u_dep", "approve", other) == "decision.other-authority")
        try world.does("u_dep", "approve", yes)
        let granted = try #require(try world.grants().first)
        #expect(granted.onBehalfOf?.text == "u_mg1")
        try world.expectSound()
    }

    @Test func `a yes raises the allowance in its own step where the guidance lets it`() throws {
        let world = try World.pathways()
        // Given £1,500.00 of which all but £10 are used
        let papers = World.line(149_000, "identity")
        try world.does("u_kw1", "claim.submit", World.claim("cl_0", [papers]))
        try world.does("u_pm", "approve", World.yes("ap_0", ("claim", "cl_0")))
        // When more is claimed than is left
        try world.does("u_kw1", "claim.submit", World.claim("cl_1", [World.line(2000)]))
        #expect(try world.route(of: .claim(ClaimID("cl_1"))) == ["programme-manager"])
        try world.does("u_pm", "approve", World.yes("ap_1", ("claim", "cl_1")))
        // Then what was missing was added first
        #expect(try world.balance("-:L100.p_01.overall") == 151_000)
        #expect(try world.balance("-:L200.p_01.overall") == 0)
        try world.expectSound()
    }

    @Test func `an allowance is raised further by the right person only`() throws {
        let world = try Self.waiting()
        func yes(_ cap: String, _ participant: String = "p_01") -> World.Members {
            let raise = JSONValue.object([
                .init(key: "participant", value: .text(participant)),
                .init(key: "cap", value: .text(cap)),
                .init(key: "amount", value: 5000),
            ])
            return World.yes("ap_1", ("claim", "cl_1"), ["raise": .array([raise])])
        }
        #expect(try world.refuses("u_mg1", "approve", yes("sweets")) == "allowance.unknown-cap")
        #expect(
            try world.refuses("u_mg1", "approve", yes("overall", "p_02"))
                == "allowance.other-participant"
        )
        #expect(
            try world.refuses("u_mg1", "approve", yes("overall"))
                == "allowance.not-yours-to-raise"
        )
        #expect(try world.balance("-:L100.p_01.overall") == 150_000)
        // Nearest accepted: the same by the programme manager, to whom it was passed
        try world.does("u_mg1", "pass-on", ["claim": "cl_1"])
        try world.does("u_pm", "approve", yes("overall"))
        #expect(try world.balance("-:L100.p_01.overall") == 155_000)
        try world.expectSound()
    }

    @Test func `an enrolment that ended since is tested again at the yes`() throws {
        let world = try Self.waiting()
        // Given an exit, recorded late, before the day on the ticket and its grace
        try world.does("u_kw1", "participant.exit", ["participant": "p_01", "on": "2026-05-01"])
        let yes = World.yes("ap_1", ("claim", "cl_1"))
        #expect(try world.refuses("u_mg1", "approve", yes) == "enrolment.changed")
        // When a new version says why
        try world.does(
            "u_kw1",
            "claim.amend",
            World.claim(
                "cl_1",
                [World.line(4000)],
                ["version": 2, "reason": "the first week of work"]
            )
        )
        // Then whoever the guidance asks for decides
        let roles = try world.route(of: .claim(ClaimID("cl_1")))
        #expect(roles == ["partner-manager", "programme-manager"])
        let again = World.yes("ap_1", ("claim", "cl_1"), version: 2)
        try world.does("u_mg1", "approve", again)
        let last = World.yes("ap_2", ("claim", "cl_1"), version: 2)
        #expect(try world.refuses("u_mg1", "approve", last) == "decision.not-appointed")
        try world.does("u_pm", "approve", last)
        try world.expectSound()
    }

    @Test func `a withdrawn claim counts no longer`() throws {
        let world = try Self.waiting()
        #expect(
            try world.refuses("u_kw2", "claim.withdraw", ["claim": "cl_1"]) == "matter.not-theirs"
        )
        try world.does("u_kw1", "claim.withdraw", ["claim": "cl_1"])
        try world.does("u_kw1", "claim.submit", World.claim("cl_2", [World.line(2500)]))
        #expect(try world.state(of: .claim(ClaimID("cl_2"))) == .approved)
        try world.expectSound()
    }
}

extension TestWorld {
    /// Every yes of the journal.
    func grants() throws -> [ApprovalGranted] {
        try records(from: 0).compactMap { body in
            guard case .approvalGranted(let granted) = body else { return nil }
            return granted
        }
    }
}
