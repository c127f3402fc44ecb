import Journal
@testable import Operations
import Store
import StrictJSON
import Testing

@Suite struct RefundTests {
    /// The laptop sleeve of LEDGER.md: £59.98, paid on 22 April.
    private func world() throws -> TestWorld {
        let world = try TestWorld.pathways()
        try world.accept("cl_1", lines: [5998], category: "clothing")
        try world.done(
            "u_fo",
            "fund.prefinance",
            ["from": "UNR", "to": "ESF", "amount": 50_000, "on": "2026-04-01"]
        )
        try world.done(
            "u_fo",
            "payment.instruct",
            ["payment": "pay_1", "claims": ["cl_1"], "on": "2026-04-20"]
        )
        try world.done(
            "u_fo2",
            "payment.defray",
            ["payment": "pay_1", "on": "2026-04-22", "reference": "ST-4"]
        )
        return world
    }

    private func refund(_ pence: Int64, line: Int64 = 1) -> TestWorld.Keys {
        [
            "claim": "cl_1", "line": .integer(line), "amount": .integer(pence),
            "on": "2026-05-05",
        ]
    }

    @Test func `a refund goes back to the funds by what they were charged, and to the caps`()
        throws
    {
        let world = try world()
        #expect(try world.balance("-:L200.p_01.overall") == 150_000 - 5998)
        try world.done("u_fo", "refund.receive", refund(1999))
        #expect(try world.balance("ESF:M5000.clothing") == 2999 - 1000)
        #expect(try world.balance("LOT:M5000.clothing") == 2999 - 999)
        #expect(try world.balance("ESF:M1150") == 1999)
        #expect(try world.balance("LOT:M2100") == 150_000 - 2999 + 999)
        #expect(try world.balance("ESF:A400.pathways.northside") == 150_000 - 1999)
        #expect(try world.balance("-:L200.p_01.overall") == 150_000 - 3999)
        #expect(try world.balances())
    }

    @Test func `what was drawn down is owed to the funder when it comes back`() throws {
        let world = try world()
        try world.drawDown(from: "2026-04-01", to: "2026-04-30")
        try world.done("u_fo", "refund.receive", refund(1999))
        #expect(try world.balance("ESF:M1150") == 0)
        #expect(try world.balance("ESF:M2200") == 1000)
        #expect(try world.balance("ESF:M1100") == 2999)
        #expect(try world.balances())
    }

    @Test func `no more comes back than was charged, over all refunds`() throws {
        let world = try world()
        #expect(
            try world.refusal("u_fo", "refund.receive", refund(5999)) == "refund.exceeds-charged"
        )
        #expect(
            try world.refusal("u_fo", "refund.receive", refund(1, line: 2))
                == "claim.no-such-line"
        )
        try world.done("u_fo", "refund.receive", refund(1999))
        #expect(
            try world.refusal("u_fo", "refund.receive", refund(4000)) == "refund.exceeds-charged"
        )
        try world.done("u_fo", "refund.receive", refund(3999))
        #expect(try world.balance("ESF:M1150") == 0)
        #expect(try world.balance("-:L200.p_01.overall") == 150_000)
        #expect(
            try world.refusal("u_fo", "refund.receive", refund(1)) == "claim.not-charged"
        )
        #expect(try world.balances())
    }

    @Test func `a line beyond its case comes back whole, from all that it was charged to`() throws {
        // Given eight sessions at £55, of which one claim takes £467.50, and it is paid
        let world = try paidBeyondItsCase()
        #expect(
            try world.refusal("u_fo", "refund.receive", refund(46_751))
                == "refund.exceeds-charged"
        )
        // When more comes back than was set aside, and then the rest
        try world.done("u_fo", "refund.receive", refund(44_001))
        try world.done("u_fo", "refund.receive", refund(2749))
        // Then nothing stands charged
        for fund in ["ESF", "LOT"] {
            #expect(try world.balance("\(fund):M5000.counselling") == 0)
        }
        #expect(try world.balance("-:L300.p_01.overall") == 0)
        #expect(
            try world.refusal("u_fo", "refund.receive", refund(1)) == "claim.not-charged"
        )
        try world.expectSound()
    }

    private func paidBeyondItsCase() throws -> TestWorld {
        let world = try TestWorld.pathways()
        try world.enrolSigners()
        try world.does("u_pm", "user.appoint", ["user": "u_tr", "role": "trustee"])
        let sessions = TestWorld.caseLine(
            8,
            at: 5500,
            "counselling",
            with: ["provision": "service"]
        )
        let needed = TestWorld.businessCase("bc_1", [sessions], ["supplier": "A therapist"])
        try world.does("u_kw1", "case.submit", needed)
        try world.does("u_mg1", "approve", TestWorld.yes("ap_1", ("case", "bc_1")))
        try world.does("u_pm", "approve", TestWorld.yes("ap_2", ("case", "bc_1")))
        let claim = TestWorld.claim(
            "cl_1",
            [TestWorld.line(46_750, "counselling")],
            ["case": "bc_1", "paid-by": "invoice", "supplier": "A therapist"]
        )
        try world.does("u_kw1", "claim.submit", claim)
        for (number, user) in ["u_mg1", "u_pm", "u_tr"].enumerated() {
            try world.does(user, "approve", TestWorld.yes("ap_1\(number)", ("claim", "cl_1")))
        }
        try world.done(
            "u_fo",
            "fund.prefinance",
            ["from": "UNR", "to": "ESF", "amount": 50_000, "on": "2026-04-01"]
        )
        try world.done(
            "u_fo",
            "payment.instruct",
            ["payment": "pay_1", "claims": ["cl_1"], "on": "2026-04-20"]
        )
        try world.done(
            "u_fo2",
            "payment.defray",
            ["payment": "pay_1", "on": "2026-04-22", "reference": "ST-4"]
        )
        return world
    }

    @Test func `what has not left the bank is reversed, not refunded`() throws {
        let world = try TestWorld.pathways()
        try world.accept("cl_1", lines: [1000])
        #expect(
            try world.refusal("u_fo", "refund.receive", refund(1)) == "claim.not-defrayed"
        )
    }

    @Test func `a disallowed cost moves to the reserves and frees the funder's budget`() throws {
        let world = try world()
        func disallow(_ pence: Int64) -> TestWorld.Keys {
            [
                "claim": "cl_1", "fund": "ESF", "amount": .integer(pence),
                "on": "2026-05-10",
            ]
        }
        try world.drawDown(from: "2026-04-01", to: "2026-04-30")
        #expect(
            try world.refusal("u_fo", "cost.disallow", disallow(3000))
                == "claim.exceeds-charged"
        )
        try world.done("u_fo", "cost.disallow", disallow(500))
        #expect(try world.balance("UNR:M5900") == 500)
        #expect(try world.balance("ESF:M2200") == 500)
        #expect(try world.balance("ESF:A300.pathways") == 100_500)
        #expect(try world.balance("-:L200.p_01.overall") == 150_000 - 5998)
        #expect(
            try world.refusal("u_fo", "cost.disallow", disallow(2500))
                == "claim.exceeds-charged"
        )
        #expect(try world.balances())
    }

    @Test func `an entry is undone once, by its exact mirror, with a reason`() throws {
        let world = try TestWorld.pathways()
        let seq = try world.done(
            "u_fo",
            "award.grant",
            ["fund": "ESF", "amount": 700, "on": "2026-06-01"]
        ).records[0]
        let reverse: TestWorld.Keys = ["entry": .integer(Int64(seq)), "reason": "Typed twice"]
        let nothing: TestWorld.Keys = ["entry": 0, "reason": "Typed twice"]
        #expect(try world.refusal("u_fo", "entry.reverse", nothing) == "entry.unknown")
        let reversal = try world.done("u_fo", "entry.reverse", reverse).records[0]
        #expect(try world.balance("ESF:A100") == 500_000)
        #expect(try world.reason(ofEntry: seq) == nil)
        #expect(try world.reason(ofEntry: reversal) == "reason: Typed twice")
        #expect(
            try world.refusal("u_fo", "entry.reverse", reverse) == "reversal.already-reversed"
        )
        #expect(try world.balances())
    }

    @Test func `a reversal without its reason is malformed`() throws {
        let world = try TestWorld.pathways()
        #expect(
            try world.refusal("u_fo", "entry.reverse", ["entry": 3]) == "command.missing-key"
        )
    }

    @Test func `what was built upon is not undone`() throws {
        let world = try world()
        let seqs = try world.store.read { books in
            try books.entries(from: "cl_1") + books.entries(from: "pay_1")
        }
        func reverse(_ seq: Int) -> TestWorld.Keys {
            ["entry": .integer(Int64(seq)), "reason": "A slip"]
        }
        #expect(
            try world.refusal("u_fo", "entry.reverse", reverse(seqs[0]))
                == "account.below-zero"
        )
        #expect(
            try world.refusal("u_fo", "entry.reverse", reverse(seqs[1]))
                == "entry.belongs-to-payment"
        )
    }

    @Test func `the bank agrees to the penny, or nothing is asserted`() throws {
        let world = try world()
        func assert(_ fund: JSONValue, _ pence: Int64, _ on: String) -> TestWorld.Keys {
            [
                "fund": fund, "amount": .integer(pence), "on": .text(on), "reference": "ST-4",
            ]
        }
        #expect(
            try world.refusal("u_fo", "bank.assert", assert("ESF", 47_000, "2026-04-22"))
                == "bank.differs"
        )
        try world.done("u_fo", "bank.assert", assert("ESF", 47_001, "2026-04-22"))
        try world.done("u_fo", "bank.assert", assert("ESF", 50_000, "2026-04-21"))
        try world.done("u_fo", "bank.assert", assert(.null, 244_002, "2026-06-15"))
    }

    @Test func `the bank is held to the days on which money moved there`() throws {
        let world = try world()
        func assert(_ pence: Int64, _ on: String) -> TestWorld.Keys {
            ["amount": .integer(pence), "on": .text(on), "reference": "ST-5"]
        }
        // A gift that came in April is typed for the wrong sum, and undone in June.
        let gift: TestWorld.Keys = [
            "fund": "UNR", "amount": 7_00, "on": "2026-04-25",
        ]
        let seq = try world.done("u_fo", "reserves.open", gift).records[0]
        #expect(
            try world.refusal("u_fo", "bank.assert", assert(244_002, "2026-04-30"))
                == "bank.differs"
        )
        let undo: TestWorld.Keys = ["entry": .integer(Int64(seq)), "reason": "Typed wrongly"]
        try world.done("u_fo", "entry.reverse", undo)
        // By the day for which it was undone the books would still be £7.00 higher in April.
        try world.done("u_fo", "bank.assert", assert(244_002, "2026-04-30"))
        #expect(try world.refusal("u_fo", "bank.assert", assert(244_702, "2026-04-30")) != nil)
        #expect(try world.balances())
    }
}

extension TestWorld {
    /// Why an entry was posted, with the label under which the vault keeps it.
    fileprivate func reason(ofEntry seq: Int) throws -> String? {
        guard case .entryPosted(let posted)? = try records(from: seq).first,
            let reason = posted.reason, let item = try store.read({ try $0.privateItem(reason) })
        else { return nil }
        return "\(item.label): \(String(decoding: item.value, as: UTF8.self))"
    }
}
