@testable import Operations
import Calendar
import Identifiers
import Ledger
import Money
import Store
import StrictJSON
import Testing

// What is undone, comes back or is answered between two steps.

extension DrawdownReviewTests {
    private func entries(of claim: String, in world: TestWorld) throws -> [Int] {
        try world.store.read { try $0.entries(from: claim) }
    }

    private func reverse(_ seq: Int) -> TestWorld.Keys {
        ["entry": .integer(Int64(seq)), "reason": "entered for the wrong claim"]
    }

    @Test func `what takes a cost off and is undone gives the same cost back, with its bank date`()
        throws
    {
        let world = try world()
        try refund("cl_1", 500, in: world)
        let refund = try #require(try entries(of: "cl_1", in: world).last)
        try world.done("u_fo", "entry.reverse", reverse(refund))
        try world.done(
            "u_fo",
            "cost.disallow",
            ["claim": "cl_2", "fund": "ESF", "amount": 300, "on": "2026-05-02"]
        )
        #expect(try sheet(in: world).asked == 2400)
        let borne = try #require(try entries(of: "cl_2", in: world).last)
        try world.done("u_fo", "entry.reverse", reverse(borne))
        let sheet = try sheet(in: world)
        #expect(sheet.ties && sheet.asked == 2700 && sheet.lines.count == 2)
        #expect(sheet.lines.map(\.bankDate.description) == ["2026-04-10", "2026-04-12"])
        try world.done("u_fo", "drawdown.review", one)
        try world.done("u_fo", "drawdown.submit", one)
        #expect(try world.balance("ESF:M1150") == 0)
    }

    @Test func `a cost that was never asked for is not owed to the funder when it comes back`()
        throws
    {
        let world = try world()
        for _ in 0..<2 {
            try refund("cl_1", 2400, in: world)
            let seq = try #require(try entries(of: "cl_1", in: world).last)
            try world.done("u_fo", "entry.reverse", reverse(seq))
        }
        try refund("cl_1", 2400, in: world)
        #expect(try world.balance("ESF:M2200") == 0)
        #expect(try sheet(in: world).asked == 1500)
    }

    @Test func `a refund of what the reserves bear in part is refused, not paid back twice`() throws
    {
        let world = try world()
        try world.done(
            "u_fo",
            "cost.disallow",
            ["claim": "cl_1", "fund": "ESF", "amount": 100, "on": "2026-05-02"]
        )
        let keys: TestWorld.Keys = [
            "claim": "cl_1", "line": 1, "amount": 2400, "on": "2026-05-15",
        ]
        #expect(try world.refusal("u_fo", "refund.receive", keys) == "claim.disallowed")
    }

    @Test func `a credit whose refund was undone is not reviewed`() throws {
        let (world, entry) = try cameBack()
        try world.done(
            "u_fo2",
            "drawdown.adjust",
            adjust("credited", entry, drawdown: "dd_2")
        )
        try world.done("u_fo", "drawdown.review", ["drawdown": "dd_2"])
        let seq = try #require(try entries(of: "cl_1", in: world).last)
        try world.done("u_fo", "entry.reverse", reverse(seq))
        try refund("cl_2", 800, in: world)
        #expect(
            try world.refusal("u_fo", "drawdown.submit", ["drawdown": "dd_2"])
                == "drawdown.credit-unfounded"
        )
    }

    @Test func `what the funder would not bear is settled, and no negative line is made of it`()
        throws
    {
        let world = try world()
        let lines = try sheet(in: world).lines
        try world.done("u_pm", "drawdown.review", one)
        try world.done("u_fo", "drawdown.submit", one)
        try world.done(
            "u_fo",
            "drawdown.answer",
            [
                "drawdown": "dd_1", "answer": "disallowed", "amount": 500, "on": "2026-06-15",
                "lines": [.object(["entry": .integer(Int64(lines[0].defrayal)), "amount": 500])],
            ]
        )
        try refund("cl_2", 800, in: world)
        try pay("cl_3", 2000, on: "2026-05-22", in: world)
        try world.done(
            "u_fo2",
            "drawdown.prepare",
            ["drawdown": "dd_2", "fund": "ESF", "starts": "2026-05-01", "ends": "2026-05-31"]
        )
        let credits = try sheet("dd_2", in: world).creditable
        #expect(credits.map(\.defrayal) == [lines[1].defrayal])
        #expect(credits.map(\.amount.pence) == [400])
    }

    @Test func `a funder asks without an amount, pays in parts, and no more than is open`() throws {
        let world = try world()
        try world.done("u_pm", "drawdown.review", one)
        try world.done("u_fo", "drawdown.submit", one)
        func answer(_ answer: String, _ pence: JSONValue, on: String) -> TestWorld.Keys {
            ["drawdown": "dd_1", "answer": .text(answer), "amount": pence, "on": .text(on)]
        }
        try world.clock.move(to: "2026-07-20")
        try world.done("u_fo", "drawdown.answer", answer("queried", 0, on: "2026-06-15"))
        try world.done("u_fo", "drawdown.answer", answer("paid", 2000, on: "2026-06-16"))
        #expect(
            try world.refusal("u_fo", "drawdown.answer", answer("paid", 701, on: "2026-06-17"))
                == "drawdown.exceeds-total"
        )
        try world.done("u_fo", "period.close", ["starts": "2026-05-01", "ends": "2026-06-30"])
        try world.done("u_fo", "drawdown.answer", answer("paid", 700, on: "2026-06-17"))
        #expect(try world.balance("ESF:M1100") == 0)
        #expect(
            try world.refusal("u_fo", "drawdown.answer", answer("paid", 1, on: "2026-07-03"))
                == "drawdown.answered"
        )
    }

    @Test func `whoever undid an adjustment had a hand in it, and a lent role is its lender's`()
        throws
    {
        let world = try world()
        let breach = "duties.drawdown-preparer+drawdown-reviewer"
        let entry = try sheet(in: world).lines[0].defrayal
        try world.done("u_pm", "drawdown.adjust", adjust("carried", entry))
        try world.done("u_fo", "drawdown.adjust", adjust("carried", entry, undo: true))
        #expect(try world.refusal("u_pm", "drawdown.review", one) == breach)
        #expect(try world.refusal("u_fo", "drawdown.review", one) == breach)
        try world.done(
            "u_fo2",
            "delegation.grant",
            [
                "to": "u_mg1", "role": "finance-officer", "starts": "2026-06-01",
                "ends": "2026-06-30",
            ]
        )
        #expect(try world.refusal("u_mg1", "drawdown.review", one) == breach)
    }

    @Test func `a payment that came back after its drawdown is credited to its own cost`() throws {
        let world = try world()
        let lines = try sheet(in: world).lines
        try world.done("u_pm", "drawdown.review", one)
        try world.done("u_fo", "drawdown.submit", one)
        try world.done("u_fo", "payment.return", ["payment": "pay_cl_2", "on": "2026-05-10"])
        try pay("cl_3", 4000, on: "2026-05-22", in: world)
        try world.done(
            "u_fo2",
            "drawdown.prepare",
            ["drawdown": "dd_2", "fund": "ESF", "starts": "2026-05-01", "ends": "2026-05-31"]
        )
        let credits = try sheet("dd_2", in: world).creditable
        #expect(credits.map(\.defrayal) == [lines[1].defrayal])
        #expect(credits.map(\.amount.pence) == [1500])
    }
}
