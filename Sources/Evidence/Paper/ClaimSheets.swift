import Documents
import Identifiers
import Journal
import Ledger

/// The claim on a funder as sheets of the workbook: its lines, and sums by heading over them.
struct ClaimSheets {
    let claim: FunderClaim

    var sheets: [Workbook.Sheet] { [lines, headings] }

    private static let name = "Funder claim"

    private var lines: Workbook.Sheet {
        let columns: [(String, Int)] = [
            ("Line", 7), ("Left the bank", 14), ("Entry", 8), ("Claim", 14), ("Participant", 17),
            ("Partner", 14), ("Cost heading", 15), ("The fund's part", 22), ("Note", 22),
            ("Amount", 14),
        ]
        func text(_ words: String?) -> Workbook.Cell { words.map { .text($0) } ?? .empty }
        return Workbook.Sheet(
            name: Self.name,
            columns: columns.map { Workbook.Column($0, letters: $1) },
            rows: claim.lines.map { line in
                [
                    .number(line.number), StatementWorkbook.day(line.part.leftBank),
                    .number(line.part.seq), text(line.part.claim?.text), text(line.participant),
                    .text(line.part.attribution.partner.text),
                    .text(line.part.attribution.category.text), text(line.formula),
                    line.note.isEmpty ? .empty : .text(line.note), .pounds(line.part.pence),
                ]
            },
            totals: [
                [.text("Asked for")] + Array(repeating: .empty, count: 8)
                    + [StatementWorkbook.sum(9, rows: claim.lines.count, pence: claim.total)]
            ]
        )
    }

    private var headings: Workbook.Sheet {
        let last = claim.lines.count + 1
        let rows = claim.headings.enumerated().map { index, item in
            [
                Workbook.Cell.text(item.heading.text),
                .reckoned(
                    "SUMIFS('\(Self.name)'!$J$2:$J$\(last),'\(Self.name)'!$G$2:$G$\(last),"
                        + "$A\(index + 2))",
                    pence: item.pence
                ),
            ]
        }
        return Workbook.Sheet(
            name: "Funder claim by heading",
            columns: [
                Workbook.Column("Cost heading", letters: 24),
                Workbook.Column("Amount", letters: 14),
            ],
            rows: rows,
            totals: [
                [
                    .text("Asked for"),
                    StatementWorkbook.sum(1, rows: rows.count, pence: claim.total),
                ]
            ]
        )
    }
}
