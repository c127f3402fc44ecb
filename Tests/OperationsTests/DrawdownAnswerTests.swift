import Calendar
import Identifiers
import Journal
import Ledger
import Money
@testable import Operations
import Store
import StrictJSON
import Testing

/// What a funder says to a drawdown, when, and what is left open of it.
@Suite struct DrawdownAnswerTests {
    /// Two claims of £24 and £30, half of each asked of ESF on the evening of 15 June in London.
    private func world() throws -> (world: TestWorld, entries: [Int]) {
        let world = try DrawdownReviewTests().world()
        try world.done("u_pm", "drawdown.review", ["drawdown": "dd_1"])
        // The sixteenth in London, and the fifteenth in Greenwich.
        try world.clock.set("2026-06-15T23:30:00.000Z")
        try world.done("u_fo", "drawdown.submit", ["drawdown": "dd_1"])
        try world.clock.move(to: "2026-06-20")
        let lines = try world.store.read { try $0.lines(of: DrawdownID("dd_1")) }
        return (world, lines.map(\.defrayal))
    }

    private func answer(
        _ answer: String,
        _ pence: Int64,
        on: String = "2026-06-20",
        entry: Int? = nil
    ) -> TestWorld.Keys {
        let lines = entry.map { entry in
            JSONValue.array([
                .object(["entry": .integer(Int64(entry)), "amount": .integer(pence)])
            ])
        }
        guard let lines else {
            return [
                "drawdown": "dd_1", "answer": .text(answer), "amount": .integer(pence),
                "on": .text(on),
            ]
        }
        return [
            "drawdown": "dd_1", "answer": .text(answer), "amount": .integer(pence),
            "on": .text(on), "lines": lines,
        ]
    }

    private func standing(in world: TestWorld) throws -> DrawdownStanding {
        let sheet = try DrawdownReviewTests().sheet(in: world)
        #expect(sheet.ties)
        return try #require(sheet.standing)
    }

    @Test(arguments: ["paid", "queried", "disallowed"])
    func `a funder answers on the day of the submission in London, and on no day before`(
        _ word: String
    ) throws {
        let (world, entries) = try world()
        let entry = word == "disallowed" ? entries[0] : nil
        for day in ["2026-04-30", "2026-06-15"] {
            let early = answer(word, 100, on: day, entry: entry)
            #expect(
                try world.refusal("u_fo", "drawdown.answer", early) == "drawdown.before-submission"
            )
        }
        try world.done("u_fo", "drawdown.answer", answer(word, 100, on: "2026-06-16", entry: entry))
        for day in ["2026-06-15", "2026-06-16", "2026-06-20"] {
            let asked = try world.store.read { books in
                try books.trialBalance(through: CalendarDate(day)).lines
                    .filter { $0.account == .receivable(try FundCode("ESF")) }
            }
            #expect(asked.allSatisfy { $0.side == .debit }, "\(day)")
        }
    }

    @Test func `the refusal names both days`() throws {
        let (world, _) = try world()
        let result = try world.play(
            "u_fo",
            "drawdown.answer",
            answer("paid", 100, on: "2026-06-15")
        )
        guard case .refused(let refused) = result else {
            Issue.record("not refused: \(result)")
            return
        }
        #expect(refused.message.contains("submitted on 2026-06-16"))
        #expect(refused.message.contains("on 2026-06-15. Check the date"))
    }

    @Test func `each answer says what is paid, disallowed and open`() throws {
        let (world, entries) = try world()
        let queried = try world.done("u_fo", "drawdown.answer", answer("queried", 500))
        #expect(
            queried.detail == "Of £27.00 asked £0.00 is paid, £0.00 disallowed, £27.00 open."
        )
        let paid = try world.done("u_fo", "drawdown.answer", answer("paid", 2000))
        #expect(paid.detail == "Of £27.00 asked £20.00 is paid, £0.00 disallowed, £7.00 open.")
        let first = answer("disallowed", 300, entry: entries[1])
        #expect(
            try world.done("u_fo", "drawdown.answer", first).detail
                == "Of £27.00 asked £20.00 is paid, £3.00 disallowed, £4.00 open."
        )
        let again = try world.done("u_fo", "drawdown.answer", first)
        #expect(
            again.detail
                == "Of £27.00 asked £20.00 is paid, £6.00 disallowed, £1.00 open. "
                + "Of entry \(entries[1]), cl_2, £3.00 was disallowed before: £6.00 now, in all."
        )
        let standing = try standing(in: world)
        #expect(standing.asked == 2700 && standing.paid == 2000)
        #expect(standing.disallowed == 600 && standing.takenOff == 0 && standing.open == 100)
    }

    @Test func `a cost is disallowed up to what was asked for it, and not a penny further`() throws
    {
        let (world, entries) = try world()
        let all = answer("disallowed", 1200, entry: entries[0])
        try world.done("u_fo", "drawdown.answer", all)
        let more = answer("disallowed", 1, entry: entries[0])
        #expect(try world.refusal("u_fo", "drawdown.answer", more) == "claim.exceeds-charged")
        #expect(try standing(in: world).open == 1500)
    }

    @Test func `what is taken off since is no answer, even where it follows one`() throws {
        let (world, entries) = try world()
        try world.done("u_fo", "drawdown.answer", answer("queried", 0))
        try world.done(
            "u_fo",
            "cost.disallow",
            ["claim": "cl_1", "fund": "ESF", "amount": 200, "on": "2026-06-20"]
        )
        try world.done(
            "u_fo",
            "funder.repay",
            [
                "fund": "ESF", "amount": 200, "on": "2026-06-20", "netted": true,
                "drawdown": "dd_1",
            ]
        )
        let disallow = answer("disallowed", 300, entry: entries[1])
        #expect(
            try world.done("u_fo", "drawdown.answer", disallow).detail
                == "Of £27.00 asked £0.00 is paid, £3.00 disallowed, £2.00 taken off since, "
                + "£22.00 open."
        )
        let standing = try standing(in: world)
        #expect(standing.takenOff == 200 && standing.disallowed == 300 && standing.open == 2200)
        #expect(standing.ties)
    }

    @Test func `what was credited when it was submitted was not asked for`() throws {
        let (world, entries) = try world()
        try world.done(
            "u_fo",
            "refund.receive",
            ["claim": "cl_1", "line": 1, "amount": 1000, "on": "2026-06-18"]
        )
        try DrawdownReviewTests().pay("cl_3", 4000, on: "2026-05-22", in: world)
        try world.done(
            "u_fo2",
            "drawdown.prepare",
            ["drawdown": "dd_2", "fund": "ESF", "starts": "2026-05-01", "ends": "2026-05-31"]
        )
        try world.done(
            "u_fo2",
            "drawdown.adjust",
            [
                "drawdown": "dd_2", "kind": "credited", "entry": .integer(Int64(entries[0])),
                "reason": "it came back",
            ]
        )
        try world.done("u_pm", "drawdown.review", ["drawdown": "dd_2"])
        try world.done("u_fo", "drawdown.submit", ["drawdown": "dd_2"])
        let sheet = try DrawdownReviewTests().sheet("dd_2", in: world)
        let standing = try #require(sheet.standing)
        #expect(sheet.ties && standing.asked == 1500 && standing.open == 1500)
        #expect(standing.takenOff == 0 && standing.disallowed == 0)
    }
}
