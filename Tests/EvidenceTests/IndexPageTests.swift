import Evidence
import Foundation
import Testing

/// The page that an auditor opens first.
@Suite struct IndexPageTests {
    private static func text(_ path: String, of pack: EvidencePack) throws -> String {
        String(decoding: try #require(pack.files[path]), as: UTF8.self)
    }

    private static func page(of pack: EvidencePack) throws -> String {
        try text("data/index.html", of: pack)
    }

    /// What stands in a part of the text between two others, each time.
    private static func parts(of text: String, from: String, to end: String) -> [String] {
        text.components(separatedBy: from).dropFirst().compactMap {
            $0.components(separatedBy: end).first
        }
    }

    @Test func `it lists every cost, to the penny`() throws {
        let pack = try SampleJournal.pack()
        let list = try Self.text("data/transactions.csv", of: pack)
            .components(separatedBy: "\r\n").dropFirst().dropLast()
        let amounts = list.map { $0.components(separatedBy: ",")[10] }
        let pence = Self.parts(of: try Self.page(of: pack), from: "<tr data-pence=\"", to: "\"")
        #expect(!pence.isEmpty)
        #expect(pence == amounts.map { String(Int($0.replacing(".", with: "")) ?? -1) })
    }

    @Test func `every link leads to a trail or a file of the pack`() throws {
        let pack = try SampleJournal.pack()
        let page = try Self.page(of: pack)
        let links = Set(Self.parts(of: page, from: "href=\"", to: "\""))
        #expect(links.contains { $0.hasPrefix("#trail-") })
        #expect(links.contains { $0.hasPrefix("approvals/") })
        for link in links {
            if link.hasPrefix("#") {
                #expect(page.contains("id=\"\(link.dropFirst())\""), "\(link) leads nowhere")
            } else {
                #expect(pack.files["data/\(link)"] != nil, "\(link) leads nowhere")
            }
        }
    }

    @Test func `a trail tells claim, answer, booking, payment and drawdown, with their leaves`()
        throws
    {
        let pack = try SampleJournal.pack()
        let trails = Self.parts(
            of: try Self.page(of: pack),
            from: "<section class=\"trail\" id=\"trail-",
            to: "</section>"
        )
        let first = try #require(trails.first { $0.hasPrefix("cl_") })
        for words in [
            "Expense claim submitted: £", "The spending guidance answered line 1: ",
            "Booked: claim charged", "Left the bank on ", "Asked of ESF in dd_0001: £23.25",
            "dd_0001 submitted to ESF for ", "The funder's answer to dd_0001 on 4 June 2026: ",
            "paid £20.00", "will not bear £3.25",
        ] { #expect(first.contains(words), "no “\(words)” in \(first)") }
        let leaves = Set(try Self.text("data/leaves.txt", of: pack).components(separatedBy: "\n"))
        for leaf in Self.parts(of: first, from: ", leaf ", to: "<") {
            #expect(leaves.contains(leaf))
        }
    }

    @Test func `only the claims that a drawdown asks for tell of it`() throws {
        let trails = Self.parts(
            of: try Self.page(of: try SampleJournal.pack()),
            from: "<section class=\"trail\" id=\"trail-",
            to: "</section>"
        )
        let asked = trails.filter { $0.contains("dd_0001") }
        #expect(asked.count == 1 && asked[0].hasPrefix("cl_0001\""))
    }

    @Test func `it shows what was granted, asked for, paid and disallowed`() throws {
        let page = try Self.page(of: try SampleJournal.pack())
        func row(_ cells: String...) -> String {
            "<tr><td>\(cells[0])</td>"
                + cells.dropFirst().map { "<td class=\"n\">\($0)</td>" }.joined() + "</tr>"
        }
        let fund = row(
            "ESF, European Social Fund",
            "£1,000.00",
            "£3.25",
            "£215.00",
            "£15.00",
            "£766.75"
        )
        let claim = row("dd_0001, ESF, 1 to 31 May 2026", "£23.25", "£20.00", "£3.25", "£0.00")
        #expect(page.contains(fund) && page.contains(claim))
    }

    @Test func `it links what the profile made`() throws {
        let page = try Self.page(of: try OpenedPack.pack())
        #expect(page.contains("<a href=\"profile/costs.csv\">costs.csv</a>"))
        #expect(!(try Self.page(of: SampleJournal.pack())).contains("Made for this recipient"))
    }

    @Test func `a claim's trail begins with the claim, under a business case too`() throws {
        let trails = Self.parts(
            of: try Self.page(of: try SampleJournal.pack()),
            from: "<section class=\"trail\" id=\"trail-cl_",
            to: "</section>"
        )
        #expect(trails.contains { $0.contains("It draws on the business case") })
        for trail in trails {
            let first = try #require(Self.parts(of: trail, from: "<div><p>", to: "</p>").first)
            #expect(first.hasPrefix("Expense claim submitted: "))
        }
    }

    @Test func `it loads nothing and names nowhere else`() throws {
        let page = try Self.page(of: try SampleJournal.pack())
        for word in ["src=", "http:", "https:", "//cdn", "url(", "@import", "fetch(", "eval("] {
            #expect(!page.contains(word), "it has \(word)")
        }
    }

    @Test func `words from the records are text, whatever they hold`() throws {
        let edit = JournalBuilder.Edit(
            type: "journal.created",
            from: "title: ",
            to: "title: </title><script>alert(1)</script>&"
        )
        let page = try Self.page(of: try SampleJournal.pack(edits: [edit]))
        #expect(page.contains("&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;"))
        #expect(page.components(separatedBy: "<script").count == 2)
    }
}
