import Calendar
import Documents
import Identifiers
import Integrity
import Journal
import Ledger
import Money

/// The first pages of a statement that goes to a funder: the claim itself.
struct ClaimPaper {
    let statement: CostStatement
    let claim: FunderClaim

    var parts: [Paper.Part] {
        [Paper.Part(.upright, opening + headings + signature), Paper.Part(.sideways, list)]
    }

    private var period: String {
        claim.submitted.starts.inWords(through: claim.submitted.ends)
    }

    private var fund: String { statement.name(of: claim.submitted.fund) }

    private var opening: [Paper.Block] {
        let submitted = claim.submitted
        let late = claim.lines.count { $0.part.isLate }
        let costs = claim.lines.count
        let example =
            statement.header.isExample
            ? " This is a worked example: people and amounts are made up." : ""
        return [
            .over(statement.summary.title),
            .title("Claim \(submitted.drawdown) on \(fund)"),
            .lead(
                "\(Pence.pounds(claim.asked)) for \(period): every cost below left a bank or a "
                    + "float and is asked of this fund once, and somebody other than the preparer "
                    + "reviewed the whole." + example
            ),
            .figures([
                Paper.Fact("Costs", Pence.pounds(submitted.total.pence)),
                Paper.Fact("Credited of earlier claims", Pence.pounds(submitted.credited.pence)),
                Paper.Fact("Asked for", Pence.pounds(claim.asked)),
            ]),
            .facts([
                Paper.Fact("Period", period),
                Paper.Fact(
                    "Lines",
                    "\(costs), of which \(late) left the bank before the period"
                ),
                Paper.Fact("Prepared by", submitted.preparer.text),
                Paper.Fact("Reviewed by", submitted.reviewer.text),
                Paper.Fact(
                    "Submitted",
                    "\(claim.header.time.londonDate.inWords), as record \(claim.header.seq), "
                        + "by \(claim.header.actor)"
                ),
                Paper.Fact("Digest of what was reviewed", submitted.digest.hex),
            ]),
        ]
    }

    private var headings: [Paper.Block] {
        [
            .heading("By cost heading"),
            .table(
                Paper.Table(
                    columns: [
                        Paper.Column("Heading", .parts(1)),
                        Paper.Column("Amount", .millimetres(30), .end),
                    ],
                    rows: claim.headings.map { [$0.heading.inWords, Pence.pounds($0.pence)] },
                    totals: [["Asked for", Pence.pounds(claim.total)]]
                )
            ),
        ]
    }

    private var signature: [Paper.Block] {
        [
            .paragraph(
                "Whoever sends it signs here. What the funder wants declared is in the pack, in "
                    + "data/profile/with-it.txt."
            ),
            .facts([
                Paper.Fact("Name and role", ""), Paper.Fact("Signature", ""),
                Paper.Fact("Date", ""),
            ]),
        ]
    }

    private var list: [Paper.Block] {
        guard claim.lines.count <= StatementPaper.longestList else {
            return [
                .heading("Every line of the claim"),
                .paragraph("The list is too long for paper: transactions.xlsx holds it."),
            ]
        }
        let table = Paper.Table(
            columns: [
                Paper.Column("Line", .millimetres(8)),
                Paper.Column("Left the bank", .millimetres(19)),
                Paper.Column("Entry", .millimetres(10)), Paper.Column("Claim", .millimetres(14)),
                Paper.Column("Person", .millimetres(24)),
                Paper.Column("Partner", .millimetres(16)),
                Paper.Column("Heading", .millimetres(18)),
                Paper.Column("The fund's part", .parts(1)),
                Paper.Column("Note", .millimetres(28)),
                Paper.Column("Amount", .millimetres(18), .end),
            ],
            rows: claim.lines.map { line in
                [
                    String(line.number), line.part.leftBank.description, String(line.part.seq),
                    line.part.claim?.text ?? "", line.participant ?? "",
                    line.part.attribution.partner.text, line.part.attribution.category.text,
                    line.formula ?? "", line.note, Pence.pounds(line.part.pence),
                ]
            },
            totals: [
                ["", "", "", "", "", "", "Asked for", "", "", Pence.pounds(claim.total)]
            ]
        )
        return [
            .heading("Every line of the claim"),
            .paragraph(
                "The entry is the record in which the cost left a bank or a float. What came off "
                    + "a cost before it was asked for, or of one that an earlier claim asked for, "
                    + "is a line of its own and negative."
            ),
            .table(table),
        ]
    }
}
