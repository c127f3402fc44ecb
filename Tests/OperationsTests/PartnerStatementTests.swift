import Calendar
import Capture
import Evidence
import Foundation
import Identifiers
import Journal
import Ledger
import Money
import Store
import StrictJSON
import Testing

@testable import Operations

/// A partner's own bank: what left it, what shows that, and what came back to it.
@Suite struct PartnerStatementTests {
    /// cl_1 is northside's, to be paid by it, cl_2 northside's keyworker's own, cl_3 southside's.
    private func world() throws -> TestWorld {
        let world = try TestWorld.pathways()
        try world.accept("cl_1", lines: [1250], paidBy: "partner")
        try world.accept("cl_2", lines: [1000], for: "p_02")
        try world.accept("cl_3", lines: [700], for: "p_11", paidBy: "partner")
        for name in ["june", "ns", "ss", "ours"] {
            world.files.make("receipts/\(name).csv", Self.csv(name, from: "01/06/2026"))
        }
        world.files.make("receipts/late.csv", Self.csv("late", from: "02/06/2026"))
        return world
    }

    /// A bank's file of two lines, the last on 14 June.
    private static func csv(_ name: String, from day: String) -> String {
        "Date,Description,Amount\n\(day),\(name),-2.00\n14/06/2026,\(name),0.50\n"
    }

    private static func page(_ path: String) -> JSONValue {
        .array([.object(["file": .text(path)])])
    }

    private func paid(
        _ claim: String,
        on day: String = "2026-06-01",
        page: String? = nil
    ) -> TestWorld.Keys {
        [
            "claim": .text(claim), "on": .text(day), "reference": "NS-1",
            "page": page.map(Self.page) ?? .null,
        ]
    }

    private func back(_ claim: String, on day: String = "2026-06-03") -> TestWorld.Keys {
        ["claim": .text(claim), "on": .text(day), "reference": "NS-2"]
    }

    private func statement(
        _ partner: JSONValue,
        _ file: String = "receipts/june.csv",
        from starts: String = "2026-06-01",
        but other: (key: String, value: JSONValue)? = nil,
        unmatched: JSONValue? = nil
    ) -> TestWorld.Keys {
        func given(_ key: String, _ value: JSONValue) -> JSONValue {
            other?.key == key ? other?.value ?? value : value
        }
        return [
            "partner": partner, "file": .text(file), "format": given("format", "csv"),
            "count": given("count", 2), "matched": 0,
            "unmatched": unmatched
                ?? (partner != .null ? .null : other?.key == "count" ? [1] : [1, 2]),
            "starts": given("starts", .text(starts)), "ends": given("ends", "2026-06-14"),
            "paid-in": given("paid-in", 50),
            "paid-out": given("paid-out", 200),
        ]
    }

    // MARK: Marked as paid, with its page

    @Test func `a page goes into the vault, and the record holds its commitment`() throws {
        let world = try world()
        let done = try world.done(
            "u_mg1",
            "claim.paid-by-partner",
            paid("cl_1", page: "receipts/page.txt")
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
        let world = try world()
        world.files.make("page.html", "<html><script>1</script></html>")
        for (page, code) in [
            ("none.pdf", "command.unreadable-file"), ("page.html", "evidence.unsupported"),
        ] {
            #expect(
                try world.refusal("u_mg1", "claim.paid-by-partner", paid("cl_1", page: page))
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
        try world.done("u_mg1", "claim.paid-by-partner", paid("cl_1"))
    }

    @Test func `a partner marks its own costs alone, and the finance officer any`() throws {
        let world = try world()
        for (actor, claim) in [("u_mg2", "cl_1"), ("u_mg1", "cl_3"), ("u_kw1", "cl_1")] {
            #expect(
                try world.refusal(actor, "claim.paid-by-partner", paid(claim))
                    == "actor.not-allowed"
            )
        }
        try world.done("u_mg2", "claim.paid-by-partner", paid("cl_3"))
        try world.done("u_fo", "claim.paid-by-partner", paid("cl_1"))
    }

    @Test func `a page may come later, of what was paid and stands, from its own partner`() throws {
        let world = try world()
        let add: TestWorld.Keys = ["claim": "cl_1", "page": Self.page("receipts/page.txt")]
        #expect(
            try world.refusal("u_mg1", "claim.partner-page", add) == "claim.not-paid-by-partner"
        )
        try world.done("u_mg1", "claim.paid-by-partner", paid("cl_1"))
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
        try world.done("u_mg1", "claim.returned-to-partner", back("cl_1"))
        #expect(
            try world.refusal("u_mg1", "claim.partner-page", add) == "claim.not-paid-by-partner"
        )
    }

    // MARK: What came back

    @Test func `what came back is owed again, is not earned, and can be paid again`() throws {
        let world = try world()
        #expect(
            try world.refusal("u_mg1", "claim.returned-to-partner", back("cl_1"))
                == "claim.not-paid-by-partner"
        )
        try world.done("u_mg1", "claim.paid-by-partner", paid("cl_1"))
        #expect(
            try world.refusal("u_mg2", "claim.returned-to-partner", back("cl_1"))
                == "actor.not-allowed"
        )
        #expect(
            try world.refusal("u_mg1", "claim.returned-to-partner", back("cl_1", on: "2026-05-31"))
                == "claim.before-departure"
        )
        try world.done("u_mg1", "claim.returned-to-partner", back("cl_1", on: "2026-06-01"))
        #expect(try world.balance("ESF:M2060.northside") == 0)
        #expect(try world.balance("ESF:M2000.cl_1") == 625)
        #expect(try world.balance("ESF:M1150") == 0)
        #expect(try world.balance("LOT:M2100") == 150_000)
        #expect(try world.balances())
        #expect(try repayments(in: world).isEmpty)
        #expect(
            try world.refusal("u_mg1", "claim.returned-to-partner", back("cl_1"))
                == "claim.not-paid-by-partner"
        )
        try world.done("u_mg1", "claim.paid-by-partner", paid("cl_1", on: "2026-06-05"))
        #expect(try world.balance("ESF:M1150") == 625)
        #expect(try repayments(in: world) == ["northside 1250"])
        #expect(try world.balances())
    }

    private func repayments(in world: TestWorld) throws -> [String] {
        try world.store.read { try ReadyPayment.all(in: $0) }
            .filter { $0.purpose == .repayment }.map { "\($0.words) \($0.pence)" }
    }

    @Test func `what was drawn down and came back is owed to the funder, and credited`() throws {
        let world = try world()
        try world.done("u_mg1", "claim.paid-by-partner", paid("cl_1", on: "2026-05-30"))
        try world.drawDown(from: "2026-05-01", to: "2026-05-31")
        try world.done("u_mg1", "claim.returned-to-partner", back("cl_1"))
        #expect(try world.balance("ESF:M2200") == 625)
        #expect(try world.balance("ESF:M1150") == 0)
        #expect(try world.balance("ESF:M2060.northside") == 0)
        #expect(try world.balances())
        try world.done("u_mg2", "claim.paid-by-partner", paid("cl_3"))
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
        let world = try world()
        let loan: TestWorld.Keys = [
            "from": "UNR", "to": "ESF", "amount": 50_000, "on": "2026-04-01",
        ]
        try world.done("u_fo", "fund.prefinance", loan)
        try world.done("u_mg1", "claim.paid-by-partner", paid("cl_1"))
        let repay: TestWorld.Keys = [
            "payment": "rep_1", "partner": "northside", "claims": ["cl_1"], "on": "2026-06-02",
        ]
        try world.done("u_fo", "repayment.instruct", repay)
        #expect(
            try world.refusal("u_mg1", "claim.returned-to-partner", back("cl_1")) == "claim.repaid"
        )
        try world.done("u_fo", "payment.return", ["payment": "rep_1", "on": "2026-06-03"])
        try world.done("u_mg1", "claim.returned-to-partner", back("cl_1"))
        #expect(try world.balance("ESF:M2000.cl_1") == 625)
        #expect(try world.balances())
    }

    @Test func `the entry of what came back is not undone besides`() throws {
        let world = try world()
        let paid = try world.done("u_mg1", "claim.paid-by-partner", paid("cl_1")).records[1]
        let back = try world.done("u_mg1", "claim.returned-to-partner", back("cl_1")).records[1]
        for entry in [paid, back] {
            let keys: TestWorld.Keys = ["entry": .integer(Int64(entry)), "reason": "A slip"]
            #expect(try world.refusal("u_fo", "entry.reverse", keys) == "entry.came-back")
        }
    }

    // MARK: A partner's statement

    @Test func `a partner's statement is its manager's or the office's to keep`() throws {
        let world = try world()
        for (actor, partner) in [("u_mg2", "northside"), ("u_kw1", "northside")] {
            #expect(
                try world.refusal(actor, "bank.import", statement(.text(partner)))
                    == "actor.not-allowed"
            )
        }
        #expect(try world.refusal("u_mg1", "bank.import", statement(.null)) == "actor.not-allowed")
        #expect(
            try world.refusal("u_fo", "bank.import", statement("westside")) == "partner.unknown"
        )
        try world.done("u_fo", "bank.import", statement("northside"))
        let done = try world.done("u_mg1", "bank.import", statement("northside"))
        #expect(done.detail == "The statement is kept: 2 lines, 0 of them northside's.")
        guard case .partnerBankImported(let kept) = try world.records(from: done.records[0])[0]
        else {
            Issue.record("nothing was kept")
            return
        }
        #expect(kept.partner.text == "northside" && kept.statement.format == .csv)
        let ours = try world.done("u_fo", "bank.import", statement(.null)).records
        #expect(try world.records(from: ours[0])[0].type == "bank.imported")
    }

    @Test(arguments: [
        ("format", "ofx"), ("starts", "2026-06-02"), ("ends", "2026-06-13"), ("count", "1"),
        ("paid-in", "49"), ("paid-out", "201"),
    ])
    func `a statement is what its file says, and not what somebody types`(
        key: String,
        value: String
    ) throws {
        let world = try world()
        let other = Int64(value).map(JSONValue.integer) ?? .text(value)
        let keys = statement(.null, but: (key, other))
        #expect(try world.refusal("u_fo", "bank.import", keys) == "bank.other-figures")
        let unread = statement(.null, "receipts/nothing.csv")
        #expect(try world.refusal("u_fo", "bank.import", unread) == "bank.unreadable")
        try world.done("u_fo", "bank.import", statement(.null))
    }

    @Test func `each line of ours that is no payment is named, and of a partner's none`() throws {
        let world = try world()
        func numbers(_ partner: JSONValue, _ lines: JSONValue) -> TestWorld.Keys {
            statement(partner, unmatched: lines)
        }
        for (partner, lines) in [
            (JSONValue.null, JSONValue.null), (.null, [1]), (.null, [1, 1]), (.null, [1, 2, 3]),
            ("northside", [1]),
        ] {
            let answer = try world.play("u_fo", "bank.import", numbers(partner, lines))
            guard case .malformed = answer else {
                Issue.record("\(lines) of \(partner): \(answer)")
                continue
            }
        }
        #expect(
            try world.refusal("u_fo", "bank.import", numbers(.null, [1, 3])) == "bank.no-such-line"
        )
        let ours = try world.done("u_fo", "bank.import", numbers(.null, [2, 1])).records
        guard case .bankImported(let kept) = try world.records(from: ours[0])[0] else {
            Issue.record("no statement")
            return
        }
        #expect(kept.unmatched.map(\.line) == [1, 2] && kept.unmatched.map(\.pence) == [-200, 50])
        #expect(kept.closing == nil)
    }

    /// A statement in OFX of one line, £2.00 out on 14 June, and what the account held then.
    private static func ofx(_ balance: String) -> String {
        """
        OFXHEADER:100
        DATA:OFXSGML
        VERSION:102
        SECURITY:NONE
        ENCODING:USASCII
        CHARSET:1252
        COMPRESSION:NONE
        OLDFILEUID:NONE
        NEWFILEUID:NONE

        <OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS>
        <DTSERVER>20260614<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
        <BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>
        <STMTRS><CURDEF>GBP<BANKACCTFROM><BANKID>102030<ACCTID>87654321<ACCTTYPE>CHECKING
        </BANKACCTFROM><BANKTRANLIST><DTSTART>20260601<DTEND>20260614
        <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260614<TRNAMT>-2.00<FITID>1<NAME>Charges</STMTTRN>
        </BANKTRANLIST><LEDGERBAL><BALAMT>\(balance)<DTASOF>20260614</LEDGERBAL>
        </STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>

        """
    }

    /// The books hold £1,000.00 of reserves and £1,500.00 of the Lottery's.
    @Test(arguments: [("2500.00", nil), ("2498.00", "£2,498.00"), ("-0.01", "-£0.01")])
    func `what a statement closes with is held against the books, and stops nothing`(
        balance: String,
        said: String?
    ) throws {
        let world = try world()
        world.files.make("receipts/june.ofx", Self.ofx(balance))
        func keys(_ partner: JSONValue, _ unmatched: JSONValue) -> TestWorld.Keys {
            [
                "file": "receipts/june.ofx", "format": "ofx", "count": 1, "matched": 0,
                "unmatched": unmatched, "starts": "2026-06-14", "ends": "2026-06-14",
                "paid-out": 200, "partner": partner,
            ]
        }
        let answer = try world.done("u_fo", "bank.import", keys(.null, [1]))
        #expect(answer.detail?.contains(said.map { "The bank held \($0) on" } ?? "ours.") == true)
        #expect(answer.detail?.contains("by the books it was £2,500.00") == (said != nil))
        let lines = try world.store.read { try BankReconciliation(of: $0).lines }
        let found = lines.compactMap { line in
            if case .closing(let closing) = line { closing.difference == 0 } else { nil }
        }
        #expect(found == [said == nil])
        #expect(try world.packFindings() == [])
        // Of a partner's bank it is nobody's here.
        let theirs = try world.done("u_mg1", "bank.import", keys("northside", .null))
        #expect(theirs.detail?.contains("held") == false)
    }

    @Test func `what a partner's statement may show is what it pays or paid, and no other's`()
        throws
    {
        let world = try world()
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
        try world.done("u_mg1", "claim.paid-by-partner", paid("cl_1"))
        #expect(
            try costs(nil) == ["cl_1 northside 1250 2026-06-01", "cl_3 southside 700 owed"]
        )
        try world.done("u_mg1", "claim.returned-to-partner", back("cl_1"))
        #expect(try costs("northside") == ["cl_1 northside 1250 owed"])
        let cost = try world.store.read { try PartnerCost.all(of: nil, in: $0) }.first
        #expect(cost?.earlierDepartures.map(\.description) == ["2026-06-01"])
        #expect(cost?.returns.map(\.description) == ["2026-06-03"])
    }

    @Test func `who may read which statements, and what nothing shows`() throws {
        let world = try world()
        try world.done("u_mg1", "claim.paid-by-partner", paid("cl_1"))
        try world.done("u_mg2", "claim.paid-by-partner", paid("cl_3"))
        try world.done("u_fo", "bank.import", statement(.null))
        try world.done(
            "u_mg2",
            "bank.import",
            statement("southside", "receipts/late.csv", from: "2026-06-02")
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
        try world.done("u_mg2", "bank.import", statement("southside"))
        let add: TestWorld.Keys = ["claim": "cl_1", "page": Self.page("receipts/page.txt")]
        try world.done("u_mg1", "claim.partner-page", add)
        #expect(try seen(nil) == "ours southside southside / ")
    }

    // MARK: Packs

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
        let world = try world()
        try world.done(
            "u_mg1",
            "claim.paid-by-partner",
            paid("cl_1", on: "2026-06-02", page: "receipts/page.txt")
        )
        // Southside's claim is outside of the profile's days, which are those on which it left.
        try world.done("u_mg2", "claim.paid-by-partner", paid("cl_3", page: "receipts/other.txt"))
        try world.done("u_mg1", "bank.import", statement("northside", "receipts/ns.csv"))
        try world.done("u_mg2", "bank.import", statement("southside", "receipts/ss.csv"))
        try world.done("u_fo", "bank.import", statement(.null, "receipts/ours.csv"))
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
                == [Self.csv("ns", from: "01/06/2026"), "receipts/page.txt"]
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
        let world = try world()
        let lent: TestWorld.Keys = [
            "from": "UNR", "to": "ESF", "amount": 50_000, "on": "2026-04-01",
        ]
        try world.done("u_fo", "fund.prefinance", lent)
        try world.instruct("pay_1", "cl_2")
        let left: TestWorld.Keys = ["payment": "pay_1", "on": "2026-06-15", "reference": "OURS-1"]
        try world.done("u_fo2", "payment.defray", left)
        try world.done("u_mg1", "claim.paid-by-partner", paid("cl_1"))
        try world.done("u_mg2", "claim.paid-by-partner", paid("cl_3", on: "2026-06-15"))
        try world.done("u_mg1", "bank.import", statement("northside", "receipts/ns.csv"))
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
        let world = try world()
        try world.done("u_mg1", "claim.paid-by-partner", paid("cl_1"))
        try world.done("u_mg1", "claim.returned-to-partner", back("cl_1"))
        try world.done("u_mg1", "claim.paid-by-partner", paid("cl_1", on: "2026-06-05"))
        let slip = try world.done("u_mg2", "claim.paid-by-partner", paid("cl_3")).records[1]
        let undo: TestWorld.Keys = ["entry": .integer(Int64(slip)), "reason": "Another day"]
        try world.done("u_fo", "entry.reverse", undo)
        try world.done("u_mg2", "claim.paid-by-partner", paid("cl_3", on: "2026-06-08"))
        let add: TestWorld.Keys = ["claim": "cl_1", "page": Self.page("receipts/page.txt")]
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
        let world = try world()
        let loan: TestWorld.Keys = [
            "from": "UNR", "to": "ESF", "amount": 50_000, "on": "2026-04-01",
        ]
        try world.done("u_fo", "fund.prefinance", loan)
        try world.done("u_mg1", "claim.paid-by-partner", paid("cl_1"))
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
