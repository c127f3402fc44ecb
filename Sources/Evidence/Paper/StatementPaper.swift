import Calendar
import Documents
import Identifiers
import Journal
import Ledger
import Money

/// The statement as a funder files it: totals, every cost, and how to check them.
struct StatementPaper {
    let statement: CostStatement

    /// A longer list would fill a thousand pages, and is in the workbook.
    static let longestList = 20_000

    var paper: Paper {
        let issued = statement.issued
        return Paper(
            title: "\(summary.title): statement of costs",
            subject: "Evidence pack \(issued.pack) for \(issued.recipient)",
            author: statement.header.journal,
            created: statement.created,
            head: "\(summary.title): statement of costs",
            foot: "Evidence pack \(issued.pack), issued \(issuedOn) as record "
                + "\(statement.header.seq) of \(statement.header.journal)",
            parts: (statement.claim.map { ClaimPaper(statement: statement, claim: $0).parts } ?? [])
                + [
                    Paper.Part(.upright, opening + totals + drawdowns + bank + exceptions),
                    Paper.Part(.sideways, list),
                    Paper.Part(.upright, StatementChecks(statement: statement).blocks),
                ]
        )
    }

    var summary: PackSummary { statement.summary }

    private var issuedOn: String { statement.header.time.londonDate.inWords }

    private var opening: [Paper.Block] {
        let header = statement.header
        let example =
            header.isExample ? " This is a worked example: people and amounts are made up." : ""
        let span = statement.span.map { "\($0.first.inWords) to \($0.last.inWords)" }
        let time = header.time.description.dropFirst(11).prefix(5)
        return [
            .over(summary.title),
            .title("Statement of costs"),
            .lead(
                "What was spent to support participants, which grant bore it, and what is left: "
                    + "everything recorded up to \(issuedOn)." + example
            ),
            .figures([
                Paper.Fact("Granted", sum(\.granted)), Paper.Fact("Spent", sum(\.spent)),
                Paper.Fact("Set aside", sum(\.setAside)),
                Paper.Fact("Left to spend", sum(\.left)),
            ]),
            .facts([
                Paper.Fact("For", statement.issued.recipient),
                Paper.Fact("Costs booked for", span ?? "no day: there are none"),
                Paper.Fact(
                    "Participants",
                    "\(summary.enrolled.count) enrolled, costs for \(summary.people) of them"
                ),
                Paper.Fact("Evidence pack", statement.issued.pack.text),
                Paper.Fact("Issued", "\(issuedOn), \(time) UTC, as record \(header.seq)"),
                Paper.Fact("Journal", header.journal),
            ]),
        ]
    }

    /// Over all funds.
    func sum(_ part: (PackSummary.FundLine) -> Int64) -> String {
        Pence.pounds(summary.funds.values.reduce(0) { $0 + part($1) })
    }

    private var list: [Paper.Block] {
        guard !statement.lines.isEmpty else {
            return [.heading("Every cost"), .paragraph("No cost was recorded.")]
        }
        let count = HTML.count(statement.lines.count, "line")
        let sum = Pence.pounds(statement.total)
        guard statement.lines.count <= Self.longestList else {
            return [
                .heading("Every cost"),
                .paragraph(
                    "The list has \(count) and comes to \(sum). It is too long for paper: "
                        + "transactions.csv and transactions.xlsx beside this statement hold it."
                ),
            ]
        }
        return [
            .heading("Every cost"),
            .paragraph(
                "\(count), \(sum), in the order of the journal, as transactions.csv lists them. "
                    + "Gross is the whole cost; the amount is the part that the fund bore, found "
                    + "by the split beside it. Names of people are withheld: a code stands for "
                    + "each. A cost without a day on which it left the bank is not yet defrayed."
            ),
            .table(lineTable),
        ]
    }
}
