import Calendar
import Capture
import Identifiers
import Journal
import Ledger
import Money
import Store
import StrictJSON
import Testing

@testable import Operations

/// What left a partner's own bank, the page that shows it, and what came back.
@Suite struct PartnerPaymentTests {
    // MARK: Marked as paid, with its page

    @Test func `a page goes into the vault, and the record holds its commitment`() throws {
        let world = try PartnerBank.world()
        let done = try world.done(
            "u_mg1",
            "claim.paid-by-partner",
            PartnerBank.paid("cl_1", page: "receipts/page.txt")
        )
        #expect(done.detail == "The page is kept.")
        let bodies = try world.records(from: done.records[0])
        #expect(bodies.map(\.type) == ["payment.defrayed", "entry.posted", "partner.page-kept"])
        guard case .partnerPageKept(let kept) = bodies[2] else { return }
        #expect("\(kept.claim) \(kept.partner) \(kept.on)" == "cl_1 northside 2026-06-01")
        #expect(kept.page.type == .text && kept.page.sanitiser == .capture1)
        let item = try world.store.read { try $0.privateItem(kept.page.commitment) }
        #expect(item?.label == "page" && item?.subject == "u_mg1")
        #expect(item?.value == Array("receipts/page.txt".utf8))
        #expect(try world.balance("ESF:M1150") == 625)
    }

    @Test func `without a page it is recorded, with one that cannot be kept it is not`() throws {
        let world = try PartnerBank.world()
        world.files.make("page.html", "<html><script>1</script></html>")
        for (page, code) in [
            ("none.pdf", "command.unreadable-file"), ("page.html", "evidence.unsupported"),
        ] {
            #expect(
                try world.refusal(
                    "u_mg1",
                    "claim.paid-by-partner",
                    PartnerBank.paid("cl_1", page: page)
                )
                    == code
            )
        }
        let two: TestWorld.Keys = [
            "claim": "cl_1", "on": "2026-06-01", "reference": "NS-1",
            "page": .array(
                ["receipts/a.txt", "receipts/b.txt"].map { .object(["file": .text($0)]) }
            ),
        ]
        #expect(
            try world.refusal("u_mg1", "claim.paid-by-partner", two) == "command.wrong-kind"
        )
        try world.done("u_mg1", "claim.paid-by-partner", PartnerBank.paid("cl_1"))
    }

    @Test func `a partner marks its own costs alone, and the finance officer any`() throws {
        let world = try PartnerBank.world()
        for (actor, claim) in [("u_mg2", "cl_1"), ("u_mg1", "cl_3"), ("u_kw1", "cl_1")] {
            #expect(
                try world.refusal(actor, "claim.paid-by-partner", PartnerBank.paid(claim))
                    == "actor.not-allowed"
            )
        }
        try world.done("u_mg2", "claim.paid-by-partner", PartnerBank.paid("cl_3"))
        try world.done("u_fo", "claim.paid-by-partner", PartnerBank.paid("cl_1"))
    }

    @Test func `a page may come later, of what was paid and stands, from its own partner`() throws {
        let world = try PartnerBank.world()
        let add: TestWorld.Keys = ["claim": "cl_1", "page": PartnerBank.page("receipts/page.txt")]
        #expect(
            try world.refusal("u_mg1", "claim.partner-page", add) == "claim.not-paid-by-partner"
        )
        try world.done("u_mg1", "claim.paid-by-partner", PartnerBank.paid("cl_1"))
        #expect(try world.refusal("u_mg2", "claim.partner-page", add) == "actor.not-allowed")
        #expect(
            try world.refusal("u_mg1", "claim.partner-page", ["claim": "cl_1"])
                == "command.missing-key"
        )
        let records = try world.done("u_mg1", "claim.partner-page", add).records
        guard case .partnerPageKept(let kept) = try world.records(from: records[0])[0] else {
            Issue.record("no page was kept")
            return
        }
        #expect(kept.on.description == "2026-06-01")
        try world.done("u_mg1", "claim.returned-to-partner", PartnerBank.back("cl_1"))
        #expect(
            try world.refusal("u_mg1", "claim.partner-page", add) == "claim.not-paid-by-partner"
        )
    }

    // MARK: What came back

    @Test func `what came back is owed again, is not earned, and can be paid again`() throws {
        let world = try PartnerBank.world()
        #expect(
            try world.refusal("u_mg1", "claim.returned-to-partner", PartnerBank.back("cl_1"))
                == "claim.not-paid-by-partner"
        )
        try world.done("u_mg1", "claim.paid-by-partner", PartnerBank.paid("cl_1"))
        #expect(
            try world.refusal("u_mg2", "claim.returned-to-partner", PartnerBank.back("cl_1"))
                == "actor.not-allowed"
        )
        #expect(
            try world.refusal(
                "u_mg1",
                "claim.returned-to-partner",
                PartnerBank.back("cl_1", on: "2026-05-31")
            )
                == "claim.before-departure"
        )
        try world.done(
            "u_mg1",
            "claim.returned-to-partner",
            PartnerBank.back("cl_1", on: "2026-06-01")
        )
        #expect(try world.balance("ESF:M2060.northside") == 0)
        #expect(try world.balance("ESF:M2000.cl_1") == 625)
        #expect(try world.balance("ESF:M1150") == 0)
        #expect(try world.balance("LOT:M2100") == 150_000)
        #expect(try world.balances())
        #expect(try repayments(in: world).isEmpty)
        #expect(
            try world.refusal("u_mg1", "claim.returned-to-partner", PartnerBank.back("cl_1"))
                == "claim.not-paid-by-partner"
        )
        try world.done("u_mg1", "claim.paid-by-partner", PartnerBank.paid("cl_1", on: "2026-06-05"))
        #expect(try world.balance("ESF:M1150") == 625)
        #expect(try repayments(in: world) == ["northside 1250"])
        #expect(try world.balances())
    }

    private func repayments(in world: TestWorld) throws -> [String] {
        try world.store.read { try ReadyPayment.all(in: $0) }
            .filter { $0.purpose == .repayment }.map { "\($0.words) \($0.pence)" }
    }

    @Test func `what was drawn down and came back is owed to the funder, and credited`() throws {
        let world = try PartnerBank.world()
        try world.done("u_mg1", "claim.paid-by-partner", PartnerBank.paid("cl_1", on: "2026-05-30"))
        try world.drawDown(from: "2026-05-01", to: "2026-05-31")
        try world.done("u_mg1", "claim.returned-to-partner", PartnerBank.back("cl_1"))
        #expect(try world.balance("ESF:M2200") == 625)
        #expect(try world.balance("ESF:M1150") == 0)
        #expect(try world.balance("ESF:M2060.northside") == 0)
        #expect(try world.balances())
        try world.done("u_mg2", "claim.paid-by-partner", PartnerBank.paid("cl_3"))
        try world.done(
            "u_fo2",
            "drawdown.prepare",
            ["drawdown": "dd_2", "fund": "ESF", "starts": "2026-06-01", "ends": "2026-06-14"]
        )
        let sheet = try world.store.read {
            try DrawdownSheet(
                DrawdownID("dd_2"),
                in: $0,
                today: CalendarDate("2026-06-15"),
                rulePack: { try TestGuidance.rulePack($0) }
            )
        }
        #expect(sheet?.creditable.map(\.amount.pence) == [625])
    }

    @Test func `what is being repaid does not come back before its repayment does`() throws {
        let world = try PartnerBank.world()
        try world.done("u_fo", "fund.prefinance", PartnerBank.loan)
        try world.done("u_mg1", "claim.paid-by-partner", PartnerBank.paid("cl_1"))
        let repay: TestWorld.Keys = [
            "payment": "rep_1", "partner": "northside", "claims": ["cl_1"], "on": "2026-06-02",
        ]
        try world.done("u_fo", "repayment.instruct", repay)
        #expect(
            try world.refusal("u_mg1", "claim.returned-to-partner", PartnerBank.back("cl_1"))
                == "claim.repaid"
        )
        try world.done("u_fo", "payment.return", ["payment": "rep_1", "on": "2026-06-03"])
        try world.done("u_mg1", "claim.returned-to-partner", PartnerBank.back("cl_1"))
        #expect(try world.balance("ESF:M2000.cl_1") == 625)
        #expect(try world.balances())
    }

    @Test func `the entry of what came back is not undone besides`() throws {
        let world = try PartnerBank.world()
        let paid = try world.done("u_mg1", "claim.paid-by-partner", PartnerBank.paid("cl_1"))
            .records[1]
        let back = try world.done("u_mg1", "claim.returned-to-partner", PartnerBank.back("cl_1"))
            .records[1]
        for entry in [paid, back] {
            let keys: TestWorld.Keys = ["entry": .integer(Int64(entry)), "reason": "A slip"]
            #expect(try world.refusal("u_fo", "entry.reverse", keys) == "entry.came-back")
        }
    }
}
