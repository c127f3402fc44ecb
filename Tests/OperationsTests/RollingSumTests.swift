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
}
