import CLI
import Documents
import FileSystem
import StrictJSON
import Testing
import _TestSupport

/// The worked example's books, as funders and other programs want them.
@Suite struct ProfileTests {
    private let session: Session

    init() throws {
        session = try Session()
        try session.run("demo", "--output", "DIR/demo")
        session.variables = ["FARTHING_BOOKS": "DIR/demo/books"]
    }

    private func write(_ profile: String, _ more: String...) throws -> Session.Result {
        try session.run(["profile", "write", profile, "--output", "DIR/out"] + more)
    }

    private func table(_ name: String) throws -> CSVTable {
        try CSVTable(session.folder.file("out/\(name)").bytes(limit: 1 << 20))
    }

    /// The pence of a column's values, the line of totals left out.
    private func sum(_ column: String, of name: String) throws -> Int {
        let table = try table(name)
        let place = try #require(table.column(column))
        return table.rows.filter { $0[0] != "Total" }.reduce(0) { sum, row in
            sum + (Int(row[place].filter { $0 != "." }) ?? 0)
        }
    }

    @Test func `a funder claim's lists sum to what was asked, with negative lines`() throws {
        let result = try write("esf-bbo", "--drawdown", "dd_0001")
        #expect(result.status == .done, "\(result.text)")
        for name in ["transaction-list.csv", "claim-summary.csv"] {
            #expect(try sum("amount_claimed", of: name) == 18845)
        }
        #expect(try sum("this_claim", of: "match-funding.csv") == 18845)
        #expect(try sum("all_funders", of: "match-funding.csv") == 2 * 18845)
        let list = try table("transaction-list.csv")
        let adjusts = try #require(list.column("adjusts_line"))
        let negative = list.rows.filter { !$0[adjusts].isEmpty }
        #expect(negative.map { $0[adjusts] } == ["4"])
        let formula = try #require(list.column("apportionment_formula"))
        #expect(negative.map { $0[formula] } == ["50/100 of 120.00"])
        let lines = list.rows.filter { $0[0] != "Total" }
        #expect(lines.count == 9 && lines.allSatisfy { !$0[formula].isEmpty })
        let page = try session.folder.file("out/with-it.txt").bytes(limit: 1 << 16)
        try expectSnapshot(String(decoding: page, as: UTF8.self), named: "profile-with-it.txt")
    }

    @Test func `a transaction list has what funders ask for, by the summary's headings`() throws {
        #expect(try write("esf-bbo", "--drawdown", "dd_0001").status == .done)
        let list = try table("transaction-list.csv")
        func cell(_ column: String, _ line: Int) throws -> String {
            list.rows[line - 1][try #require(list.column(column), "\(column)")]
        }
        for (column, wanted) in [
            "claim_no": "dd_0001", "claim_period_from": "01/01/2026",
            "claim_period_to": "31/03/2026", "project_ref": "",
            "delivery_partner": "Northside Community Trust",
            "cost_heading": "Training and licences", "budget_line": "courses",
            "supplier_or_payee": "College of further education",
            "description": "Excel for office work", "invoice_or_claim_ref": "cl_0004",
            "invoice_date": "17/02/2026", "defrayal_date": "23/02/2026",
            "payment_method": "bank transfer", "bank_statement_ref": "STMT 2026-02 line 9",
            "procurement_contract_id": "", "net": "120.00", "vat_irrecoverable": "0.00",
            "vat_recoverable": "", "gross": "120.00", "apportionment_percent": "50.00",
            "apportionment_basis": "by the percentages that were adopted",
            "apportionment_formula": "50/100 of 120.00", "amount_claimed": "60.00",
            "funding_source_split": "ESF 60.00; LOT 60.00",
            "evidence_refs": "invoice 84-1; quote 84-2",
            "eligibility_rule_id": "courses-partner prices-one", "approver": "u_nm",
            "status": "paid",
        ] { #expect(try cell(column, 4) == wanted, "\(column)") }
        // What came off it is in its own line, split among the funds as it was.
        #expect(try cell("funding_source_split", 5) == "ESF -10.00; LOT -10.00")
        #expect(try cell("status", 5) == "taken off" && cell("net", 5).isEmpty)
        #expect(try cell("payment_method", 2) == "cash")
        #expect(try cell("payment_method", 6) == "partner's bank")
        let summary = try table("claim-summary.csv")
        let headings = try #require(list.column("cost_heading"))
        let amounts = try #require(list.column("amount_claimed"))
        for row in summary.rows where row[0] != "Total" {
            let pence = list.rows.filter { $0[headings] == row[0] }
                .reduce(0) { $0 + (Int($1[amounts].filter { $0 != "." }) ?? 0) }
            #expect(row[1].filter { $0 != "." } == String(pence), "\(row[0])")
        }
        #expect(Set(summary.rows.map { $0[0] }).count == summary.rows.count)
    }

    @Test func `a funder finds people under codes of its own`() throws {
        func codes() throws -> Set<String> {
            let list = try table("transaction-list.csv")
            let column = try #require(list.column("participant_ref"))
            return Set(list.rows.map { $0[column] }.filter { $0.hasPrefix("P-") })
        }
        #expect(try write("esf-bbo", "--drawdown", "dd_0001").status == .done)
        let funder = try codes()
        try session.folder.folder("out").remove()
        let same = try write("esf-bbo", "--drawdown", "dd_0001", "--recipient", "auditor")
        #expect(same.status == .done)
        let pack = session.folder.file("demo/pack/data/transactions.csv")
        let known = String(decoding: try pack.bytes(limit: 1 << 16), as: UTF8.self)
        #expect(try codes().count > 3 && codes().allSatisfy { known.contains($0) })
        #expect(funder.count > 3 && !funder.contains { known.contains($0) })
    }

    @Test func `an expense form is one claim's, with its items and who signs`() throws {
        #expect(try write("esf-bbo", "--drawdown", "dd_0001").status == .done)
        let file = session.folder.file("out/participant-expenses.html")
        let page = String(decoding: try file.bytes(limit: 1 << 20), as: UTF8.self)
        let forms = page.split(separator: "<section class=\"form\">").dropFirst()
        #expect(forms.count == 7)
        let taxi = try #require(forms.first { $0.contains("cl_0007") })
        for line in [
            "<dt>Full details of the journey</dt><dd>town centre, home</dd>",
            "<dt>Why it was needed</dt><dd>Not safe to wait for the last bus",
            "<dt>The step it serves</dt><dd>safe at home, and at work on Thursday</dd>",
            "<td>taxi</td><td>Participant travel</td><td>24/03/2026</td>",
            "<td class=\"sum\">£20.00</td>",
            "<th>Total</th><th></th><th></th><th class=\"sum\">£20.00</th>",
            "<h3>Participant</h3>", "<h3>Project officer</h3>",
        ] { #expect(taxi.contains(line), "\(line)") }
        // Two items of one claim are on one form.
        let papers = try #require(forms.first { $0.contains("cl_0001") })
        #expect(papers.contains("<th class=\"sum\">£46.50</th>"))
        #expect(forms.allSatisfy { $0.matches(of: /class="signature"/).count == 2 })
    }

    @Test func `without the keys what was bought is withheld`() throws {
        try session.folder.folder("demo/keys").remove()
        #expect(try write("esf-bbo", "--drawdown", "dd_0001").status == .done)
        let list = try table("transaction-list.csv")
        let what = try #require(list.column("description"))
        let payee = try #require(list.column("supplier_or_payee"))
        #expect(list.rows[3][what] == "withheld")
        #expect(try list.rows[3][#require(list.column("participant_ref"))] == "withheld")
        #expect(list.rows[3][payee] == "supplier, name withheld")
    }

    @Test func `a list that does not sum to a heading is not written`() throws {
        let path = "Exports/profiles/esf-bbo.yaml"
        let profile = try DiskFile(Self.repository + path).bytes(limit: 1 << 16)
        let text = String(decoding: profile, as: UTF8.self)
        let few = text.replacing("group: [heading]", with: "group: [heading]\n    fewest: 9")
        try session.write("own.yaml", few)
        let result = try write("DIR/own.yaml", "--drawdown", "dd_0001")
        #expect(result.text.contains("[profile.heading-differs]"))
        #expect(!session.folder.folder("out").exists)
    }

    @Test func `costs sum to what the pack says, and journals to nothing`() throws {
        #expect(try write("ukspf").status == .done)
        for name in ["quarterly-summary.csv", "six-monthly.csv"] {
            #expect(try sum("spend", of: name) == 87820)
        }
        #expect(try sum("amount", of: "transactions.csv") == 87820)
        try session.folder.folder("out").remove()
        #expect(try write("xero-journal").status == .done)
        #expect(try sum("*Amount", of: "xero-journal.csv") == 0)
        try session.folder.folder("out").remove()
        #expect(try write("quickbooks-journal").status == .done)
        let name = "quickbooks-journal.csv"
        #expect(try sum("*Debits", of: name) == sum("*Credits", of: name))
        try session.folder.folder("out").remove()
        #expect(try write("charity-auditor").status == .done)
        #expect(try sum("Amount", of: "gl-detail.csv") == 0)
        #expect(try sum("amount", of: "costs.csv") == 87820)
        let codes = try session.folder.file("out/costs.csv").bytes(limit: 1 << 20)
        #expect(!String(decoding: codes, as: UTF8.self).contains("p_0"))
    }

    @Test func `bills come to what the ledger charged, by funder and supplier`() throws {
        #expect(try write("quickbooks-journal").status == .done)
        let journal = try table("quickbooks-journal.csv")
        let cells = try ["*AccountName", "Description", "*Debits", "*Credits"].map {
            try #require(journal.column($0))
        }
        func pence(_ text: String) -> Int { Int(text.filter { $0 != "." }) ?? 0 }
        let charged = journal.rows
            .filter {
                $0[cells[0]] == "5000"
                    && ["claim.charged", "entry.reversed"].contains($0[cells[1]])
            }
            .reduce(0) { $0 + pence($1[cells[2]]) - pence($1[cells[3]]) }
        #expect(charged > 80000)
        for (profile, amount, fund, payee) in [
            ("xero-bills", "*UnitAmount", "TrackingOption1", "*ContactName"),
            ("quickbooks-bills", "*LineAmount", "Class", "*Supplier"),
            ("sage-50-bills", "Net Amount", "Department Code", "Details"),
        ] {
            try session.folder.folder("out").remove()
            #expect(try write(profile).status == .done)
            #expect(try sum(amount, of: "\(profile).csv") == charged)
            let bills = try table("\(profile).csv")
            let (funds, payees) = try (
                #require(bills.column(fund)), #require(bills.column(payee))
            )
            #expect(Set(bills.rows.map { $0[funds] }).count == 2)
            #expect(bills.rows.contains { $0[payees] == "College of further education" })
        }
    }

    @Test func `grants are published without codes, days or small numbers`() throws {
        let few = try write("360giving")
        #expect(few.status == .refused && few.text.contains("[profile.nothing-to-show]"))
        let path = "Exports/profiles/360giving.yaml"
        let profile = try DiskFile(Self.repository + path).bytes(limit: 1 << 16)
        let text = String(decoding: profile, as: UTF8.self)
        try session.write(
            "own.yaml",
            text.replacing("fewest: 5", with: "fewest: 1")
                .replacing("GB-CHC-0000000", with: "GB-CHC-1234567")
        )
        let result = try write("DIR/own.yaml")
        #expect(result.status == .done, "\(result.text)")
        let grants = try session.folder.file("out/grants.json").bytes(limit: 1 << 20)
        let shown = String(decoding: grants, as: UTF8.self)
        #expect(shown.contains(#""name": "Individual Recipient""#))
        #expect(!shown.contains("p_0") && !shown.contains("northside"))
        #expect(shown.matches(of: /"awardDate": "\d{4}-(01|04|07|10)-01"/).count > 5)
    }

    @Test func `another funder takes a file`() throws {
        let page = try DiskFile(Self.repository + "docs/SPEC-profiles.md").bytes(limit: 1 << 18)
        let parts = String(decoding: page, as: UTF8.self).split(separator: "```")
        let example = try #require(parts.first { $0.hasPrefix("yaml\nformat:") })
        try session.write("fifth.yaml", String(example.dropFirst("yaml\n".count)))
        let result = try write("DIR/fifth.yaml", "--fund", "LOT")
        #expect(result.status == .done, "\(result.text)")
        #expect(try sum("Grant", of: "small-grants.csv") == 43910)
    }

    @Test func `what is missing is said, and nothing is written`() throws {
        #expect(try write("esf-bbo").text.contains("[profile.drawdown-missing]"))
        let unknown = try write("esf-bbo", "--drawdown", "dd_9")
        #expect(unknown.text.contains("[profile.drawdown-unknown]"))
        #expect(try write("nowhere").text.contains("farthing profile list"))
        let late = try write("ukspf", "--from", "2031-01-01")
        #expect(late.text.contains("[profile.nothing-to-show]"))
        #expect(!session.folder.folder("out").exists)
        let path = "Exports/profiles/sage-50.yaml"
        let profile = try DiskFile(Self.repository + path).bytes(limit: 1 << 16)
        let text = String(decoding: profile, as: UTF8.self)
        try session.write("own.yaml", text.replacing("    M5000: \"5000\"\n", with: ""))
        let unmapped = try write("DIR/own.yaml")
        #expect(unmapped.text.contains("“nominal” has no word for “M5000”"))
        #expect(!session.folder.folder("out").exists)
    }

    private static let repository = String(
        #filePath.dropLast("Tests/CLITests/ProfileTests.swift".count)
    )
}
