import Calendar
import Identifiers
import Journal

extension PackAssembly {
    /// One page that a manager can read and print: no script, no outside file.
    mutating func addSummary() {
        let page = SummaryPage(
            summary: PackSummary(records),
            issued: issued,
            header: records[records.count - 1].header
        )
        add(PackPath.summary, page.html)
    }
}

/// The page's words. Amounts come from the postings, names from the records that brought them.
private struct SummaryPage {
    let summary: PackSummary
    let issued: PackIssued
    let header: RecordHeader

    var html: String {
        """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <title>Where the money went: \(escaped(summary.title))</title>
        <style>
        \(SummaryStyle.sheet)
        </style>
        </head>
        <body>
        <main>
        <header>
        <p class="over">\(escaped(summary.title))</p>
        <h1>Where the money went</h1>
        <p class="lead">Everything recorded up to \(header.time.londonDate.inWords).\(example)</p>
        </header>
        \(figures)
        \(partnerTable)
        \(fundTable)
        \(categoryTable)
        \(outcomeTable)
        \(words)
        </main>
        </body>
        </html>

        """
    }

    /// Books of a demonstration say so.
    private var example: String {
        header.journal.hasSuffix("/demo")
            ? " A worked example: people and amounts are made up." : ""
    }

    private var figures: String {
        let bar = SummaryBar(spent: summary.spent, setAside: summary.setAside, left: summary.left)
        return """
            <section aria-label="In short">
            <dl class="figures">
            <div class="spent"><dt>Spent</dt><dd>\(pounds(summary.spent))</dd></div>
            <div class="aside"><dt>Set aside</dt><dd>\(pounds(summary.setAside))</dd></div>
            <div class="left"><dt>Left to spend</dt><dd>\(pounds(summary.left))</dd></div>
            <div><dt>People</dt><dd>\(summary.participants.count)</dd></div>
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
        <p>\(count(summary.claims, "expense claim")) and \(count(summary.approvals, "approval")).
        Each approval is sealed, and those of business cases are signed by whoever approved.
        \(count(summary.refusals, "command")) that the rules refused \
        \(summary.refusals == 1 ? "is" : "are") kept too.</p>
        <h2>How this can be checked</h2>
        <p>The folder that this page lies in holds all \(count(header.seq + 1, "record")) of the
        journal. README.txt beside this page gives the commands; nothing of ours is needed. Names,
        reasons and receipts are withheld. The records hold a commitment to each, so that any of
        them can be shown later and checked.</p>
        </section>
        <footer>
        <p>Evidence pack \(escaped(issued.pack.text)) for \(escaped(issued.recipient)), of the
        journal \(escaped(header.journal)).</p>
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
                    pounds(line.spent), pounds(line.setAside), pounds(line.left),
                    String(line.people.count), String(line.outcomes),
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
                    pounds(line.granted), pounds(line.spent), pounds(line.setAside),
                    pounds(line.left),
                ]
            )
        }
        return table("By funder", ["Funder", "Granted", "Spent", "Set aside", "Left"], rows)
    }

    private var categoryTable: String {
        let rows = summary.categories.sorted { $0.key < $1.key }.map { category, line in
            row(
                category.inWords,
                [pounds(line.spent), String(line.people.count), String(line.outcomes)]
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
        let cells = head.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
        return """
            <div class="scroll" role="region" aria-label="\(escaped(title))" tabindex="0">
            <table>
            <caption>\(escaped(title))</caption>
            <thead><tr>\(cells)</tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            </div>
            """
    }

    private func row(_ head: String, _ cells: [String]) -> String {
        let rest = cells.map { "<td>\(escaped($0))</td>" }.joined()
        return "<tr><th scope=\"row\">\(escaped(head))</th>\(rest)</tr>"
    }
}

// MARK: Words

extension SummaryPage {
    /// `£1,234.50`, with a true minus sign below zero.
    private func pounds(_ pence: Int64) -> String {
        let plain = CSV.pounds(pence).drop { $0 == "-" }
        let whole = plain.dropLast(3)
        var grouped = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { grouped += "," }
            grouped.append(digit)
        }
        return "\(pence < 0 ? "\u{2212}" : "")£\(grouped)\(plain.suffix(3))"
    }

    private func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    private func escaped(_ text: String) -> String {
        var output = ""
        for character in text {
            switch character {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            default: output.append(character)
            }
        }
        return output
    }
}

extension CalendarDate {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    /// `5 May 2026`.
    fileprivate var inWords: String { "\(day) \(Self.months[month - 1]) \(year)" }
}

extension CategoryCode {
    /// `group-day` as `Group day`.
    fileprivate var inWords: String {
        let words = text.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
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
