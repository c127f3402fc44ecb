import CLI
import FileSystem
import StrictJSON
import Testing

/// The demonstration's last screen, `farthing outcomes`, `farthing position` and the pack's page
/// for a manager, which all say how much is left, for how many people and to what end.
@Suite struct FiguresTests {
    private let session: Session
    private let story: String

    init() throws {
        session = try Session()
        story = try session.run("demo", "--output", "DIR/demo").text
        session.variables = [
            "FARTHING_BOOKS": "DIR/demo/books", "FARTHING_KEYS": "DIR/demo/keys",
        ]
    }

    private static let partners = [
        ("harbour", "Harbour Projects"), ("northside", "Northside Community Trust"),
        ("southside", "Southside Advice"),
    ]

    /// The cells of a row of the last screen: budget, set aside, spent, left, people, outcomes.
    private func screen(_ name: String) throws -> [String] {
        let line = try #require(story.split(separator: "\n").first { $0.hasPrefix(name + " ") })
        return line.dropFirst(name.count).split(separator: " ").map(String.init)
    }

    /// The cells of each row of a page whose first cell is this.
    private func rows(_ name: String, of page: String) -> [[String]] {
        page.split(separator: "\n").filter { $0.hasPrefix("<tr><th scope=\"row\">\(name)<") }
            .map { row in
                row.split(separator: "<td>").dropFirst().map {
                    String($0.prefix { $0 != "<" })
                }
            }
    }

    private func page(_ pack: String) throws -> String {
        let file = session.folder.folder(pack).file("data/summary.html")
        return String(decoding: try file.bytes(limit: 1_000_000), as: UTF8.self)
    }

    private func outcomes() throws -> [JSONValue] {
        guard case .array(let lines) = try session.run("outcomes", "--json").json else { return [] }
        return lines
    }

    private func sum(_ lines: [JSONValue], _ partner: String, _ member: String) -> Int64 {
        lines.filter { $0["partner"] == .text(partner) }.reduce(0) { sum, line in
            if case .integer(let number)? = line[member] { sum + number } else { sum }
        }
    }

    private func pounds(_ pence: Int64) -> String {
        let (whole, rest) = (pence / 100, pence % 100)
        let text =
            whole < 1000
            ? "\(whole)" : "\(whole / 1000)," + String("\(1000 + whole % 1000)".dropFirst())
        return "£\(text).\(rest < 10 ? "0" : "")\(rest)"
    }

    @Test func `people, outcomes and what is left are the same wherever they stand`() throws {
        let page = try page("demo/pack")
        let position = try session.run("position", "--json").json
        guard case .array(let parts)? = position["partners"] else {
            Issue.record("no partners")
            return
        }
        for (code, name) in Self.partners {
            let cells = try screen(name)
            let row = try #require(rows(name, of: page).first)
            // Spent, set aside, left, people, outcomes.
            #expect(row == [cells[2], cells[1], cells[3], cells[4], cells[5]], "\(name)")
            #expect(cells[3] == pounds(sum(parts, code, "left")))
            let told = try outcomes().filter { $0["partner"] == .text(code) }
                .reduce(0) { total, line in
                    guard case .object(let kinds)? = line["outcomes"] else { return total }
                    return total
                        + kinds.reduce(0) { sum, kind in
                            if case .integer(let number) = kind.value {
                                sum + Int(number)
                            } else {
                                sum
                            }
                        }
                }
            #expect(cells[5] == "\(told)", "\(name)")
        }
        let together = try screen("together")
        for (label, cell) in [
            ("Spent", together[2]), ("Set aside", together[1]), ("Left to spend", together[3]),
            ("People", together[4]), ("Outcomes", together[5]),
        ] {
            #expect(page.contains("<dt>\(label)</dt><dd>\(cell)</dd>"), "\(label): \(cell)")
        }
    }

    @Test func `left is one number by funder too, and what is placed with nobody is beside it`()
        throws
    {
        let page = try page("demo/pack")
        let position = try session.run("position", "--json").json
        guard case .array(let funds)? = position["funds"] else {
            Issue.record("no funds")
            return
        }
        #expect(funds.count == 2)
        for (fund, title) in zip(
            funds,
            ["European Social Fund", "National Lottery Community Fund"]
        ) {
            guard case .integer(let left)? = fund["left"],
                case .integer(let unbudgeted)? = fund["unbudgeted"],
                case .integer(let unallocated)? = fund["unallocated"]
            else {
                Issue.record("no figures")
                continue
            }
            let cells = try #require(rows(title, of: page).first)
            #expect(cells[1] == pounds(unbudgeted + unallocated))
            #expect(cells[4] == pounds(left))
        }
    }

    @Test func `everybody on an attendance list is counted, nobody for whom a claim only waits`()
        throws
    {
        let before = try outcomes()
        let rooms = before.first { $0["category"] == "rooms" }
        #expect(rooms?["people"] == 6)
        let enrolled = try session.run(
            ["do", "participant.enrol", "participant=p_11", "partner=harbour", "keyworker=u_k5"]
                + ["from=2026-09-01", "name=Somebody", "--as", "u_k5"]
        )
        #expect(enrolled.status == .done, "\(enrolled.text)")
        let waits = try session.run(
            ["do", "claim.submit", "claim=cl_wait", "partner=harbour", "paid-by=keyworker"]
                + ["missing-evidence=not-given", "lines=\(Self.far)", "--as", "u_k5"]
        )
        #expect(waits.text.contains("cl_wait waits for the partner manager"), "\(waits.text)")
        #expect(try outcomes() == before)
        try session.run("pack", "make", "--as", "u_fo", "--output", "DIR/later")
        for (_, name) in Self.partners {
            #expect(try rows(name, of: page("later")) == rows(name, of: page("demo/pack")))
        }
        #expect(try page("later").contains("<dt>People</dt><dd>10</dd>"))
    }

    /// A fare that the partner manager decides on, for somebody on whom nothing was spent.
    private static let far =
        #"[{"for":"p_11","category":"travel","incurred":"2026-10-01","amount":4000,"#
        + #""what":"train","next-step":"an interview","journey":"home, town"}]"#

    @Test func `what an exit names counts beside its partner, once`() throws {
        let text = try session.run("outcomes").text
        #expect(text.contains("1 bank-account, 1 employment, 1 identity, 1 sustained-employment"))
        // p_08's, of Southside, which only the exit tells.
        let southside = try outcomes().filter { $0["partner"] == "southside" }
        #expect(southside.compactMap { $0["outcomes"]?["employment"] } == [1])
        #expect(try screen("Southside Advice").last == "1")
    }
}
