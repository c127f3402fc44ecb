import Calendar
import Identifiers
import Journal
import Money
import Store
import StrictJSON
import Testing

@testable import Operations

/// Statements of partners' own banks: who keeps and reads them, and what they may show.
@Suite struct PartnerStatementTests {
    @Test func `a partner's statement is its manager's or the office's to keep`() throws {
        let world = try PartnerBank.world()
        for (actor, partner) in [("u_mg2", "northside"), ("u_kw1", "northside")] {
            #expect(
                try world.refusal(actor, "bank.import", PartnerBank.statement(.text(partner)))
                    == "actor.not-allowed"
            )
        }
        #expect(
            try world.refusal("u_mg1", "bank.import", PartnerBank.statement(.null))
                == "actor.not-allowed"
        )
        #expect(
            try world.refusal("u_fo", "bank.import", PartnerBank.statement("westside"))
                == "partner.unknown"
        )
        try world.done("u_fo", "bank.import", PartnerBank.statement("northside"))
        let done = try world.done("u_mg1", "bank.import", PartnerBank.statement("northside"))
        #expect(done.detail == "The statement is kept: 2 lines, 0 of them northside's.")
        guard case .partnerBankImported(let kept) = try world.records(from: done.records[0])[0]
        else {
            Issue.record("nothing was kept")
            return
        }
        #expect(kept.partner.text == "northside" && kept.statement.format == .csv)
        let ours = try world.done("u_fo", "bank.import", PartnerBank.statement(.null)).records
        #expect(try world.records(from: ours[0])[0].type == "bank.imported")
    }

    @Test func `what a partner's statement may show is what it pays or paid, and no other's`()
        throws
    {
        let world = try PartnerBank.world()
        func costs(_ partner: String?) throws -> [String] {
            try world.store.read {
                try PartnerCost.all(of: partner.map { try PartnerCode($0) }, in: $0)
            }.map { cost in
                let day = cost.leftOn?.description ?? "owed"
                return "\(cost.claim) \(cost.partner) \(cost.amount.pence) \(day)"
            }
        }
        #expect(try costs("northside") == ["cl_1 northside 1250 owed"])
        #expect(try costs("southside") == ["cl_3 southside 700 owed"])
        try world.done("u_mg1", "claim.paid-by-partner", PartnerBank.paid("cl_1"))
        #expect(
            try costs(nil) == ["cl_1 northside 1250 2026-06-01", "cl_3 southside 700 owed"]
        )
        try world.done("u_mg1", "claim.returned-to-partner", PartnerBank.back("cl_1"))
        #expect(try costs("northside") == ["cl_1 northside 1250 owed"])
        let cost = try world.store.read { try PartnerCost.all(of: nil, in: $0) }.first
        #expect(cost?.earlierDepartures.map(\.description) == ["2026-06-01"])
        #expect(cost?.returns.map(\.description) == ["2026-06-03"])
    }

    @Test func `who may read which statements, and what nothing shows`() throws {
        let world = try PartnerBank.world()
        try world.done("u_mg1", "claim.paid-by-partner", PartnerBank.paid("cl_1"))
        try world.done("u_mg2", "claim.paid-by-partner", PartnerBank.paid("cl_3"))
        try world.done("u_fo", "bank.import", PartnerBank.statement(.null))
        try world.done(
            "u_mg2",
            "bank.import",
            PartnerBank.statement("southside", "receipts/late.csv", from: "2026-06-02")
        )
        func seen(_ user: String?) throws -> String {
            let today = try CalendarDate("2026-06-15")
            let kept = try world.store.read {
                try KeptStatements(for: user.map { try UserID($0) }, on: today, in: $0)
            }
            return kept.statements.map { $0.partner?.text ?? "ours" }.joined(separator: " ") + " / "
                + kept.unshown.map(\.claim.text).joined(separator: " ")
        }
        #expect(try seen(nil) == "ours southside / cl_1 cl_3")
        #expect(try seen("u_fo") == "ours southside / cl_1 cl_3")
        #expect(try seen("u_mg1") == " / cl_1")
        #expect(try seen("u_mg2") == "southside / cl_3")
        #expect(try seen("u_kw1") == " / ")
        // The day is the first of the statement: it is shown.
        try world.done("u_mg2", "bank.import", PartnerBank.statement("southside"))
        let add: TestWorld.Keys = ["claim": "cl_1", "page": PartnerBank.page("receipts/page.txt")]
        try world.done("u_mg1", "claim.partner-page", add)
        #expect(try seen(nil) == "ours southside southside / ")
    }
}
