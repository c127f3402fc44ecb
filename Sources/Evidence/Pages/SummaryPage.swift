import Money
import Documents
import Calendar
import Identifiers
import Journal

extension PackAssembly {
    /// One page that a manager can read and print: no script, no outside file.
    mutating func addSummary() throws {
        let page = SummaryPage(
            summary: PackSummary(records),
            issued: issued,
            header: journal.header
        )
        try add(PackPath.summary, page.html)
    }
}

/// The page's words. Amounts come from the postings, names from the records that brought them.
private struct SummaryPage {
    let summary: PackSummary
    let issued: PackIssued
    let header: RecordHeader

    var html: String {
        HTML.page(
            title: "Where the money went: \(summary.title)",
            style: SummaryStyle.sheet,
            main: [
                heading, figures, partnerTable, fundTable, categoryTable, outcomeTable, words,
            ].joined(separator: "\n")
        )
    }

    private var heading: String {
        """
        <header>
        <p class="over">\(HTML.escaped(summary.title))</p>
        <h1>Where the money went</h1>
        <p class="lead">Everything recorded up to \(header.time.londonDate.inWords).\(example)</p>
        </header>
        """
    }

    /// Books of a demonstration say so.
    private var example: String {
        header.isExample
            ? " A worked example: people and amounts are made up." : ""
    }

    private var figures: String {
        let bar = SummaryBar(spent: summary.spent, setAside: summary.setAside, left: summary.left)
        return """
            <section aria-label="In short">
            <dl class="figures">
            <div class="spent"><dt>Spent</dt><dd>\(Pence.pounds(summary.spent))</dd></div>
            <div class="aside"><dt>Set aside</dt><dd>\(Pence.pounds(summary.setAside))</dd></div>
            <div class="left"><dt>Left to spend</dt><dd>\(Pence.pounds(summary.left))</dd></div>
            <div><dt>People</dt><dd>\(summary.people)</dd></div>
            <div><dt>Outcomes</dt><dd>\(outcomes)</dd></div>
            </dl>
            \(bar.html)
            </section>
            """
    }

    private var outcomes: Int { summary.outcomes.values.reduce(0, +) }

    private var words: String {
        """
        <section>
        <h2>How it was decided</h2>
        <p>\(HTML.count(summary.claims, "expense claim")) and \
        \(HTML.count(summary.approvals, "approval")).
        Each approval is sealed, and those of business cases are signed by whoever approved.
        \(HTML.count(summary.refusals, "command")) that the rules refused \
        \(summary.refusals == 1 ? "is" : "are") kept too.</p>
        <h2>How this can be checked</h2>
        <p>The folder that this page lies in holds all \
        \(HTML.count(header.seq + 1, "record")) of the
        journal. README.txt beside this page gives the commands; nothing of ours is needed.
        \(HTML.escaped(issued.disclosure)) The records hold a commitment to each private value, so
        that whatever is withheld can be shown later and checked.</p>
        </section>
        <footer>
        <p>Evidence pack \(HTML.escaped(issued.pack.text)) for \
        \(HTML.escaped(issued.recipient)), of the
        journal \(HTML.escaped(header.journal)).</p>
        </footer>
        """
    }
}

// MARK: Tables

extension SummaryPage {
    private var partnerTable: String {
        let rows = summary.partners.sorted { $0.key < $1.key }.map { _, line in
            row(
                line.title,
                [
                    Pence.pounds(line.spent), Pence.pounds(line.setAside),
                    Pence.pounds(line.left),
                    String(line.people), String(line.outcomes),
                ]
            )
        }
        let head = ["Delivery partner", "Spent", "Set aside", "Left", "People", "Outcomes"]
        return table("By delivery partner", head, rows)
    }

    private var fundTable: String {
        let rows = summary.funds.sorted { $0.key < $1.key }.map { _, line in
            row(
                line.title,
                [
                    Pence.pounds(line.granted), Pence.pounds(line.unplaced),
                    Pence.pounds(line.spent), Pence.pounds(line.setAside),
                    Pence.pounds(line.left),
                ]
            )
        }
        let head = ["Funder", "Granted", "Not yet placed", "Spent", "Set aside", "Left"]
        return table("By funder", head, rows)
    }

    private var categoryTable: String {
        let rows = summary.categories.sorted { $0.key < $1.key }.map { category, line in
            row(
                category.inWords,
                [Pence.pounds(line.spent), String(line.people), String(line.outcomes)]
            )
        }
        return table("By what it was for", ["Heading", "Spent", "People", "Outcomes"], rows)
    }

    private var outcomeTable: String {
        let rows = OutcomeKind.allCases.compactMap { kind in
            summary.outcomes[kind].map { row(kind.title, [String($0)]) }
        }
        return table("What came of it", ["Outcome", "Times"], rows)
    }

    private func table(_ title: String, _ head: [String], _ rows: [String]) -> String {
        guard !rows.isEmpty else { return "" }
        let cells = head.map { "<th scope=\"col\">\(HTML.escaped($0))</th>" }.joined()
        return """
            <div class="scroll" role="region" aria-label="\(HTML.escaped(title))" tabindex="0">
            <table>
            <caption>\(HTML.escaped(title))</caption>
            <thead><tr>\(cells)</tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            </div>
            """
    }

    private func row(_ head: String, _ cells: [String]) -> String {
        let rest = cells.map { "<td>\(HTML.escaped($0))</td>" }.joined()
        return "<tr><th scope=\"row\">\(HTML.escaped(head))</th>\(rest)</tr>"
    }
}

extension OutcomeKind {
    /// The outcome in plain words.
    var title: String {
        switch self {
        case .employment: "Into employment"
        case .jobSearch: "Into job search"
        case .education: "Into education or training"
        case .sustainedEmployment: "Still in work after six months"
        case .bankAccount: "Opened a bank account"
        case .identity: "Can prove who they are"
        case .qualification: "Passed a course or licence"
        case .attendance: "Attended an appointment or activity"
        case .connection: "Got online"
        case .wellbeing: "Better able to take part"
        }
    }
}
