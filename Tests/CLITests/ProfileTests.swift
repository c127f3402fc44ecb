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
        let formula = try #require(list.column("apportionment"))
        #expect(negative.map { $0[formula] } == ["50/100 of 120.00"])
        let lines = list.rows.filter { $0[0] != "Total" }
        #expect(lines.count == 9 && lines.allSatisfy { !$0[formula].isEmpty })
        let page = try session.folder.file("out/with-it.txt").bytes(limit: 1 << 16)
        try expectSnapshot(String(decoding: page, as: UTF8.self), named: "profile-with-it.txt")
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
