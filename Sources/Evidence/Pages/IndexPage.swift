import Documents
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Money

extension PackAssembly {
    /// The page to open first: figures, charts, every cost with its trail, and a check of the pack
    /// in the browser. It needs no server and loads nothing.
    mutating func addIndex() throws {
        let page = IndexPage(
            summary: PackSummary(records),
            lines: journal.costLines,
            trails: Trails(records, leaves: journal.bytes.map(MerkleTree.leafHash)),
            proofs: PaymentProofs(records),
            issued: issued,
            header: journal.header,
            codes: journal.codes,
            opened: openedValues,
            bank: BankSummary(journal.bank),
            drawdowns: DrawdownReport.all(in: records),
            profileFiles: material.profileFiles.keys.sorted(),
            isPrinted: isPrinted
        )
        try add(PackPath.index, page.html)
    }
}

/// The page's words. Amounts come from the postings, names from the records that brought them.
struct IndexPage {
    let summary: PackSummary
    let lines: [CostLine]
    let trails: Trails
    let proofs: PaymentProofs
    let issued: PackIssued
    let header: RecordHeader
    let codes: RecipientCodes
    /// What is opened of each record.
    let opened: [Int: [OpenedValue]]
    let bank: BankSummary
    let drawdowns: [DrawdownReport]
    /// What the profile made, by the names in its folder.
    let profileFiles: [String]
    /// Whether a statement and a workbook lie beside the page.
    let isPrinted: Bool

    var html: [UInt8] {
        HTML.page(
            title: "\(summary.title): evidence pack \(issued.pack.text)",
            style: Self.text(of: PackageResources.index_css),
            script: Self.text(of: PackageResources.index_js),
            parts: [heading, charts, funders, checkBox, lineList, bank.html] + trailSections
                + [footer]
        )
    }

    /// A file of the program, without the line feed at its end.
    private static func text(of bytes: [UInt8]) -> String {
        String(decoding: bytes.dropLast(), as: UTF8.self)
    }

    private var heading: String {
        let bar = SummaryBar(spent: summary.spent, setAside: summary.setAside, left: summary.left)
        let example =
            header.isExample
            ? " A worked example: people and amounts are made up." : ""
        return """
            <header>
            <p class="over">\(HTML.escaped(summary.title))</p>
            <h1>Evidence pack \(HTML.escaped(issued.pack.text))</h1>
            <p class="lead">For \(HTML.escaped(issued.recipient)): everything recorded up to \
            \(header.time.londonDate.inWords).\(example)</p>
            </header>
            <section aria-label="In short">
            <dl class="figures">
            <div class="spent"><dt>Spent</dt><dd>\(Pence.pounds(summary.spent))</dd></div>
            <div class="aside"><dt>Set aside</dt><dd>\(Pence.pounds(summary.setAside))</dd></div>
            <div class="left"><dt>Left to spend</dt>\
            <dd>\(Pence.pounds(summary.left))</dd></div>
            <div><dt>People</dt><dd>\(summary.people)</dd></div>
            <div><dt>Outcomes</dt><dd>\(summary.outcomes.values.reduce(0, +))</dd></div>
            <div><dt>Records</dt><dd>\(header.seq + 1)</dd></div>
            </dl>
            \(bar.html)
            </section>
            """
    }

    private var funders: String {
        let summary = FunderSummary(funds: summary.funds, drawdowns: drawdowns)
        guard let profile = issued.profile, !profileFiles.isEmpty else { return summary.html }
        let links = profileFiles.map { name in
            "<li><a href=\"profile/\(HTML.escaped(name))\">\(HTML.escaped(name))</a></li>"
        }
        return summary.html + """

            <section>
            <h2>Made for this recipient</h2>
            <p>By the profile \(HTML.escaped(profile.id.text)), version \(profile.version):</p>
            <ul>
            \(links.joined(separator: "\n"))
            </ul>
            </section>
            """
    }

    /// The sum of the transaction list.
    var total: Int64 { lines.reduce(0) { $0 + $1.pence } }

    private var checkBox: String {
        """
        <section class="box" aria-labelledby="check-title">
        <h2 id="check-title">Check this pack</h2>
        <p class="no-js">This browser runs no script. README.txt beside this page gives commands \
        that check the pack without it.</p>
        <div class="js-only">
        <p>Your browser can check every file, the whole journal, its signatures and its sums. \
        Nothing leaves this machine.</p>
        <div class="fields">
        <label>The pack's folder<span>the one in which bagit.txt lies</span>\
        <input type="file" id="folder" webkitdirectory></label>
        <label>The pin file<span>which you were given apart from the pack</span>\
        <input type="file" id="pin"></label>
        <label>An earlier checkpoint<span>data/checkpoint of a pack you kept, if you did</span>\
        <input type="file" id="earlier"></label>
        <div><button type="button" id="check">Check this pack</button> \
        <span id="progress" class="soft" role="status"></span></div>
        </div>
        <div id="verdict" aria-live="polite"></div>
        <p class="soft">A page that was altered could say anything. Whoever does not trust this \
        copy runs farthing-verify, or the commands of README.txt, which need nothing of it.</p>
        </div>
        </section>
        """
    }

    private var footer: String {
        let prints =
            isPrinted
            ? "<a href=\"statement.pdf\">statement.pdf</a>, "
                + "<a href=\"transactions.xlsx\">transactions.xlsx</a>, " : ""
        return """
            <footer>
            <p>\(HTML.escaped(issued.disclosure)) The records hold a commitment to each private \
            value, so that whatever is withheld can be shown later and checked. In lists and \
            pages people have \
            codes that are this recipient's; the records name them as the journal does. The files \
            beside this page: \(prints)<a href="transactions.csv">transactions.csv</a>, \
            <a href="trial-balance.csv">trial-balance.csv</a>, \
            <a href="summary.html">summary.html</a>, <a href="records.txt">records.txt</a>, \
            <a href="README.txt">README.txt</a>, and in the folder books the same \
            entries for other programs, <a href="books/bank-reconciliation.csv">the bank \
            beside its statements</a>, <a href="books/exceptions.csv">what is out of the \
            ordinary</a>, <a href="books/control-totals.csv">control totals</a> and \
            <a href="books/system-statement.txt">who could do what and when</a>.</p>
            <p>Journal \(HTML.escaped(header.journal)), root \(issued.treeRoot.hex) of its first \
            \(issued.treeSize) records.</p>
            </footer>
            """
    }
}
