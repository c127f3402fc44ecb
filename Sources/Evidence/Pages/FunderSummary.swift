import Calendar
import Documents
import Identifiers
import Journal
import Money

/// Each funder's award and what became of it, and what funders were asked for and answered.
struct FunderSummary {
    let funds: [FundCode: PackSummary.FundLine]
    let drawdowns: [DrawdownReport]

    var html: String {
        """
        <section>
        <h2>Funders</h2>
        \(Self.table(
            "Funders",
            ["Fund", "Granted", "Not yet placed", "Spent", "Set aside", "Left"],
            funds.sorted { $0.key < $1.key }.map(Self.row)
        ))
        </section>
        \(claims)
        """
    }

    private static func row(_ code: FundCode, _ line: PackSummary.FundLine) -> [String] {
        ["\(code), \(line.title)"]
            + [line.granted, line.unplaced, line.spent, line.setAside, line.left].map {
                Pence.pounds($0)
            }
    }

    private var claims: String {
        guard !drawdowns.isEmpty else { return "" }
        let rows = drawdowns.map { report in
            let (claim, period) = (report.submitted, report.submitted.starts)
            return ["\(claim.drawdown), \(claim.fund), \(period.inWords(through: claim.ends))"]
                + [report.asked, report.paid, report.disallowed, report.open].map {
                    Pence.pounds($0)
                }
        }
        return """
            <section>
            <h2>Funder claims</h2>
            \(Self.table(
                "Funder claims",
                ["Claim", "Asked", "Paid", "Disallowed", "Open"],
                rows
            ))
            </section>
            """
    }

    /// Words in the first column, and pounds in the others.
    private static func table(
        _ label: String,
        _ headings: [String],
        _ rows: [[String]]
    ) -> String {
        func cells(_ texts: [String], _ tag: String) -> String {
            texts.enumerated().map { place, text in
                let classes = place == 0 ? "" : " class=\"n\""
                let scope = tag == "th" ? " scope=\"col\"" : ""
                return "<\(tag)\(scope)\(classes)>\(HTML.escaped(text))</\(tag)>"
            }.joined()
        }
        return """
            <div class="scroll" role="region" aria-label="\(label)" tabindex="0">
            <table class="lines sums">
            <thead><tr>\(cells(headings, "th"))</tr></thead>
            <tbody>
            \(rows.map { "<tr>\(cells($0, "td"))</tr>" }.joined(separator: "\n"))
            </tbody>
            </table>
            </div>
            """
    }
}
