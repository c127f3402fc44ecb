import Calendar
import Identifiers
import Journal
import Ledger
@testable import Operations
import Store
import StrictJSON
import Testing

@Suite struct PaymentTests {
    /// Two accepted claims of northside's keyworker, £46.50 and £10.00, and cash for them.
    private func world() throws -> TestWorld {
        let world = try TestWorld.pathways()
        try world.accept("cl_1", lines: [1250, 3400], category: "identity")
        try world.accept("cl_2", lines: [1000], for: "p_02")
        try world.done(
            "u_fo",
            "fund.prefinance",
            ["from": "UNR", "to": "ESF", "amount": 50_000, "on": "2026-04-01"]
        )
        return world
    }

    private func instruct(
        _ payment: String = "pay_1",
        _ claims: JSONValue = ["cl_1", "cl_2"],
        on: String = "2026-04-20"
    ) -> TestWorld.Keys {
        ["payment": .text(payment), "claims": claims, "on": .text(on)]
    }

    private func left(_ payment: String = "pay_1", on: String = "2026-04-22") -> TestWorld.Keys {
        ["payment": .text(payment), "on": .text(on), "reference": "ST-4"]
    }

    @Test func `claims are paid together: reserved, then gone from the bank and earned`() throws {
        let world = try world()
        let answer = try world.done("u_fo", "payment.instruct", instruct())
        #expect(answer.detail == "pay_1 pays £56.50 for 2 claims.")
        #expect(try world.balance("ESF:M2050.pay_1") == 2825)
        #expect(try world.balance("ESF:M1005") == 2825)
        #expect(try world.balance("ESF:M2000.cl_1") == 0)
        try world.done("u_fo2", "payment.defray", left())
        #expect(try world.balance("ESF:M1005") == 0)
        #expect(try world.balance("ESF:M1150") == 2825)
        #expect(try world.balance("ESF:M4000") == 2825)
        #expect(try world.balance("LOT:M2100") == 150_000 - 2825)
        #expect(try world.balance("ESF:A700.northside.identity") == 2325)
        #expect(try world.balance("ESF:A600.northside.identity") == 0)
        #expect(try world.balances())
    }

    @Test func `a run that takes more than a fund's free cash is refused whole`() throws {
        let world = try TestWorld.pathways()
        try world.accept("cl_1", lines: [2000])
        #expect(
            try world.refusal("u_fo", "payment.instruct", instruct("pay_1", ["cl_1"]))
                == "cash.exceeded"
        )
        func lend(_ pence: Int64) -> TestWorld.Keys {
            [
                "from": "UNR", "to": "ESF", "amount": .integer(pence), "on": "2026-04-01",
            ]
        }
        try world.done("u_fo", "fund.prefinance", lend(999))
        #expect(
            try world.refusal("u_fo", "payment.instruct", instruct("pay_1", ["cl_1"]))
                == "cash.exceeded"
        )
        try world.done("u_fo", "fund.prefinance", lend(1))
        try world.done("u_fo", "payment.instruct", instruct("pay_1", ["cl_1"]))
        #expect(try world.balance("ESF:M1000") == 0)
        #expect(try world.balances())
    }

    @Test func `a claim is paid once, and only one that was accepted`() throws {
        let world = try world()
        #expect(
            try world.refusal("u_fo", "payment.instruct", instruct("pay_1", ["cl_9"]))
                == "claim.unknown"
        )
        try world.done("u_fo", "payment.instruct", instruct("pay_1", ["cl_1"]))
        #expect(
            try world.refusal("u_fo", "payment.instruct", instruct("pay_1", ["cl_2"]))
                == "payment.exists"
        )
        #expect(
            try world.refusal("u_fo", "payment.instruct", instruct("pay_2", ["cl_1"]))
                == "claim.in-payment"
        )
        try world.done("u_fo2", "payment.defray", left())
        #expect(try world.refusal("u_fo2", "payment.defray", left()) == "payment.wrong-state")
        #expect(
            try world.refusal("u_fo2", "payment.defray", left("pay_9")) == "payment.unknown"
        )
    }

    @Test func `the preparer does not release where there is another finance officer`() throws {
        let world = try world()
        try world.done("u_fo", "payment.instruct", instruct())
        #expect(
            try world.refusal("u_fo", "payment.defray", left())
                == "duties.payment-preparer+payment-releaser"
        )
        let dismiss: TestWorld.Keys = ["user": "u_fo2", "role": "finance-officer"]
        try world.done("u_pm", "user.dismiss", dismiss)
        try world.done("u_fo", "payment.defray", left())
    }

    @Test func `a payee does not release their own payment`() throws {
        let world = try world()
        try world.done("u_pm", "user.appoint", ["user": "u_kw1", "role": "finance-officer"])
        try world.done("u_fo", "payment.instruct", instruct())
        #expect(
            try world.refusal("u_kw1", "payment.defray", left())
                == "duties.payee+payment-releaser"
        )
    }

    @Test func `money leaves on or after the day it was told to`() throws {
        let world = try world()
        try world.done("u_fo", "payment.instruct", instruct())
        #expect(
            try world.refusal("u_fo2", "payment.defray", left(on: "2026-04-19"))
                == "payment.before-instruction"
        )
        try world.done("u_fo2", "payment.defray", left(on: "2026-04-20"))
    }

    @Test func `a defrayal in a closed period counts for the first open day`() throws {
        let world = try world()
        try world.done("u_fo", "payment.instruct", instruct())
        try world.done(
            "u_fo",
            "period.close",
            ["starts": "2026-04-01", "ends": "2026-04-30"]
        )
        let records = try world.done("u_fo2", "payment.defray", left()).records
        guard case .entryPosted(let posted) = try world.records(from: records[1])[0] else {
            Issue.record("no entry")
            return
        }
        #expect(posted.entry.effectiveOn.description == "2026-05-01")
        #expect(posted.entry.bankDate?.description == "2026-04-22")
    }

    @Test func `a payment that comes back before it left frees the cash`() throws {
        let world = try world()
        try world.done("u_fo", "payment.instruct", instruct())
        try world.done("u_fo", "payment.return", ["payment": "pay_1", "on": "2026-04-21"])
        #expect(try world.balance("ESF:M1000") == 50_000)
        #expect(try world.balance("ESF:M2000.cl_1") == 2325)
        #expect(try world.balances())
        try world.done("u_fo", "payment.instruct", instruct("pay_2", on: "2026-04-23"))
    }

    @Test func `a payment that comes back after it left is not earned, and can be paid again`()
        throws
    {
        let world = try world()
        try world.done("u_fo", "payment.instruct", instruct())
        try world.done("u_fo2", "payment.defray", left())
        try world.done("u_fo", "payment.return", ["payment": "pay_1", "on": "2026-04-25"])
        #expect(try world.balance("ESF:M1150") == 0)
        #expect(try world.balance("ESF:M4000") == 0)
        #expect(try world.balance("LOT:M2100") == 150_000)
        #expect(try world.balance("ESF:A600.northside.identity") == 2325)
        try world.done("u_fo", "payment.instruct", instruct("pay_2", on: "2026-04-26"))
        try world.done("u_fo2", "payment.defray", left("pay_2", on: "2026-04-27"))
        #expect(try world.balance("ESF:M1150") == 2825)
        #expect(try world.balances())
    }

    @Test func `a line outside the enrolment by what is known today is not paid`() throws {
        let world = try world()
        try world.done("u_kw1", "participant.exit", ["participant": "p_01", "on": "2026-03-10"])
        #expect(
            try world.refusal("u_fo", "payment.instruct", instruct())
                == "claim.outside-enrolment"
        )
        try world.done("u_fo", "payment.instruct", instruct("pay_1", ["cl_2"]))
    }

    @Test func `what a partner paid is earned on its bank date and repaid`() throws {
        let world = try world()
        try world.accept("cl_3", lines: [2001], incurred: "2026-03-20", paidBy: "partner")
        let paid: TestWorld.Keys = [
            "claim": "cl_3", "on": "2026-03-28", "reference": "NS-88",
        ]
        #expect(
            try world.refusal("u_mg2", "claim.paid-by-partner", paid) == "actor.not-allowed"
        )
        try world.done("u_mg1", "claim.paid-by-partner", paid)
        #expect(
            try world.refusal("u_mg1", "claim.paid-by-partner", paid) == "claim.nothing-owed"
        )
        #expect(try world.balance("ESF:M2060.northside") == 1001)
        #expect(try world.balance("LOT:M2060.northside") == 1000)
        #expect(try world.balance("ESF:M1150") == 1001)
        func repay(_ claim: String) -> TestWorld.Keys {
            [
                "payment": "rep_1", "partner": "northside", "claims": [.text(claim)],
                "on": "2026-04-14",
            ]
        }
        #expect(
            try world.refusal("u_fo", "repayment.instruct", repay("cl_1"))
                == "claim.not-paid-by-partner"
        )
        try world.done("u_fo", "repayment.instruct", repay("cl_3"))
        #expect(
            try world.refusal("u_fo2", "payment.defray", left("rep_1")) == "payment.is-repayment"
        )
        try world.done("u_fo2", "repayment.defray", left("rep_1"))
        #expect(try world.balance("ESF:M2060.northside") == 0)
        #expect(try world.balance("ESF:M2065.rep_1") == 0)
        #expect(try world.balance("ESF:M1000") == 50_000 - 1001)
        #expect(try world.balance("ESF:M1150") == 1001)
        #expect(try world.balances())
    }

    @Test func `a repayment that comes back is undone by its mirror`() throws {
        let world = try world()
        try world.accept("cl_3", lines: [2000], paidBy: "partner")
        try world.done(
            "u_fo",
            "claim.paid-by-partner",
            ["claim": "cl_3", "on": "2026-04-15", "reference": "NS-88"]
        )
        let repay: TestWorld.Keys = [
            "payment": "rep_1", "partner": "northside", "claims": ["cl_3"],
            "on": "2026-04-20",
        ]
        try world.done("u_fo", "repayment.instruct", repay)
        try world.done("u_fo2", "repayment.defray", left("rep_1"))
        try world.done("u_fo", "payment.return", ["payment": "rep_1", "on": "2026-04-25"])
        #expect(try world.balance("ESF:M2060.northside") == 1000)
        #expect(try world.balance("ESF:M1000") == 50_000)
        #expect(try world.balances())
        // The bank saw it go on the 22nd and come back on the 25th.
        let held = try ["2026-04-21", "2026-04-22", "2026-04-24", "2026-04-25"].map { day in
            let on = try CalendarDate(day)
            return try world.store.read { try $0.bankBalance(of: FundCode("ESF"), through: on) }
        }
        #expect(held == [50_000, 49_000, 49_000, 50_000])
        let bank = try world.store.read { try BankReconciliation(of: $0).lines }
        let moved = bank.compactMap { if case .movement(let line) = $0 { line.pence } else { nil } }
        #expect(moved.suffix(2) == [-2000, 2000])
    }
}
