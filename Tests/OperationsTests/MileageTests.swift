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
        #expect(
            try world.refuses("u_kw1", "claim.submit", topUp("cl_3", 420)) == "claim.above-top-up"
        )
        #expect(try world.balance("ESF:A600.northside.mileage") == 945 + 210)
        try world.expectSound()
    }

    /// £70.00 is owing on cl_1, which is more than is automatic.
    private static func owing() throws -> World {
        let world = try World.pathways(on: "2026-05-01")
        let line = drive(7000, incurred: "2026-04-28")
        try world.does("u_kw1", "claim.submit", World.claim("cl_1", [line], ["evidence": []]))
        try world.does("u_pm", "approve", World.yes("ap_1", ("claim", "cl_1")))
        try world.clock.move(to: "2026-05-21")
        #expect(try world.does("u_fo", "top-up.propose", [:]).contains("£70.00"))
        return world
    }

    private static func topUp(
        _ id: String,
        _ pence: Int64,
        _ more: World.Members = [:]
    ) -> World.Members {
        let line = World.line(
            pence,
            "mileage",
            for: nil,
            incurred: "2026-04-28",
            with: ["own": true]
        )
        let usual: World.Members = ["evidence": [], "tops-up": "cl_1"]
        return World.claim(id, [line], usual.merging(more) { $1 })
    }

    @Test func `what is owing can be claimed once, and again when that claim is withdrawn`() throws
    {
        let world = try Self.owing()
        #expect(
            try world.refuses("u_kw1", "claim.submit", Self.topUp("cl_2", 7001))
                == "claim.above-top-up"
        )
        // Given a claim of all that is owing, which waits
        try world.does("u_kw1", "claim.submit", Self.topUp("cl_2", 7000))
        #expect(try world.route(of: .claim(ClaimID("cl_2"))) == ["partner-manager"])
        // When another asks for a penny of it
        let second = try world.attempt("u_kw1", "claim.submit", Self.topUp("cl_3", 1))
        // Then it is refused with the numbers
        guard case .refused(let refused) = second else {
            Issue.record("\(second)")
            return
        }
        #expect(refused.code == "claim.above-top-up")
        for number in ["£70.00 was found owing", "£70.00 is claimed", "£0.01 is asked for"] {
            #expect(refused.message.contains(number), "\(refused.message)")
        }
        // And the claim itself may be changed, within what is owing
        #expect(
            try world.refuses("u_kw1", "claim.amend", Self.topUp("cl_2", 7001, ["version": 2]))
                == "claim.above-top-up"
        )
        try world.does("u_kw1", "claim.amend", Self.topUp("cl_2", 6900, ["version": 2]))
        try world.does("u_kw1", "claim.submit", Self.topUp("cl_3", 100))
        // And what is withdrawn can be claimed again
        try world.does("u_kw1", "claim.withdraw", ["claim": "cl_2"])
        #expect(
            try world.refuses("u_kw1", "claim.submit", Self.topUp("cl_4", 6901))
                == "claim.above-top-up"
        )
        try world.does("u_kw1", "claim.submit", Self.topUp("cl_4", 6900))
        try world.expectSound()
    }

    @Test func `what was declined or approved in part only is left to claim`() throws {
        let world = try Self.owing()
        try world.does("u_kw1", "claim.submit", Self.topUp("cl_2", 7000))
        let no: World.Members = ["reason": "price-too-high"]
        try world.does("u_mg1", "decline", World.yes("ap_2", ("claim", "cl_2"), no))
        try world.does("u_kw1", "claim.submit", Self.topUp("cl_3", 7000))
        // What was declined cannot come again beside the other
        #expect(
            try world.refuses("u_kw1", "claim.amend", Self.topUp("cl_2", 1, ["version": 2]))
                == "claim.above-top-up"
        )
        // When £30.00 of it is approved
        let part = JSONValue.object([
            .init(key: "number", value: 1), .init(key: "amount", value: 3000),
        ])
        let yes = World.yes("ap_3", ("claim", "cl_3"), ["lines": .array([part])])
        try world.does("u_mg1", "approve", yes)
        // Then £40.00 is left
        #expect(
            try world.refuses("u_kw1", "claim.submit", Self.topUp("cl_4", 4001))
                == "claim.above-top-up"
        )
        try world.does("u_kw1", "claim.submit", Self.topUp("cl_4", 4000))
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
