import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Money
@testable import Operations
import Store
import StrictJSON
import Testing

/// What stands between preparing a drawdown and submitting it.
@Suite struct DrawdownReviewTests {
    /// Two claims of £24 and £30, paid on 10 and 12 April; dd_1 is being prepared by u_fo2.
    func world() throws -> TestWorld {
        let world = try TestWorld.pathways()
        try world.done(
            "u_fo",
            "fund.prefinance",
            ["from": "UNR", "to": "ESF", "amount": 50_000, "on": "2026-02-01"]
        )
        try pay("cl_1", 2400, on: "2026-04-10", in: world)
        try pay("cl_2", 3000, on: "2026-04-12", in: world)
        try prepare("dd_1", in: world)
        return world
    }

    func pay(
        _ claim: String,
        _ pence: Int64,
        on date: String,
        in world: TestWorld
    ) throws {
        try world.accept(claim, lines: [pence], incurred: date)
        let payment = JSONValue.text("pay_\(claim)")
        try world.done(
            "u_fo",
            "payment.instruct",
            ["payment": payment, "claims": [.text(claim)], "on": .text(date)]
        )
        try world.done(
            "u_fo2",
            "payment.defray",
            ["payment": payment, "on": .text(date), "reference": "ST-4"]
        )
    }

    func prepare(_ drawdown: String, in world: TestWorld) throws {
        try world.done(
            "u_fo2",
            "drawdown.prepare",
            [
                "drawdown": .text(drawdown), "fund": "ESF", "starts": "2026-04-01",
                "ends": "2026-04-30",
            ]
        )
    }

    func sheet(_ drawdown: String = "dd_1", in world: TestWorld) throws -> DrawdownSheet {
        let sheet = try world.store.read { books in
            try DrawdownSheet(
                DrawdownID(drawdown),
                in: books,
                today: CalendarDate("2026-06-15"),
                rulePack: { try TestGuidance.rulePack($0) }
            )
        }
        return try #require(sheet)
    }

    func adjust(
        _ kind: String,
        _ entry: Int,
        amount: Int64? = nil,
        undo: Bool = false,
        drawdown: String = "dd_1"
    ) -> TestWorld.Keys {
        [
            "drawdown": .text(drawdown), "kind": .text(kind), "entry": .integer(Int64(entry)),
            "amount": amount.map { .integer($0) } ?? .null, "undo": .boolean(undo),
            "reason": "the ticket is being looked for",
        ]
    }

    let one: TestWorld.Keys = ["drawdown": "dd_1"]

    func refund(_ claim: String, _ pence: Int64, in world: TestWorld) throws {
        try world.done(
            "u_fo",
            "refund.receive",
            [
                "claim": .text(claim), "line": 1, "amount": .integer(pence),
                "on": "2026-05-15",
            ]
        )
    }

    @Test func `the sheet shows each cost with its split, and ties to ledger and bank`() throws {
        let sheet = try sheet(in: try world())
        #expect(sheet.ties)
        #expect(sheet.asked == 2700 && sheet.undrawn == 2700 && sheet.later == 0)
        let first = try #require(sheet.lines.first)
        #expect(first.claim?.text == "cl_1" && first.whole == 2400 && first.leftBank == 2400)
        #expect(first.amount.pence == 1200 && first.takenOff == 0)
        let share = try #require(first.shares.first)
        #expect(share.of == 2400 && share.weights == 2 * share.weight)
        #expect(share.amount.pence == 1200)
        // The test accepts claims without facts.
        #expect(first.doubts == [.notDecidedAgain(line: 1)])
        #expect(sheet.headings.map(\.pence) == [2700])
    }

    @Test func `a refund shows as what came off, and the cost is less`() throws {
        let world = try world()
        try refund("cl_1", 500, in: world)
        let first = try #require(try sheet(in: world).lines.first)
        #expect(first.defrayed == 1200 && first.takenOff == 250 && first.amount.pence == 950)
        #expect(first.parts.map(\.pence) == [950] && first.ties)
    }

    @Test func `nobody reviews what they prepared or adjusted`() throws {
        let world = try world()
        let breach = "duties.drawdown-preparer+drawdown-reviewer"
        #expect(try world.refusal("u_fo2", "drawdown.review", one) == breach)
        let entry = try sheet(in: world).lines[0].defrayal
        try world.done("u_fo", "drawdown.adjust", adjust("carried", entry))
        #expect(try world.refusal("u_fo", "drawdown.review", one) == breach)
        #expect(try world.refusal("u_kw1", "drawdown.review", one) == "actor.not-allowed")
        try world.done("u_pm", "drawdown.review", one)
    }

    @Test func `what was not reviewed, or changed since, is not submitted`() throws {
        let world = try world()
        #expect(try world.refusal("u_fo", "drawdown.submit", one) == "drawdown.not-reviewed")
        let seen = JSONValue.text(try sheet(in: world).contents.digest.hex)
        try refund("cl_1", 500, in: world)
        #expect(
            try world.refusal("u_fo", "drawdown.review", ["drawdown": "dd_1", "contents": seen])
                == "drawdown.changed"
        )
        try world.done("u_fo", "drawdown.review", one)
        try refund("cl_1", 2, in: world)
        #expect(
            try world.refusal("u_fo2", "drawdown.submit", one) == "drawdown.changed-since-review"
        )
        try world.done("u_fo", "drawdown.review", one)
        try world.done("u_fo2", "drawdown.submit", one)
        #expect(try world.refusal("u_fo", "drawdown.submit", one) == "drawdown.not-open")
        #expect(try world.balance("ESF:M1100") == 2700 - 251)
        #expect(try world.balances())
    }

    @Test func `a cost that is left waits for the next drawdown, and may be taken in again`()
        throws
    {
        let world = try world()
        let entry = try sheet(in: world).lines[0].defrayal
        #expect(
            try world.refusal("u_fo", "drawdown.adjust", adjust("carried", entry, undo: true))
                == "drawdown.not-adjusted"
        )
        try world.done("u_fo", "drawdown.adjust", adjust("carried", entry))
        #expect(
            try world.refusal("u_fo", "drawdown.adjust", adjust("carried", entry))
                == "drawdown.no-such-line"
        )
        #expect(try sheet(in: world).carried.map(\.defrayal) == [entry])
        try world.done("u_fo", "drawdown.adjust", adjust("carried", entry, undo: true))
        #expect(try sheet(in: world).asked == 2700)
        try world.done("u_fo", "drawdown.adjust", adjust("carried", entry))
        try world.done("u_pm", "drawdown.review", one)
        try world.done("u_fo", "drawdown.submit", one)
        #expect(try world.balance("ESF:M1100") == 1500)
        try world.drawDown("dd_2", from: "2026-05-01", to: "2026-05-31")
        #expect(try sheet("dd_2", in: world).lines.map(\.isLate) == [true])
        #expect(try world.balance("ESF:M1150") == 0)
    }

    /// dd_1 asked for £12 and £15; of the first £4.00 came back since, and dd_2 asks for £10.
    func cameBack() throws -> (world: TestWorld, entry: Int) {
        let world = try world()
        let entry = try sheet(in: world).lines[0].defrayal
        try world.done("u_pm", "drawdown.review", one)
        try world.done("u_fo", "drawdown.submit", one)
        try refund("cl_1", 800, in: world)
        try pay("cl_3", 2000, on: "2026-05-20", in: world)
        try world.done(
            "u_fo2",
            "drawdown.prepare",
            ["drawdown": "dd_2", "fund": "ESF", "starts": "2026-05-01", "ends": "2026-05-31"]
        )
        return (world, entry)
    }

    @Test func `what came back of an earlier drawdown's cost is taken off, and names it`() throws {
        let (world, entry) = try cameBack()
        let owed = try sheet("dd_2", in: world).creditable
        #expect(owed.map(\.amount.pence) == [400] && owed[0].original.text == "dd_1")
        func credit(_ pence: Int64?) -> TestWorld.Keys {
            adjust("credited", entry, amount: pence, drawdown: "dd_2")
        }
        #expect(
            try world.refusal("u_fo2", "drawdown.adjust", credit(401))
                == "drawdown.exceeds-came-back"
        )
        try world.done("u_fo2", "drawdown.adjust", credit(100))
        #expect(try sheet("dd_2", in: world).creditable.map(\.amount.pence) == [300])
        try world.done("u_fo2", "drawdown.adjust", credit(nil))
        #expect(try sheet("dd_2", in: world).asked == 600)
        try world.done("u_fo", "drawdown.review", ["drawdown": "dd_2"])
        let records = try world.done("u_fo", "drawdown.submit", ["drawdown": "dd_2"]).records
        let submitted = try world.records(from: records[0]).compactMap { body in
            if case .drawdownSubmitted(let submitted) = body { submitted } else { nil }
        }
        #expect(submitted.map(\.credited.pence) == [400])
        #expect(try world.balance("ESF:M1100") == 2700 + 600)
        #expect(try world.balance("ESF:M2200") == 0)
        #expect(try world.balances())
    }

    @Test func `what was repaid from the bank is not taken off too`() throws {
        let (world, entry) = try cameBack()
        try world.done(
            "u_fo2",
            "drawdown.adjust",
            adjust("credited", entry, drawdown: "dd_2")
        )
        try world.done(
            "u_fo",
            "funder.repay",
            ["fund": "ESF", "amount": 1, "on": "2026-06-01"]
        )
        #expect(
            try world.refusal("u_fo", "drawdown.review", ["drawdown": "dd_2"])
                == "drawdown.credits-exceed-owed"
        )
    }

    @Test func `no more is taken off than is asked for`() throws {
        let (world, _) = try cameBack()
        let second = try sheet("dd_1", in: world).lines[1].defrayal
        try refund("cl_2", 3000, in: world)
        for line in try sheet("dd_2", in: world).creditable {
            try world.done(
                "u_fo2",
                "drawdown.adjust",
                adjust("credited", line.defrayal, drawdown: "dd_2")
            )
        }
        #expect(try sheet("dd_2", in: world).credits.map(\.defrayal).contains(second))
        #expect(
            try world.refusal("u_fo", "drawdown.review", ["drawdown": "dd_2"])
                == "drawdown.credits-exceed"
        )
    }

    @Test func `a cost that the funder will not bear becomes entries, and it owes less`() throws {
        let world = try world()
        let entry = try sheet(in: world).lines[0].defrayal
        try world.done("u_pm", "drawdown.review", one)
        try world.done("u_fo", "drawdown.submit", one)
        func disallow(_ amount: Int64, _ part: Int64, _ entry: Int) -> TestWorld.Keys {
            [
                "drawdown": "dd_1", "answer": "disallowed", "amount": .integer(amount),
                "on": "2026-06-15",
                "lines": [.object(["entry": .integer(Int64(entry)), "amount": .integer(part)])],
            ]
        }
        #expect(
            try world.refusal("u_fo", "drawdown.answer", disallow(500, 499, entry))
                == "drawdown.lines-differ"
        )
        #expect(
            try world.refusal("u_fo", "drawdown.answer", disallow(500, 500, entry + 1))
                == "drawdown.no-such-line"
        )
        try world.done("u_fo", "drawdown.answer", disallow(500, 500, entry))
        #expect(try world.balance("ESF:M1100") == 2200)
        #expect(try world.balance("ESF:M2200") == 0)
        #expect(try world.balance("UNR:M5900") == 500)
        func paid(_ pence: Int64) -> TestWorld.Keys {
            [
                "drawdown": "dd_1", "answer": "paid", "amount": .integer(pence),
                "on": "2026-06-15",
            ]
        }
        #expect(
            try world.refusal("u_fo", "drawdown.answer", paid(2201)) == "drawdown.exceeds-total"
        )
        try world.done("u_fo", "drawdown.answer", paid(2200))
        #expect(try world.balances())
    }
}
