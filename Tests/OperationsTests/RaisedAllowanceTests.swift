import Approvals
import Identifiers
import Journal
import Ledger
import Store
import StrictJSON
import Testing

@testable import Operations

private typealias World = TestWorld

/// An allowance is raised by a yes, for what it is a yes to, and for nothing else.
@Suite struct RaisedAllowanceTests {
    /// A programme in which all but £10 of the £1,500 of p_01 are used.
    private static func tenPoundsLeft(waiting: [(String, Int64)] = []) throws -> World {
        let world = try World.pathways()
        try world.enrolSigners()
        for (id, pence) in waiting {
            try world.does("u_kw1", "claim.submit", course(id, pence))
        }
        let papers = World.line(149_000, "identity")
        try world.does("u_kw1", "claim.submit", World.claim("cl_0", [papers]))
        try world.does("u_pm", "approve", World.yes("ap_0", ("claim", "cl_0")))
        return world
    }

    private static func course(_ id: String, _ pence: Int64) -> World.Members {
        World.claim(id, [World.line(pence, "courses")])
    }

    /// A programme in which bc_1, £250 beyond £10 that are left, is approved.
    private static func raisedByCase() throws -> World {
        let world = try tenPoundsLeft()
        let line = World.caseLine(1, at: 260_00, "devices")
        try world.does("u_kw1", "case.submit", World.businessCase("bc_1", [line]))
        try world.does("u_mg1", "approve", World.yes("ap_1", ("case", "bc_1")))
        try world.does("u_pm", "approve", World.yes("ap_2", ("case", "bc_1")))
        #expect(try issued(in: world) == 150_000 + 250_00)
        #expect(try left(in: world) == 0)
        return world
    }

    private static func issued(in world: World) throws -> Int64 {
        try world.balance("-:L100.p_01.overall")
    }

    private static func left(in world: World) throws -> Int64 {
        try world.balance("-:L200.p_01.overall")
    }

    // MARK: What ran out since it was sent

    @Test func `where the cap ran out since, whoever may raise it is the next step`() throws {
        let world = try Self.tenPoundsLeft(waiting: [("cl_1", 100_00)])
        let cl1 = Subject.claim(try ClaimID("cl_1"))
        #expect(try world.route(of: cl1) == ["partner-manager"])
        // When the manager says yes, the guidance is asked again
        let said = try world.does("u_mg1", "approve", World.yes("ap_1", ("claim", "cl_1")))
        #expect(said.contains("£10.00 is left") && said.contains("u_pm"), "\(said)")
        #expect(try world.route(of: cl1) == ["partner-manager", "programme-manager"])
        #expect(try world.state(of: cl1) == .awaiting(step: 2))
        #expect(try Self.issued(in: world) == 150_000)
        // Then the programme manager's yes raises it by what is missing
        try world.does("u_pm", "approve", World.yes("ap_2", ("claim", "cl_1")))
        #expect(try world.state(of: cl1) == .approved)
        #expect(try Self.issued(in: world) == 150_000 + 90_00)
        #expect(try Self.left(in: world) == 0)
        let steps = try world.grants().suffix(2).map { [$0.step, $0.of] }
        #expect(steps == [[1, 2], [2, 2]])
        try world.expectSound()
    }

    @Test(arguments: [(10_00, true), (10_01, false)])
    func `what is left to the penny needs nobody else`(pence: Int64, isEnough: Bool) throws {
        let world = try Self.tenPoundsLeft(waiting: [("cl_1", pence)])
        try world.does("u_mg1", "approve", World.yes("ap_1", ("claim", "cl_1")))
        let state = try world.state(of: .claim(ClaimID("cl_1")))
        #expect((state == .approved) == isEnough)
        try world.expectSound()
    }

    @Test func `a part that fits what is left needs nobody else`() throws {
        let world = try Self.tenPoundsLeft(waiting: [("cl_1", 100_00)])
        let part: JSONValue = .array([World.object(["number": 1, "amount": 10_00])])
        let yes = World.yes("ap_1", ("claim", "cl_1"), ["lines": part])
        try world.does("u_mg1", "approve", yes)
        #expect(try world.state(of: .claim(ClaimID("cl_1"))) == .approved)
        try world.expectSound()
    }

    @Test func `a business case whose cap ran out waits for one more, too`() throws {
        let world = try World.pathways()
        try world.enrolSigners()
        let line = World.caseLine(1, at: 40_00, "clothing")
        try world.does("u_kw1", "case.submit", World.businessCase("bc_1", [line]))
        let bc1 = Subject.businessCase(try CaseID("bc_1"))
        #expect(try world.route(of: bc1) == ["partner-manager"])
        let papers = World.line(149_000, "identity")
        try world.does("u_kw1", "claim.submit", World.claim("cl_0", [papers]))
        try world.does("u_pm", "approve", World.yes("ap_0", ("claim", "cl_0")))
        try world.does("u_mg1", "approve", World.yes("ap_1", ("case", "bc_1")))
        #expect(try world.state(of: bc1) == .awaiting(step: 2))
        try world.does("u_pm", "approve", World.yes("ap_2", ("case", "bc_1")))
        #expect(try Self.issued(in: world) == 150_000 + 30_00)
        try world.expectSound()
    }

    // MARK: What was raised for something that came to nothing

    @Test(arguments: ["case.release", "case.withdraw"])
    func `what was raised for a case is taken back with it`(ending: String) throws {
        let world = try Self.raisedByCase()
        let actor = ending == "case.release" ? "u_mg1" : "u_kw1"
        let said = try world.does(actor, ending, ["case": "bc_1"])
        #expect(said.contains("£250.00 lower"), "\(said)")
        #expect(try Self.issued(in: world) == 150_000)
        #expect(try Self.left(in: world) == 10_00)
        try world.expectSound()
    }

    @Test func `a new version of a case begins without the raise of the one before`() throws {
        let world = try Self.raisedByCase()
        let smaller = World.businessCase(
            "bc_1",
            [World.caseLine(1, at: 200_00, "devices")],
            ["version": 2]
        )
        try world.does("u_kw1", "case.amend", smaller)
        #expect(try Self.issued(in: world) == 150_000)
        #expect(try Self.left(in: world) == 10_00)
        try world.expectSound()
    }

    @Test func `what is not used of a case takes no more back than was raised for it`() throws {
        let world = try Self.raisedByCase()
        try world.does(
            "u_kw1",
            "claim.submit",
            World.claim(
                "cl_2",
                [World.line(4_00, "devices")],
                ["case": "bc_1", "paid-by": "invoice", "supplier": "Laptops Ltd"]
            )
        )
        // £256.00 come back, of which £250.00 were raised
        try world.does("u_mg1", "case.release", ["case": "bc_1"])
        #expect(try Self.issued(in: world) == 150_000)
        #expect(try Self.left(in: world) == 6_00)
        try world.expectSound()
    }

    @Test func `what was raised for a claim is taken back when its entry is undone`() throws {
        let world = try Self.tenPoundsLeft()
        try world.does("u_kw1", "claim.submit", Self.course("cl_1", 100_00))
        try world.does("u_mg1", "approve", World.yes("ap_1", ("claim", "cl_1")))
        try world.does("u_pm", "approve", World.yes("ap_2", ("claim", "cl_1")))
        #expect(try Self.issued(in: world) == 150_000 + 90_00)
        let charged = try #require(
            try world.store.read { books in
                try books.entries(from: "cl_1").last { seq in
                    try books.entry(at: seq)?.event == .claimCharged
                }
            }
        )
        let undo: World.Members = ["entry": .integer(Int64(charged)), "reason": "paid twice"]
        try world.does("u_fo", "entry.reverse", undo)
        #expect(try Self.issued(in: world) == 150_000)
        #expect(try Self.left(in: world) == 10_00)
        // And the lowering is not undone by whoever keeps the books
        let last = try world.store.read { try $0.entries(from: "cl_1").last ?? 0 }
        let again: World.Members = ["entry": .integer(Int64(last)), "reason": "a mistake"]
        #expect(try world.refuses("u_fo", "entry.reverse", again) == "entry.lowers-allowance")
        try world.expectSound()
    }

    @Test func `what an earlier step raised is taken back by the no of a later one`() throws {
        let world = try World.pathways()
        try world.enrolSigners()
        try world.does("u_pm", "user.appoint", ["user": "u_tr", "role": "trustee"])
        let line = World.caseLine(1, at: 300_01, "equipment")
        try world.does("u_kw1", "case.submit", World.businessCase("bc_1", [line]))
        try world.does("u_mg1", "approve", World.yes("ap_1", ("case", "bc_1")))
        let raise = World.object(["participant": "p_01", "cap": "overall", "amount": 50_00])
        let yes = World.yes("ap_2", ("case", "bc_1"), ["raise": .array([raise])])
        try world.does("u_pm", "approve", yes)
        #expect(try Self.issued(in: world) == 150_000 + 50_00)
        let no = World.yes("ap_3", ("case", "bc_1"), ["reason": "price-too-high"])
        try world.does("u_tr", "decline", no)
        #expect(try Self.issued(in: world) == 150_000)
        try world.expectSound()
    }

    @Test func `what is raised by itself stays, whatever comes back`() throws {
        let world = try Self.tenPoundsLeft()
        try world.does(
            "u_pm",
            "allowance.raise",
            ["participant": "p_01", "cap": "overall", "amount": 250_00, "on": "2026-06-15"]
        )
        let line = World.caseLine(1, at: 260_00, "devices")
        try world.does("u_kw1", "case.submit", World.businessCase("bc_1", [line]))
        try world.does("u_mg1", "approve", World.yes("ap_1", ("case", "bc_1")))
        try world.does("u_pm", "approve", World.yes("ap_2", ("case", "bc_1")))
        try world.does("u_mg1", "case.release", ["case": "bc_1"])
        #expect(try Self.issued(in: world) == 150_000 + 250_00)
        #expect(try Self.left(in: world) == 260_00)
        try world.expectSound()
    }
}
