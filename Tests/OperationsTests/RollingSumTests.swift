import Approvals
import Identifiers
import Policy
import StrictJSON
import Testing

@testable import Operations

private typealias World = TestWorld

/// What is routed is the sum, in whatever pieces and order it comes.
@Suite struct RollingSumTests {
    private static func routes(
        _ lines: [JSONValue],
        attended: Bool = false
    ) throws -> [[String]] {
        let world = try World.pathways()
        let routes = try lines.enumerated().map { number, line in
            let id = "cl_\(number)"
            var claim = World.claim(id, [line])
            if attended {
                let list = World.evidence("attendance", "list \(id)")
                claim["evidence"] = [World.evidence("receipt", id), list]
            }
            try world.does("u_kw1", "claim.submit", claim)
            return try world.route(of: .claim(ClaimID(id))) ?? []
        }
        try world.expectSound()
        return routes
    }

    private static func day(_ number: Int) -> String {
        "2026-06-\(number < 10 ? "0" : "")\(number)"
    }

    @Test func `fares reach the most in thirty days, the first day first or the last`() throws {
        let days = (4...12).map(Self.day)
        for order in [days, days.reversed(), Array(days[4...] + days[..<4])] {
            let routes = try Self.routes(order.map { World.line(25_00, incurred: $0) })
            // £200.00 is automatic; the ninth would make it £225.00
            let isAutomatic = routes.dropLast().allSatisfy { $0.isEmpty }
            #expect(isAutomatic)
            #expect(routes.last == ["partner-manager"], "\(order)")
        }
    }

    @Test func `a day just outside of thirty is not counted, on either side`() throws {
        let near = (1...8).map { World.line(25_00, incurred: Self.day($0)) }
        // 10 May to 8 June are thirty days
        let inside = try Self.routes(near + [World.line(25_00, incurred: "2026-05-10")])
        let outside = try Self.routes(near + [World.line(25_00, incurred: "2026-05-09")])
        #expect(inside.last == ["partner-manager"])
        #expect(outside.last == [])
    }

    @Test func `a group's costs are summed, and another group's are not`() throws {
        func meeting(_ group: String) -> JSONValue {
            World.line(
                10_00,
                "meetings",
                for: nil,
                with: ["group": .text(group), "attendance": ["p_01", "p_02"]]
            )
        }
        let six = Array(repeating: meeting("g_1"), count: 6)
        let same = try Self.routes(six + [meeting("g_1")], attended: true)
        let other = try Self.routes(six + [meeting("g_2")], attended: true)
        // £60.00 a quarter is automatic
        #expect(same.firstIndex { !$0.isEmpty } == 6)
        #expect(other.last == [])
    }

    @Test func `a colleague's own costs are summed for the day`() throws {
        func fare(_ day: Int) -> JSONValue {
            World.line(25_00, for: nil, incurred: Self.day(day), with: ["own": true])
        }
        #expect(try Self.routes([fare(12), fare(11), fare(10)]) == [[], [], []])
        #expect(try Self.routes([fare(12), fare(12)]).last != [])
    }

    private static let managers = ["partner-manager", "programme-manager"]

    /// Whom a business case of one line goes to.
    private func route(
        of id: String,
        asking line: JSONValue,
        in world: World
    ) throws -> [String]? {
        try world.does("u_kw1", "case.submit", World.businessCase(id, [line]))
        return try world.route(of: .businessCase(CaseID(id)))
    }

    @Test func `business cases are summed, and what is claimed under one counts once`() throws {
        let world = try World.pathways()
        func ask(_ id: String, _ pence: Int64) throws -> [String]? {
            try route(of: id, asking: World.caseLine(1, at: pence, "equipment"), in: world)
        }
        #expect(try ask("bc_1", 250_00) == Self.managers)
        #expect(try ask("bc_2", 50_00) == Self.managers)
        // £300.01 in thirty days is a trustee's as well
        #expect(try ask("bc_3", 1) == Self.managers + ["trustee"])
        try world.does("u_kw1", "case.withdraw", ["case": "bc_2"])
        #expect(try ask("bc_4", 49_99) == Self.managers)
        try world.expectSound()
    }

    @Test func `sessions that another case asks for count before it is decided`() throws {
        let world = try World.pathways()
        func ask(_ id: String, _ sessions: Int64) throws -> [String]? {
            let line = World.caseLine(sessions, at: 10_00, "counselling")
            return try route(of: id, asking: line, in: world)
        }
        #expect(try ask("bc_1", 7) == Self.managers)
        #expect(try ask("bc_2", 1) == Self.managers)
        // The ninth is a trustee's as well, whoever said yes to the others by then.
        #expect(try ask("bc_3", 1) == Self.managers + ["trustee"])
        try world.does("u_kw1", "case.withdraw", ["case": "bc_3"])
        try world.does("u_kw1", "case.withdraw", ["case": "bc_2"])
        #expect(try ask("bc_4", 1) == Self.managers)
        try world.expectSound()
    }

    // MARK: Claims that do not fit their business case

    /// A programme in which bc_1, £250 of equipment, is approved.
    private static func equipped() throws -> World {
        let world = try World.pathways()
        try world.enrolSigners()
        let line = World.caseLine(1, at: 250_00, "equipment")
        try world.does("u_kw1", "case.submit", World.businessCase("bc_1", [line]))
        try world.does("u_mg1", "approve", World.yes("ap_1", ("case", "bc_1")))
        try world.does("u_pm", "approve", World.yes("ap_2", ("case", "bc_1")))
        return world
    }

    /// The route of a claim on bc_1 that somebody else is to be paid for.
    private static func claimed(
        _ id: String,
        _ pence: Int64,
        _ category: String = "equipment",
        on world: World
    ) throws -> [String]? {
        let other: World.Members = [
            "case": "bc_1", "paid-by": "invoice", "supplier": "Another shop", "reason": "sold out",
        ]
        let claim = World.claim(id, [World.line(pence, category)], other)
        try world.does("u_kw1", "claim.submit", claim)
        return try world.route(of: .claim(ClaimID(id)))
    }

    @Test func `what is claimed on a case beyond what it allows is summed`() throws {
        let world = try Self.equipped()
        #expect(try Self.claimed("cl_1", 299_99, on: world) == Self.managers)
        // £300.00 in thirty days, and a penny more
        #expect(try Self.claimed("cl_2", 1, on: world) == Self.managers)
        #expect(try Self.claimed("cl_3", 1, on: world) == Self.managers + ["trustee"])
        try world.does("u_kw1", "claim.withdraw", ["claim": "cl_3"])
        try world.does("u_kw1", "claim.withdraw", ["claim": "cl_1"])
        // The case still allows £250.00, of which a penny is claimed
        #expect(try Self.claimed("cl_4", 299_99, on: world) == Self.managers)
        try world.expectSound()
    }

    @Test(arguments: [(50_00, false), (50_01, true)])
    func `a case counts what it allows beside a claim that stands alone`(
        pence: Int64,
        isAbove: Bool
    ) throws {
        let world = try Self.equipped()
        _ = try Self.claimed("cl_1", 100_00, on: world)
        let route = try route(
            of: "bc_2",
            asking: World.caseLine(1, at: pence, "equipment"),
            in: world
        )
        #expect(route == (isAbove ? Self.managers + ["trustee"] : Self.managers))
        try world.expectSound()
    }

    @Test func `a claim on a case for something else counts as what it is`() throws {
        let world = try Self.equipped()
        _ = try Self.claimed("cl_1", 150_00, "courses", on: world)
        // £150.00 of courses need no business case, a penny more does
        let more = World.claim("cl_2", [World.line(1, "courses")])
        let refused = try world.refuses("u_kw1", "claim.submit", more)
        #expect(refused == "guidance.needs-business-case")
        try world.expectSound()
    }

    @Test func `a claim whose case ended meanwhile is decided on without it`() throws {
        let world = try Self.equipped()
        #expect(try Self.claimed("cl_1", 40_00, on: world) == Self.managers)
        try world.does("u_mg1", "case.release", ["case": "bc_1"])
        let yes = World.yes("ap_3", ("claim", "cl_1"))
        #expect(try world.refuses("u_mg1", "approve", yes) == "claim.case-ended")
        let alone: World.Members = [
            "version": 2, "paid-by": "invoice", "supplier": "Another shop", "reason": "sold out",
        ]
        let claim = World.claim("cl_1", [World.line(40_00, "equipment")], alone)
        try world.does("u_kw1", "claim.amend", claim)
        try world.does("u_mg1", "approve", World.yes("ap_3", ("claim", "cl_1"), version: 2))
        #expect(try world.state(of: .claim(ClaimID("cl_1"))) == .approved)
        try world.expectSound()
    }

    // MARK: Rates and enrolments

    @Test func `the rate for meals is for a day, in however many claims`() throws {
        func meal(_ pence: Int64, _ day: Int) -> JSONValue {
            let more: World.Members = ["own": true, "hours-away": 5]
            return World.line(pence, "meals", for: nil, incurred: Self.day(day), with: more)
        }
        // Five hours away allow £5.00
        #expect(try Self.routes([meal(2_50, 10), meal(2_50, 10)]) == [[], []])
        #expect(try Self.routes([meal(2_50, 10), meal(2_51, 10)]).last == ["programme-manager"])
        #expect(try Self.routes([meal(2_50, 10), meal(2_51, 11)]).last == [])
    }

    @Test func `another partner's participant is outside of the enrolment`() throws {
        let world = try World.pathways()
        let line = World.line(10_00, for: "p_11")
        let claim = World.claim("cl_1", [line])
        #expect(try world.refuses("u_kw1", "claim.submit", claim) == "guidance.incomplete")
        let because = World.claim("cl_1", [line], ["reason": "a joint group day"])
        try world.does("u_kw1", "claim.submit", because)
        #expect(try world.route(of: .claim(ClaimID("cl_1"))) == ["programme-manager"])
        // Nearest accepted: the same for one of the partner's own
        try world.does("u_kw1", "claim.submit", World.claim("cl_2", [World.line(10_00)]))
        #expect(try world.route(of: .claim(ClaimID("cl_2"))) == [])
        try world.does("u_pm", "approve", World.yes("ap_1", ("claim", "cl_1")))
        try world.expectSound()
    }
}
