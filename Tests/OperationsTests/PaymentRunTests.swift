import Banking
import Calendar
import Identifiers
import Integrity
import Journal
import Money
import Store
import StrictJSON
import Testing

@testable import Operations

/// A payment run from what is owed to the bank's file.
@Suite struct PaymentRunTests {
    private let one: TestWorld.Keys = ["run": "run_1"]

    private func frozen() throws -> TestWorld {
        let world = try TestWorld.withPayments()
        try world.prepareRun()
        try world.freezeRun()
        return world
    }

    @Test func `one prepares and freezes, another releases, and the file pays just that`() throws {
        let world = try TestWorld.withPayments()
        let prepared = try world.done("u_fo", "run.prepare", one)
        #expect(prepared.detail == "run_1 would pay £56.50 in 2 payments.")
        try world.freezeRun()
        let released = try world.done("u_fo2", "run.release", world.release())
        #expect(
            released.detail
                == "run_1 goes to the bank: £56.50 in 2 payments, to be paid on 2026-06-16."
        )
        let file = try world.bankFile()
        #expect(file.total.pence == 5650)
        #expect(file.messageID.text == "run.1")
        #expect(file.transfers.map(\.id.text) == ["pay.1", "pay.2"])
        #expect(file.transfers.map(\.payee.number.digits) == ["10000002", "10000003"])
        #expect(file.debtor.number.digits == "10000001")
        #expect(file.transfers.map(\.remittance.text) == ["cl-1", "cl-2"])
    }

    @Test func `the file has the same bytes whenever it is written`() throws {
        let world = try frozen()
        try world.done("u_pm", "run.release", world.release())
        let bytes = try world.bankFile().bytes
        try world.clock.move(to: "2026-09-01")
        try world.setDetails("user:u_kw1", account: "99999999")
        #expect(try world.bankFile().bytes == bytes)
    }

    @Test func `nobody releases what they had a hand in`() throws {
        let world = try frozen()
        #expect(
            try world.refusal("u_fo", "run.release", world.release())
                == "duties.payment-preparer+payment-releaser"
        )
        #expect(try world.refusal("u_mg1", "run.release", world.release()) == "actor.not-allowed")
        try world.done("u_fo2", "run.release", world.release())
    }

    @Test func `who instructed a payment, froze the run or left one out does not release it`()
        throws
    {
        let world = try TestWorld.withPayments()
        try world.prepareRun(by: "u_fo2")
        try world.freezeRun(by: "u_fo2")
        // u_fo has not touched the run, and instructed its payments.
        #expect(
            try world.refusal("u_fo", "run.release", world.release())
                == "duties.payment-preparer+payment-releaser"
        )
        try world.done("u_pm", "run.release", world.release())
    }

    @Test func `who lends a role does not have their own run released by it`() throws {
        let world = try frozen()
        try world.done(
            "u_fo",
            "delegation.grant",
            [
                "to": "u_mg1", "role": "finance-officer", "starts": "2026-06-15",
                "ends": "2026-06-20",
            ]
        )
        #expect(
            try world.refusal("u_mg1", "run.release", world.release())
                == "duties.payment-preparer+payment-releaser"
        )
    }

    @Test func `whom it pays does not release it`() throws {
        let world = try frozen()
        try world.done("u_pm", "user.appoint", ["user": "u_kw1", "role": "finance-officer"])
        #expect(
            try world.refusal("u_kw1", "run.release", world.release())
                == "duties.payee+payment-releaser"
        )
    }

    @Test func `who typed the details of whom it pays, or of our account, does not release it`()
        throws
    {
        let world = try frozen()
        #expect(
            try world.refusal("u_pm2", "run.release", world.release())
                == "duties.details-editor+payment-releaser"
        )
        try world.done("u_pm", "run.release", world.release())
    }

    @Test func `it is released once, by the digest that was frozen, for a day to come`() throws {
        let world = try frozen()
        var keys = try world.release(on: "2026-06-14")
        #expect(try world.refusal("u_fo2", "run.release", keys) == "run.day-passed")
        keys = ["run": "run_1", "digest": .text(Digest.zero.hex), "on": "2026-06-15"]
        #expect(try world.refusal("u_fo2", "run.release", keys) == "run.other-digest")
        let right = try world.release(on: "2026-06-15")
        try world.done("u_fo2", "run.release", right)
        #expect(try world.refusal("u_fo2", "run.release", right) == "run.not-frozen")
        #expect(try world.refusal("u_fo", "run.withdraw", one) == "run.not-open")
    }

    @Test func `the digest of an earlier run releases no other`() throws {
        let world = try frozen()
        let earlier = try world.release()
        try world.done("u_fo", "run.withdraw", one)
        try world.prepareRun("run_2")
        try world.done(
            "u_fo",
            "run.adjust",
            ["run": "run_2", "payment": "pay_2", "reason": "wait"]
        )
        try world.freezeRun("run_2")
        let replayed: TestWorld.Keys = [
            "run": "run_2", "digest": earlier[1].value, "on": "2026-06-16",
        ]
        #expect(try world.refusal("u_fo2", "run.release", replayed) == "run.other-digest")
    }

    @Test func `what is not frozen is neither released nor written`() throws {
        let world = try TestWorld.withPayments()
        try world.prepareRun()
        #expect(try world.refusal("u_fo2", "run.release", world.release()) == "run.not-frozen")
        #expect(throws: RunRefusal.notReleasedYet(try RunID("run_1"), .open)) {
            try world.bankFile()
        }
        #expect(try world.refusal("u_fo", "run.release", [:]) == "command.missing-key")
    }

    @Test func `one run is prepared at a time, and a payment is in one`() throws {
        let world = try TestWorld.withPayments()
        try world.prepareRun()
        #expect(try world.refusal("u_fo2", "run.prepare", ["run": "run_2"]) == "run.open")
        #expect(try world.refusal("u_fo", "run.prepare", one) == "run.exists")
        try world.freezeRun()
        #expect(try world.refusal("u_fo2", "run.prepare", ["run": "run_2"]) == "run.empty")
        try world.accept("cl_3", lines: [500])
        try world.instruct("pay_3", "cl_3")
        try world.prepareRun("run_2")
        #expect(try world.runSheet("run_2").lines.map(\.payment.text) == ["pay_3"])
    }

    @Test func `what is left out waits for another run, and what is given up for the next`() throws
    {
        let world = try TestWorld.withPayments()
        try world.prepareRun()
        let leave: TestWorld.Keys = ["run": "run_1", "payment": "pay_2", "reason": "a question"]
        #expect(
            try world.done("u_fo", "run.adjust", leave).detail
                == "run_1 would now pay £46.50 in 1 payment."
        )
        #expect(try world.refusal("u_fo", "run.adjust", leave) == "run.not-in-it")
        let take: TestWorld.Keys = [
            "run": "run_1", "payment": "pay_2", "undo": true, "reason": "answered",
        ]
        try world.done("u_fo", "run.adjust", take)
        #expect(try world.refusal("u_fo", "run.adjust", take) == "run.not-in-it")
        try world.done("u_fo", "run.adjust", leave)
        try world.freezeRun()
        #expect(try world.refusal("u_fo", "run.adjust", take) == "run.not-open")
        try world.prepareRun("run_2")
        #expect(try world.runSheet("run_2").lines.map(\.payment.text) == ["pay_2"])
        try world.done("u_fo", "run.withdraw", one)
        #expect(
            try world.runSheet("run_2").lines.map(\.payment.text) == ["pay_1", "pay_2"]
        )
    }

    @Test func `it is frozen as it was seen`() throws {
        let world = try TestWorld.withPayments()
        try world.prepareRun()
        let seen = try world.runSheet().contents?.digest.hex ?? ""
        try world.accept("cl_3", lines: [500])
        try world.instruct("pay_3", "cl_3")
        let keys: TestWorld.Keys = ["run": "run_1", "contents": .text(seen)]
        #expect(try world.refusal("u_fo", "run.freeze", keys) == "run.changed")
        try world.freezeRun()
    }

    @Test func `a programme manager releases and gives up, and does not prepare`() throws {
        let world = try TestWorld.withPayments()
        #expect(try world.refusal("u_pm", "run.prepare", one) == "actor.not-allowed")
        try world.prepareRun()
        #expect(try world.refusal("u_pm", "run.freeze", one) == "actor.not-allowed")
        try world.freezeRun()
        try world.done("u_pm", "run.withdraw", one)
        #expect(try world.stage() == .withdrawn)
    }

    @Test func `an id that no bank takes is no run's`() throws {
        let world = try TestWorld.withPayments()
        let long = JSONValue.text("r" + String(repeating: "9", count: 35))
        #expect(
            try world.refusal("u_fo", "run.prepare", ["run": long]) == "payment-file.too-long"
        )
    }

    @Test func `a payment whose id no bank takes stops the run, and is named`() throws {
        let world = try TestWorld.withPayments()
        try world.accept("cl_3", lines: [500])
        try world.instruct("p" + String(repeating: "9", count: 39), "cl_3")
        try world.prepareRun()
        #expect(try world.refusal("u_fo", "run.freeze", one) == "payment-file.too-long")
    }

    @Test func `a payment of several people's claims cannot be one line of a bank`() throws {
        let world = try TestWorld.withPayments()
        try world.accept("cl_3", lines: [500])
        try world.accept("cl_4", lines: [500], for: "p_11")
        try world.instruct("pay_3", "cl_3", "cl_4")
        try world.prepareRun()
        #expect(try world.refusal("u_fo", "run.freeze", one) == "run.several-payees")
    }

    @Test func `what is owed is gathered by payee, and what a partner pays waits for it`() throws {
        let world = try TestWorld.withPayments()
        try world.accept("cl_3", lines: [500])
        try world.accept("cl_4", lines: [600])
        try world.accept("cl_5", lines: [700], for: "p_11")
        try world.accept("cl_6", lines: [800], for: "p_02", paidBy: "partner")
        func ready() throws -> [ReadyPayment] {
            try world.store.read { try ReadyPayment.all(in: $0) }
        }
        #expect(try ready().map { $0.claims.map(\.text) } == [["cl_3", "cl_4"], ["cl_5"]])
        #expect(try ready().map(\.pence) == [1100, 700])
        try world.done(
            "u_mg1",
            "claim.paid-by-partner",
            ["claim": "cl_6", "on": "2026-06-01", "reference": "NS-1"]
        )
        let last = try #require(try ready().last)
        #expect(last.purpose == .repayment && last.pence == 800 && last.name == "northside")
        #expect(try ready().count == 3)
    }
}
