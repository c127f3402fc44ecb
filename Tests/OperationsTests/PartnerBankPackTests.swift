import Evidence
import Foundation
import Identifiers
import StrictJSON
import Testing

@testable import Operations

/// What packs show of the banks that paid.
@Suite struct PartnerBankPackTests {
    private static let profile = """
        format: farthing-profile/v1
        id: for-auditor
        version: 1
        title: Costs of northside's claim
        source: a test
        scope: period
        participants: numbered
        opens: [bank-statement]
        lists:
          - file: costs.csv
            title: Costs
            rows: costs
            columns:
              - {heading: Claim, value: claim}
              - {heading: Left, value: left-bank}
        """

    @Test func `a pack opens the page, and the statement of the bank that paid and no other's`()
        throws
    {
        let world = try PartnerBank.world()
        try world.done(
            "u_mg1",
            "claim.paid-by-partner",
            PartnerBank.paid("cl_1", on: "2026-06-02", page: "receipts/page.txt")
        )
        // Southside's claim is outside of the profile's days, which are those on which it left.
        try world.done(
            "u_mg2",
            "claim.paid-by-partner",
            PartnerBank.paid("cl_3", page: "receipts/other.txt")
        )
        try world.done(
            "u_mg1",
            "bank.import",
            PartnerBank.statement("northside", "receipts/ns.csv")
        )
        try world.done(
            "u_mg2",
            "bank.import",
            PartnerBank.statement("southside", "receipts/ss.csv")
        )
        try world.done("u_fo", "bank.import", PartnerBank.statement(.null, "receipts/ours.csv"))
        world.files.make("auditor.yaml", Self.profile)
        let days: TestWorld.Members = ["file": "auditor.yaml", "from": "2026-06-02"]
        let issued = try world.done(
            "u_fo",
            "pack.issue",
            ["pack": "pk_1", "recipient": "auditor", "profile": TestWorld.object(days)]
        )
        let pack = try world.pack(issuedAt: issued.records.last ?? 0)
        #expect(world.verdict(of: pack).findings == [])
        let opened = pack.paths.filter { $0.hasPrefix("data/evidence/") }
        #expect(
            opened.map { String(decoding: pack.files[$0] ?? [], as: UTF8.self) }.sorted()
                == [PartnerBank.csv("ns", from: "01/06/2026"), "receipts/page.txt"]
        )
        let page = String(decoding: pack.files["data/index.html"] ?? [], as: UTF8.self)
        let trail = page.components(separatedBy: "id=\"trail-cl_1\"").last?
            .components(separatedBy: "</section>").first
        #expect(trail?.contains("The page of northside's bank that shows the payment of") == true)
        #expect(trail?.contains("The bank's statement: <a class=\"file\" href=\"evidence/") == true)
        let link = "<a class=\"file\" href=\"evidence/"
        #expect(trail?.contains("<li>Shown by a page of northside's bank, record ") == true)
        let file = try #require(opened.first { $0.hasSuffix("-page.txt") })
        #expect(trail?.contains("record \(Self.record(in: file)): \(link)") == true)
    }

    /// The record in the name of an opened file: `data/evidence/41-page.txt`.
    private static func record(in path: String) -> String {
        String(path.split(separator: "/").last?.split(separator: "-").first ?? "")
    }

    /// What the trail of a claim says below the steps in which money moved.
    private static func proofs(of claim: String, in pack: EvidencePack) -> [String] {
        let page = String(decoding: pack.files["data/index.html"] ?? [], as: UTF8.self)
        let trail =
            page.components(separatedBy: "id=\"trail-\(claim)\"").last?
            .components(separatedBy: "</section>").first ?? ""
        return trail.components(separatedBy: "<li>").compactMap {
            $0.components(separatedBy: "</li>").first
        }.filter { $0.hasPrefix("Shown by") || $0.hasPrefix("No statement") }
    }

    @Test func `the step of a payment leads to the statement that shows it, ours or a partner's`()
        throws
    {
        let world = try PartnerBank.world()
        try world.done("u_fo", "fund.prefinance", PartnerBank.loan)
        try world.instruct("pay_1", "cl_2")
        let left: TestWorld.Keys = ["payment": "pay_1", "on": "2026-06-15", "reference": "OURS-1"]
        try world.done("u_fo2", "payment.defray", left)
        try world.done("u_mg1", "claim.paid-by-partner", PartnerBank.paid("cl_1"))
        try world.done("u_mg2", "claim.paid-by-partner", PartnerBank.paid("cl_3", on: "2026-06-15"))
        try world.done(
            "u_mg1",
            "bank.import",
            PartnerBank.statement("northside", "receipts/ns.csv")
        )
        world.files.make("receipts/on.csv", "Date,Description,Amount\n15/06/2026,BACS,-10.00\n")
        let kept: TestWorld.Keys = [
            "file": "receipts/on.csv", "format": "csv", "count": 1, "matched": 1,
            "starts": "2026-06-15", "ends": "2026-06-15", "paid-out": 1000,
        ]
        try world.done("u_fo", "bank.import", kept)
        func pack(_ id: String, _ profile: JSONValue) throws -> EvidencePack {
            let issued = try world.done(
                "u_fo",
                "pack.issue",
                ["pack": .text(id), "recipient": "auditor", "profile": profile]
            )
            return try world.pack(issuedAt: issued.records.last ?? 0)
        }
        world.files.make("auditor.yaml", Self.profile)
        let opened = try pack("pk_1", TestWorld.object(["file": "auditor.yaml"]))
        let withheld = try pack("pk_2", .null)
        let beside = "; <a href=\"books/bank-reconciliation.csv\">beside the books</a>"
        let ours = Self.proofs(of: "cl_2", in: opened)
        #expect(ours.count == 1 && ours[0].hasPrefix("Shown by the statement of the bank, 15 June"))
        #expect(ours[0].contains(": <a class=\"file\" href=\"evidence/"))
        #expect(ours[0].hasSuffix(beside))
        let theirs = Self.proofs(of: "cl_1", in: opened)
        #expect(theirs[0].hasPrefix("Shown by the statement of northside's bank, 1 to 14 June"))
        #expect(theirs[0].contains("-file.csv\">") || theirs[0].contains("-file.txt\">"))
        #expect(!theirs[0].contains("bank-reconciliation"))
        // The day after southside's statements: none is kept at all.
        let bare = ["No statement that is kept of southside's bank covers this day."]
        #expect(Self.proofs(of: "cl_3", in: opened) == bare)
        #expect(
            Self.proofs(of: "cl_2", in: withheld)[0].contains(": withheld in this pack" + beside)
        )
        #expect(world.verdict(of: opened).findings == [])
    }

    @Test func `the lists of a pack say what left, what came back and what nothing shows`() throws {
        let world = try PartnerBank.world()
        try world.done("u_mg1", "claim.paid-by-partner", PartnerBank.paid("cl_1"))
        try world.done("u_mg1", "claim.returned-to-partner", PartnerBank.back("cl_1"))
        try world.done("u_mg1", "claim.paid-by-partner", PartnerBank.paid("cl_1", on: "2026-06-05"))
        let slip = try world.done("u_mg2", "claim.paid-by-partner", PartnerBank.paid("cl_3"))
            .records[1]
        let undo: TestWorld.Keys = ["entry": .integer(Int64(slip)), "reason": "Another day"]
        try world.done("u_fo", "entry.reverse", undo)
        try world.done("u_mg2", "claim.paid-by-partner", PartnerBank.paid("cl_3", on: "2026-06-08"))
        let add: TestWorld.Keys = ["claim": "cl_1", "page": PartnerBank.page("receipts/page.txt")]
        try world.done("u_mg1", "claim.partner-page", add)
        let issued = try world.done(
            "u_fo",
            "pack.issue",
            ["pack": "pk_1", "recipient": "auditor"]
        )
        let pack = try world.pack(issuedAt: issued.records.last ?? 0)
        #expect(world.verdict(of: pack).findings == [])
        func rows(_ path: String) -> [[String]] {
            String(decoding: pack.files[path] ?? [], as: UTF8.self).components(separatedBy: "\r\n")
                .dropFirst().map { $0.components(separatedBy: ",") }
        }
        let left = rows("data/transactions.csv").filter { $0.count > 5 }.map { "\($0[5]) \($0[4])" }
        #expect(
            Set(left) == ["cl_1 2026-06-05", "cl_2 ", "cl_3 2026-06-08"]
        )
        let found = rows("data/books/exceptions.csv").filter {
            ["not-shown", "payment-returned"].contains($0[0])
        }.map { "\($0[0]) \($0[3]) \($0[4])" }
        // What came back of the first day; both days of southside, one of them undone.
        #expect(
            found == [
                "not-shown cl_1 12.50", "payment-returned cl_1 12.50", "not-shown cl_3 7.00",
                "not-shown cl_3 7.00",
            ]
        )
    }

    @Test func `a repayment that comes back leaves what the partner paid as paid`() throws {
        let world = try PartnerBank.world()
        try world.done("u_fo", "fund.prefinance", PartnerBank.loan)
        try world.done("u_mg1", "claim.paid-by-partner", PartnerBank.paid("cl_1"))
        let repay: TestWorld.Keys = [
            "payment": "rep_1", "partner": "northside", "claims": ["cl_1"], "on": "2026-06-02",
        ]
        try world.done("u_fo", "repayment.instruct", repay)
        let left: TestWorld.Keys = ["payment": "rep_1", "on": "2026-06-03", "reference": "ST-9"]
        try world.done("u_fo2", "repayment.defray", left)
        try world.done("u_fo", "payment.return", ["payment": "rep_1", "on": "2026-06-04"])
        let issued = try world.done(
            "u_fo",
            "pack.issue",
            ["pack": "pk_1", "recipient": "auditor"]
        )
        let pack = try world.pack(issuedAt: issued.records.last ?? 0)
        #expect(world.verdict(of: pack).findings == [])
        let list = String(decoding: pack.files["data/transactions.csv"] ?? [], as: UTF8.self)
        #expect(list.contains(",2026-06-01,cl_1,"))
    }
}
