import Approvals
import Identifiers
import Money
import Policy
import Store
import StrictJSON
import Testing

@testable import Operations

/// What a line says about passengers, meals and exclusions, and what the guidance makes of it.
@Suite struct LineFactsTests {
    private typealias World = TestWorld

    private static func own(
        _ pence: Int64?,
        _ category: String,
        _ more: World.Members
    ) -> JSONValue {
        World.line(pence, category, for: nil, with: more.merging(["own": true]) { $1 })
    }

    private static func route(
        _ id: String,
        _ line: JSONValue,
        in world: World
    ) throws -> [String]? {
        try world.does("u_kw1", "claim.submit", World.claim(id, [line]))
        return try world.route(of: .claim(ClaimID(id)))
    }

    @Test func `a meal is held against the hours away`() throws {
        let world = try World.pathways()
        let meals: [(pence: Int64, more: World.Members, route: [String])] = [
            (1000, ["hours-away": 10], []),
            (1001, ["hours-away": 10], ["programme-manager"]),
            (2000, ["hours-away": 10, "away-at-eight": true], []),
            (500, ["hours-away": 4], ["programme-manager"]),
        ]
        for (number, meal) in meals.enumerated() {
            let day: World.Members = ["incurred": .text("2026-06-\(13 - number)")]
            let line = Self.own(meal.pence, "meals", meal.more.merging(day) { $1 })
            #expect(try Self.route("cl_\(number)", line, in: world) == meal.route)
        }
        let line = try #require(try world.store.read { try $0.claim(ClaimID("cl_2")) }).lines[0]
        #expect(line.meal == MealFacts(hoursAway: 10, awayAtEight: true))
        try world.expectSound()
    }

    @Test(
        arguments: [
            (["hours-away": 5], "created"), ([:], "guidance.incomplete"),
            (["away-at-eight": true], "missing hours-away"), (["hours-away": 0], "refused"),
        ] as [(World.Members, String)]
    )
    func `a meal needs the hours away`(more: [String: JSONValue], expected: String) throws {
        let world = try World.pathways()
        let claim = World.claim("cl_1", [Self.own(500, "meals", more)])
        switch (try world.attempt("u_kw1", "claim.submit", claim), expected) {
        case (.created, "created"): break
        case (.refused(let refused), let code): #expect(refused.code == code)
        case (.malformed(let error), "missing hours-away"):
            #expect(error.message.contains("hours-away"))
        case (.malformed, "refused"): break
        case (let result, _): Issue.record("\(result)")
        }
    }

    @Test func `a colleague on the way adds the passenger rate, which nobody else does`() throws {
        let world = try World.pathways()
        // 42 miles at 55p, and at 5p more for each colleague
        let drives: [(passengers: JSONValue?, pence: Int64)] = [
            (nil, 2310), ("none", 2310), ("colleagues:1", 2520), ("colleagues:2", 2730),
        ]
        for (number, drive) in drives.enumerated() {
            var more: World.Members = [
                "miles": 420, "incurred": .text("2026-06-\(13 - number)"),
            ]
            if let passengers = drive.passengers { more["passengers"] = passengers }
            let route = try Self.route("cl_\(number)", Self.own(nil, "mileage", more), in: world)
            #expect(route == [])
            let id = try ClaimID("cl_\(number)")
            #expect(try world.store.read { try $0.claim(id)?.total().pence } == drive.pence)
        }
        // A penny above it is not automatic
        let above: World.Members = [
            "miles": 420, "passengers": "colleagues:1", "incurred": "2026-06-08",
        ]
        let line = Self.own(2521, "mileage", above)
        #expect(try Self.route("cl_9", line, in: world) == ["programme-manager"])
        // Participants have no rate
        let wrong: World.Members = ["miles": 420, "passengers": "participants:1"]
        let claim = World.claim("cl_8", [Self.own(2310, "mileage", wrong)])
        #expect(try world.refuses("u_kw1", "claim.submit", claim) == "guidance.blocked")
        try world.expectSound()
    }

    @Test(arguments: ["colleagues:0", "colleagues:01", "colleagues", "friends:1", "1", ""])
    func `passengers have one spelling`(text: String) throws {
        let world = try World.pathways()
        let more: World.Members = ["miles": 420, "passengers": .text(text)]
        let claim = World.claim("cl_1", [Self.own(nil, "mileage", more)])
        let result = try world.attempt("u_kw1", "claim.submit", claim)
        guard case .malformed = result else {
            Issue.record("\(result)")
            return
        }
    }

    @Test func `a top-up counts the passengers that were on the way`() throws {
        let world = try World.pathways(on: "2026-05-01")
        let line = World.line(
            nil,
            "mileage",
            for: nil,
            incurred: "2026-04-28",
            with: ["own": true, "miles": 420, "passengers": "colleagues:1"]
        )
        try world.does("u_kw1", "claim.submit", World.claim("cl_1", [line], ["evidence": []]))
        try world.clock.move(to: "2026-05-21")
        #expect(try world.does("u_fo", "top-up.propose", [:]).contains("£4.20"))
        let owing = World.line(
            420,
            "mileage",
            for: nil,
            incurred: "2026-04-28",
            with: ["own": true]
        )
        let topUp = World.claim("cl_2", [owing], ["evidence": [], "tops-up": "cl_1"])
        #expect(try world.does("u_kw1", "claim.submit", topUp).contains("accepted"))
        try world.expectSound()
    }

    @Test func `what funders commonly refuse goes to who can say yes`() throws {
        let world = try World.pathways()
        let lines: [(clauses: JSONValue?, route: [String])] = [
            (nil, []), ([], []), (["no-alcohol"], ["programme-manager"]),
            (["no-alcohol", "no-fines"], ["programme-manager", "trustee"]),
        ]
        for (number, item) in lines.enumerated() {
            let more: World.Members = item.clauses.map { ["exclusions": $0] } ?? [:]
            let line = World.line(100, with: more)
            #expect(try Self.route("cl_\(number)", line, in: world) == item.route)
        }
        // One that the guidance does not list goes as far as anything unlisted
        let unlisted = World.line(100, with: ["exclusions": ["no-such-thing"]])
        #expect(try Self.route("cl_8", unlisted, in: world)?.contains("programme-manager") == true)
        let twice = World.claim(
            "cl_9",
            [
                World.line(100, with: ["exclusions": ["no-fines", "no-fines"]])
            ]
        )
        guard case .malformed = try world.attempt("u_kw1", "claim.submit", twice) else {
            Issue.record("the same clause was taken twice")
            return
        }
        try world.expectSound()
    }

    @Test func `a case covers the exclusions that its own lines named`() throws {
        let world = try World.pathways()
        try world.enrolSigners()
        let service: World.Members = ["provision": "service", "exclusions": ["no-deposits"]]
        let sessions = World.caseLine(8, at: 5500, "counselling", with: service)
        try world.does("u_kw1", "case.submit", World.businessCase("bc_1", [sessions]))
        try world.does("u_mg1", "approve", World.yes("ap_1", ("case", "bc_1")))
        try world.does("u_pm", "approve", World.yes("ap_2", ("case", "bc_1")))
        func claim(_ id: String, _ clause: JSONValue) -> World.Members {
            let line = World.line(5500, "counselling", with: ["exclusions": [clause]])
            let onCase: World.Members = [
                "case": "bc_1", "paid-by": "invoice", "supplier": "Laptops Ltd",
            ]
            return World.claim(id, [line], onCase)
        }
        let covered = try world.does("u_kw1", "claim.submit", claim("cl_1", "no-deposits"))
        #expect(covered.contains("accepted"))
        let other = try world.does("u_kw1", "claim.submit", claim("cl_2", "no-fines"))
        #expect(other.contains("no-fines"))
        let route = try world.route(of: .claim(ClaimID("cl_2")))
        #expect(route?.contains("trustee") == true)
        try world.expectSound()
    }
}
