import Calendar
import Identifiers
import Journal
import Ledger
@testable import Operations
import Store
import StrictJSON
import Testing

/// A payment that comes back after the reserves bore a part of its cost (rows 15 and 17).
@Suite struct ReturnOfBorneTests {
    /// £24 and £30, half of each asked of ESF; what it will not bear of the first is netted off.
    private func world(disallowing pence: Int64) throws -> (world: TestWorld, entry: Int) {
        let world = try DrawdownReviewTests().world()
        try world.done("u_pm", "drawdown.review", ["drawdown": "dd_1"])
        try world.done("u_fo", "drawdown.submit", ["drawdown": "dd_1"])
        let first = try world.store.read { try $0.lines(of: DrawdownID("dd_1"))[0].defrayal }
        let line = JSONValue.object([
            "entry": .integer(Int64(first)), "amount": .integer(pence),
        ])
        let answer: TestWorld.Keys = [
            "drawdown": "dd_1", "answer": "disallowed", "amount": .integer(pence),
            "on": "2026-06-15", "lines": .array([line]),
        ]
        let records = try world.done("u_fo", "drawdown.answer", answer).records
        return (world, records[records.startIndex + 1])
    }

    private let back: TestWorld.Keys = ["payment": "pay_cl_1", "on": "2026-06-15"]

    /// What a kind of account of a fund holds on its credit side, all of its accounts together.
    private func held(_ kind: AccountKind, _ fund: String, in world: TestWorld) throws -> Int64 {
        let fund = try FundCode(fund)
        return try world.store.read { try $0.everyAccount() }
            .filter { $0.code.kind == kind && $0.code.fund == fund }
            .reduce(0) { $0 + $1.totals.balance(on: .credit) }
    }

    private func disallow(_ pence: Int64) -> TestWorld.Keys {
        ["claim": "cl_1", "fund": "ESF", "amount": .integer(pence), "on": "2026-06-15"]
    }

    private func payAgain(in world: TestWorld) throws {
        let instruct: TestWorld.Keys = [
            "payment": "pay_again", "claims": ["cl_1"], "on": "2026-06-15",
        ]
        try world.done("u_fo", "payment.instruct", instruct)
        let left: TestWorld.Keys = [
            "payment": "pay_again", "on": "2026-06-15", "reference": "ST-9",
        ]
        try world.done("u_fo2", "payment.defray", left)
    }

    @Test(arguments: [1, 300, 1199, 1200] as [Int64])
    func `the reserves have back what they bore, and the funder what it paid`(
        _ pence: Int64
    ) throws {
        let (world, _) = try world(disallowing: pence)
        #expect(try held(.disallowed, "UNR", in: world) == -pence)
        let budget = try held(.programmeBudget, "ESF", in: world)
        let lent = try held(.interfund, "UNR", in: world)
        let cash = try held(.bank, "ESF", in: world)
        let answer = try world.done("u_fo", "payment.return", back)
        #expect(answer.detail?.hasPrefix("The reserves bore £") == true)
        #expect(try held(.disallowed, "UNR", in: world) == 0)
        #expect(try held(.interfund, "UNR", in: world) == lent - pence)
        #expect(try held(.interfund, "ESF", in: world) == pence - lent)
        #expect(try held(.programmeBudget, "ESF", in: world) == budget - pence)
        #expect(try held(.bank, "ESF", in: world) == cash - 1200)
        // The funder paid for what it bore; of the rest nothing was left to give back.
        #expect(try held(.repayable, "ESF", in: world) == 1200 - pence)
        #expect(try held(.claimsPayable, "ESF", in: world) == 1200)
        #expect(try held(.deliveredUnpaid, "ESF", in: world) == 1200)
        #expect(try held(.deliveredPaid, "ESF", in: world) == 1500)
        #expect(try held(.income, "ESF", in: world) == 1500)
        #expect(try world.balances())
        #expect(try world.packFindings() == [])
    }

    @Test func `paid again, it is the fund's until it is disallowed again, once`() throws {
        let (world, entry) = try world(disallowing: 700)
        try world.done("u_fo", "payment.return", back)
        // Nothing is left of it to bear, to refund or to undo.
        #expect(try world.refusal("u_fo", "cost.disallow", disallow(1)) == "claim.not-defrayed")
        let undo: TestWorld.Keys = ["entry": .integer(Int64(entry)), "reason": "the bank's"]
        #expect(try world.refusal("u_fo", "entry.reverse", undo) == "entry.fell-with-payment")
        try payAgain(in: world)
        #expect(try world.refusal("u_fo", "entry.reverse", undo) == "entry.fell-with-payment")
        #expect(
            try world.refusal("u_fo", "cost.disallow", disallow(1201)) == "claim.exceeds-charged"
        )
        try world.done("u_fo", "cost.disallow", disallow(1200))
        #expect(try held(.disallowed, "UNR", in: world) == -1200)
        #expect(try world.refusal("u_fo", "cost.disallow", disallow(1)) == "claim.exceeds-charged")
        #expect(try world.balances())
        #expect(try world.packFindings() == [])
    }

    @Test func `paid again, it can be refunded`() throws {
        let (world, _) = try world(disallowing: 700)
        let refund: TestWorld.Keys = [
            "claim": "cl_1", "line": 1, "amount": 2400, "on": "2026-06-15",
        ]
        #expect(try world.refusal("u_fo", "refund.receive", refund) == "claim.disallowed")
        try world.done("u_fo", "payment.return", back)
        try payAgain(in: world)
        try world.done("u_fo", "refund.receive", refund)
        #expect(try world.balances())
    }

    @Test func `a disallowance that stands is undone by itself, and then the payment returns`()
        throws
    {
        let (world, _) = try world(disallowing: 700)
        let second: TestWorld.Keys = [
            "claim": "cl_2", "fund": "ESF", "amount": 500, "on": "2026-06-15",
        ]
        let records = try world.done("u_fo", "cost.disallow", second).records
        let undo: TestWorld.Keys = [
            "entry": .integer(Int64(records[0])), "reason": "the funder bears it",
        ]
        try world.done("u_fo", "entry.reverse", undo)
        let other: TestWorld.Keys = ["payment": "pay_cl_2", "on": "2026-06-15"]
        #expect(try world.done("u_fo", "payment.return", other).detail == nil)
        #expect(try held(.disallowed, "UNR", in: world) == -700)
        #expect(try world.balances())
    }

    @Test func `what was refunded besides stands in the way`() throws {
        let world = try DrawdownReviewTests().world()
        try DrawdownReviewTests().refund("cl_1", 100, in: world)
        try world.done("u_fo", "cost.disallow", disallow(100))
        #expect(try world.refusal("u_fo", "payment.return", back) == "payment.undone-in-part")
    }

    @Test func `a budget that was given away has to come back first`() throws {
        let (world, _) = try world(disallowing: 700)
        let budget = try held(.programmeBudget, "ESF", in: world)
        func place(_ pence: Int64) -> TestWorld.Keys {
            [
                "partner": "northside", "shares": TestWorld.shares(("ESF", pence)),
                "on": "2026-06-15",
            ]
        }
        try world.done("u_pm", "allocation.place", place(budget - 699))
        #expect(try world.refusal("u_fo", "payment.return", back) == "budget.exceeded")
        try world.done("u_pm", "allocation.return", place(1))
        try world.done("u_fo", "payment.return", back)
        #expect(try world.balances())
    }

    @Test func `a partner's payment comes back so too`() throws {
        let world = try DrawdownReviewTests().world()
        try world.accept("cl_3", lines: [2000], incurred: "2026-04-12", paidBy: "partner")
        let paid: TestWorld.Keys = ["claim": "cl_3", "on": "2026-04-14", "reference": "NS-1"]
        try world.done("u_fo", "claim.paid-by-partner", paid)
        let borne: TestWorld.Keys = [
            "claim": "cl_3", "fund": "ESF", "amount": 250, "on": "2026-06-15",
        ]
        try world.done("u_fo", "cost.disallow", borne)
        let undrawn = try held(.undrawn, "ESF", in: world)
        let back: TestWorld.Keys = ["claim": "cl_3", "on": "2026-06-15", "reference": "NS-2"]
        let answer = try world.done("u_fo", "claim.returned-to-partner", back)
        #expect(answer.detail?.contains("£2.50 of cl_3 for ESF and have it back") == true)
        #expect(try held(.disallowed, "UNR", in: world) == 0)
        #expect(try held(.undrawn, "ESF", in: world) == undrawn + 750)
        #expect(try world.balances())
        #expect(try world.packFindings() == [])
    }
}
