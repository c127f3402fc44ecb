import Journal
import Money
@testable import Operations
import StrictJSON
import Testing

@Suite struct DrawdownTests {
    /// Three claims of £20 to £30, defrayed on 28 March (by the partner), 10 and 22 April.
    private func world() throws -> TestWorld {
        let world = try TestWorld.pathways()
        try world.done(
            "u_fo",
            "fund.prefinance",
            ["from": "UNR", "to": "ESF", "amount": 50_000, "on": "2026-02-01"]
        )
        try world.accept("cl_1", lines: [2000], incurred: "2026-03-20", paidBy: "partner")
        try world.done(
            "u_mg1",
            "claim.paid-by-partner",
            ["claim": "cl_1", "on": "2026-03-28", "reference": "NS-88"]
        )
        for (claim, pence, on) in [("cl_2", 2400, "2026-04-10"), ("cl_3", 3000, "2026-04-22")] {
            try world.accept(claim, lines: [Int64(pence)], incurred: "2026-04-02")
            let payment = JSONValue.text("pay_\(claim)")
            try world.done(
                "u_fo",
                "payment.instruct",
                ["payment": payment, "claims": [.text(claim)], "on": .text(on)]
            )
            try world.done(
                "u_fo2",
                "payment.defray",
                ["payment": payment, "on": .text(on), "reference": "ST-4"]
            )
        }
        return world
    }

    private func prepare(
        _ drawdown: String = "dd_1",
        fund: String = "ESF",
        _ starts: String = "2026-04-01",
        _ ends: String = "2026-04-21"
    ) -> TestWorld.Keys {
        [
            "drawdown": .text(drawdown), "fund": .text(fund), "starts": .text(starts),
            "ends": .text(ends),
        ]
    }

    @discardableResult
    private func draw(_ world: TestWorld) throws -> [Int] {
        try world.drawDown(from: "2026-04-01", to: "2026-04-21")
    }

    private func answer(
        _ answer: String,
        _ pence: Int64,
        on: String = "2026-06-15"
    ) -> TestWorld.Keys {
        [
            "drawdown": "dd_1", "answer": .text(answer), "amount": .integer(pence),
            "on": .text(on),
        ]
    }

    @Test func `everything that left a bank and was not asked for is asked, the late named`()
        throws
    {
        let world = try world()
        let records = try draw(world)
        let bodies = try world.records(from: records[0])
        #expect(
            bodies.map(\.type) == [
                "period.closed", "drawdown.line", "drawdown.line", "drawdown.submitted",
                "entry.posted",
            ]
        )
        guard case .drawdownLine(let first) = bodies[1], case .drawdownLine(let second) = bodies[2],
            case .drawdownSubmitted(let submitted) = bodies[3]
        else { return }
        #expect(first.isLate && first.amount.pence == 1000)
        #expect(!second.isLate && second.amount.pence == 1200)
        #expect(submitted.total.pence == 2200 && submitted.count == 2)
        #expect(try world.balance("ESF:M1100") == 2200)
        #expect(try world.balance("ESF:M1150") == 1500)
        #expect(try world.balances())
    }

    @Test func `a cost is asked for once`() throws {
        let world = try world()
        try draw(world)
        #expect(try world.refusal("u_fo", "drawdown.prepare", prepare()) == "drawdown.exists")
        for period in [prepare("dd_2"), prepare("dd_2", "2026-04-21", "2026-04-30")] {
            #expect(
                try world.refusal("u_fo", "drawdown.prepare", period) == "drawdown.overlaps"
            )
        }
        try world.drawDown("dd_2", from: "2026-04-22", to: "2026-04-30")
        #expect(try world.balance("ESF:M1150") == 0)
        #expect(try world.balance("ESF:M1100") == 3700)
    }

    @Test func `the fund pays in arrears, the period is over, and one is prepared at a time`()
        throws
    {
        let world = try world()
        let lottery = prepare(fund: "LOT")
        #expect(try world.refusal("u_fo", "drawdown.prepare", lottery) == "fund.wrong-basis")
        let unfinished = prepare("dd_1", "2026-04-01", "2026-06-15")
        #expect(try world.refusal("u_fo", "drawdown.prepare", unfinished) == "period.not-over")
        try world.done("u_fo", "drawdown.prepare", prepare())
        #expect(try world.refusal("u_fo", "drawdown.prepare", prepare("dd_2")) == "drawdown.open")
        let early: TestWorld.Keys = [
            "drawdown": "dd_1", "answer": "paid", "amount": 1, "on": "2026-06-10",
        ]
        #expect(
            try world.refusal("u_fo", "drawdown.answer", early) == "drawdown.not-submitted"
        )
        try world.done("u_fo", "drawdown.withdraw", ["drawdown": "dd_1"])
        #expect(
            try world.refusal("u_fo", "drawdown.withdraw", ["drawdown": "dd_1"])
                == "drawdown.not-open"
        )
        try world.done("u_fo", "drawdown.prepare", prepare("dd_2"))
    }

    @Test func `what a funder was told stays closed for ever`() throws {
        let world = try world()
        try draw(world)
        let reopen: TestWorld.Keys = [
            "fund": "ESF", "starts": "2026-04-01", "ends": "2026-04-21",
            "approved-by": "u_pm",
        ]
        #expect(try world.refusal("u_fo", "period.reopen", reopen) == "period.drawn-down")
    }

    @Test func `a refund before the drawdown leaves it, and what came back whole is not asked`()
        throws
    {
        let world = try world()
        try world.done(
            "u_fo",
            "refund.receive",
            ["claim": "cl_1", "line": 1, "amount": 500, "on": "2026-04-15"]
        )
        try world.done("u_fo", "payment.return", ["payment": "pay_cl_2", "on": "2026-04-16"])
        try draw(world)
        #expect(try world.balance("ESF:M1100") == 750)
        #expect(try world.balances())
    }

    @Test func `of claims that were paid together each keeps its own defrayal`() throws {
        let world = try world()
        for (claim, pence) in [("cl_4", 6000), ("cl_5", 2000)] {
            try world.accept(claim, lines: [Int64(pence)], incurred: "2026-04-02")
        }
        try world.done(
            "u_fo",
            "payment.instruct",
            ["payment": "pay_4", "claims": ["cl_4", "cl_5"], "on": "2026-04-10"]
        )
        try world.done(
            "u_fo2",
            "payment.defray",
            ["payment": "pay_4", "on": "2026-04-11", "reference": "ST-4"]
        )
        for (claim, pence) in [("cl_4", 6000), ("cl_5", 1000)] {
            try world.done(
                "u_fo",
                "refund.receive",
                [
                    "claim": .text(claim), "line": 1, "amount": .integer(Int64(pence)),
                    "on": "2026-04-15",
                ]
            )
        }
        #expect(try world.balance("ESF:M2200") == 0)
        try draw(world)
        #expect(try world.balance("ESF:M1100") == 2200 + 500)
        #expect(try world.balances())
    }

    @Test func `a payment that came back after its drawdown is owed to the funder`() throws {
        let world = try world()
        try draw(world)
        try world.done("u_fo", "payment.return", ["payment": "pay_cl_2", "on": "2026-05-02"])
        #expect(try world.balance("ESF:M2200") == 1200)
        #expect(try world.balance("ESF:M2000.cl_2") == 1200)
        let repay: TestWorld.Keys = ["fund": "ESF", "amount": 1200, "on": "2026-05-03"]
        try world.done("u_fo", "funder.repay", repay)
        #expect(
            try world.refusal("u_fo", "funder.repay", repay) == "account.below-zero"
        )
        #expect(try world.balances())
    }

    @Test func `the funder queries, then pays, and then has answered`() throws {
        let world = try world()
        try draw(world)
        #expect(
            try world.refusal("u_fo", "drawdown.answer", answer("paid", 2201))
                == "drawdown.exceeds-total"
        )
        try world.done("u_fo", "drawdown.answer", answer("queried", 1000))
        try world.done("u_fo", "drawdown.answer", answer("paid", 2200))
        #expect(try world.balance("ESF:M1100") == 0)
        #expect(
            try world.refusal("u_fo", "drawdown.answer", answer("paid", 1))
                == "drawdown.answered"
        )
        #expect(try world.balances())
    }

    @Test func `what is owed to a funder is netted in a drawdown of its own`() throws {
        let world = try world()
        try draw(world)
        try world.done(
            "u_fo",
            "refund.receive",
            ["claim": "cl_1", "line": 1, "amount": 1000, "on": "2026-05-02"]
        )
        func net(_ fund: String, on: String = "2026-06-15") -> TestWorld.Keys {
            [
                "fund": .text(fund), "amount": 500, "on": .text(on), "netted": true,
                "drawdown": "dd_1",
            ]
        }
        #expect(try world.refusal("u_fo", "funder.repay", net("LOT")) == "drawdown.other-fund")
        #expect(
            try world.refusal("u_fo", "funder.repay", net("ESF", on: "2026-06-14"))
                == "drawdown.before-submission"
        )
        try world.done("u_fo", "funder.repay", net("ESF"))
        #expect(try world.balance("ESF:M2200") == 0)
        #expect(try world.balance("ESF:M1100") == 1700)
        #expect(try world.balances())
    }
}
