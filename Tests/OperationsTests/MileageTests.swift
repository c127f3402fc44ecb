import Approvals
import Identifiers
import Journal
import Ledger
import StrictJSON
import Testing

@testable import Operations

@Suite struct MileageTests {
    private typealias World = TestWorld

    private static func drive(_ tenths: Int64, incurred: String) -> JSONValue {
        World.line(
            nil,
            "mileage",
            for: nil,
            incurred: incurred,
            with: ["own": true, "miles": .integer(tenths)]
        )
    }

    @Test func `42 miles are paid at the rate of the day as it is known on the day`() throws {
        // Given a claim in May, before the new rate is announced
        let world = try World.pathways(on: "2026-05-01")
        try world.does(
            "u_kw1",
            "claim.submit",
            World.claim("cl_1", [Self.drive(420, incurred: "2026-04-28")], ["evidence": []])
        )
        #expect(try world.balance("ESF:A600.northside.mileage") == 945)
        // When the same drive is claimed after it
        try world.clock.move(to: "2026-06-15")
        try world.does(
            "u_kw1",
            "claim.submit",
            World.claim("cl_2", [Self.drive(420, incurred: "2026-04-29")], ["evidence": []])
        )
        // Then it is 55p
        #expect(try world.balance("ESF:A600.northside.mileage") == 945 + 1155)
        try world.expectSound()
    }

    @Test func `a rate announced late proposes a top-up once, which can be claimed once owed`()
        throws
    {
        let world = try World.pathways(on: "2026-05-01")
        try world.does(
            "u_kw1",
            "claim.submit",
            World.claim("cl_1", [Self.drive(420, incurred: "2026-04-28")], ["evidence": []])
        )
        let early = try world.does("u_fo", "top-up.propose", [:])
        #expect(early.contains("Nothing is owing"))
        // When the rate is known
        try world.clock.move(to: "2026-05-21")
        let detail = try world.does("u_fo", "top-up.propose", [:])
        #expect(detail.contains("£4.20"))
        #expect(try world.does("u_fo", "top-up.propose", [:]).contains("Nothing more"))
        // Then that much can be claimed, and a penny more cannot
        func topUp(_ id: String, _ pence: Int64) -> World.Members {
            let line = World.line(
                pence,
                "mileage",
                for: nil,
                incurred: "2026-04-28",
                with: ["own": true]
            )
            return World.claim(id, [line], ["evidence": [], "tops-up": "cl_1"])
        }
        #expect(
            try world.refuses("u_kw1", "claim.submit", topUp("cl_2", 421)) == "claim.above-top-up"
        )
        let accepted = try world.does("u_kw1", "claim.submit", topUp("cl_2", 420))
        #expect(accepted.contains("accepted"))
        #expect(try world.balance("ESF:A600.northside.mileage") == 945 + 210)
        try world.expectSound()
    }

    @Test func `nothing tops up a claim that is owed nothing`() throws {
        let world = try World.pathways()
        try world.does("u_kw1", "claim.submit", World.claim("cl_1", [World.line(500)]))
        let members = World.claim("cl_2", [World.line(100)], ["tops-up": "cl_1"])
        #expect(try world.refuses("u_kw1", "claim.submit", members) == "claim.no-top-up")
        try world.expectSound()
    }

    @Test func `more than the rate allows is the programme manager's to decide`() throws {
        let world = try World.pathways()
        for (claim, pence, route) in [("cl_1", 2310, []), ("cl_2", 2311, ["programme-manager"])] {
            let line = World.line(
                Int64(pence),
                "mileage",
                for: nil,
                with: ["own": true, "miles": 420]
            )
            try world.does("u_kw1", "claim.submit", World.claim(claim, [line], ["evidence": []]))
            #expect(try world.route(of: .claim(ClaimID(claim))) == route)
        }
        try world.expectSound()
    }
}
