import Calendar
import Documents
import Identifiers
import Journal
import Ledger
import Money

// MARK: Totals

extension StatementPaper {
    /// So many funds stand beside each other; more follow in a table of their own.
    private static let fundsAcross = 3

    var totals: [Paper.Block] {
        [
            .heading("By fund"), .table(fundTable),
            .paragraph(
                "What is left is in delivery partners' budgets. What is not yet placed is in none "
                    + "of them."
            ),
        ]
            + blocks(
                "Costs by heading and fund",
                "Heading",
                CostTable(statement.lines, by: \.heading)
            ) {
                (try? CategoryCode($0))?.inWords ?? $0
            }
            + blocks(
                "Costs by delivery partner and fund",
                "Delivery partner",
                CostTable(statement.lines, by: \.partner),
                statement.name(of:)
            )
            + blocks("Costs by month and fund", "Month", CostTable(statement.lines, by: \.month)) {
                (try? CalendarDate("\($0)-01"))?.monthInWords ?? $0
            }
    }

    private var fundTable: Paper.Table {
        let funds = summary.funds.sorted { $0.key < $1.key }
        return Paper.Table(
            columns: [Paper.Column("Fund", .parts(1))]
                + ["Granted", "Not yet placed", "Spent", "Set aside", "Left"].map {
                    Paper.Column($0, .millimetres(22), .end)
                },
            rows: funds.map { fund, line in
                [statement.name(of: fund)]
                    + [line.granted, line.unplaced, line.spent, line.setAside, line.left].map {
                        Pence.pounds($0)
                    }
            },
            totals: [
                ["All funds", sum(\.granted), sum(\.unplaced), sum(\.spent), sum(\.setAside)]
                    + [sum(\.left)]
            ]
        )
    }

    /// A table of sums, or several where there are many funds. The last has the sum of all.
    private func blocks(
        _ title: String,
        _ first: String,
        _ table: CostTable,
        _ name: (String) -> String
    ) -> [Paper.Block] {
        guard !table.keys.isEmpty else { return [] }
        let starts = stride(from: 0, to: table.funds.count, by: Self.fundsAcross)
        let tables = starts.map { start in
            let end = min(start + Self.fundsAcross, table.funds.count)
            let funds = Array(table.funds[start..<end])
            return Paper.Block.table(
                sums(first, table, funds, isLast: end == table.funds.count, name)
            )
        }
        return [.heading(title)] + tables
    }

    private func sums(
        _ first: String,
        _ table: CostTable,
        _ funds: [FundCode],
        isLast: Bool,
        _ name: (String) -> String
    ) -> Paper.Table {
        let titles = funds.map(\.text) + (isLast ? ["All funds"] : [])
        return Paper.Table(
            columns: [Paper.Column(first, .parts(1))]
                + titles.map { Paper.Column($0, .millimetres(25), .end) },
            rows: table.keys.map { key in
                let cells = funds.map { table.pence(key, $0) }
                let amounts = cells + (isLast ? [table.total(of: key)] : [])
                return [name(key)] + amounts.map { Pence.pounds($0) }
            },
            totals: [
                ["All costs"]
                    + (funds.map { table.total(of: $0) } + (isLast ? [table.total] : []))
                    .map { Pence.pounds($0) }
            ]
        )
    }
}

// MARK: Drawdowns, the bank and exceptions

extension StatementPaper {
    var drawdowns: [Paper.Block] {
        let reports = statement.drawdowns
        guard !reports.isEmpty else {
            return [.heading("Asked of funders"), .paragraph("Nothing was asked of a funder yet.")]
                + notAsked
        }
        func sum(_ part: (DrawdownReport) -> Int64) -> String {
            Pence.pounds(reports.reduce(0) { $0 + part($1) })
        }
        let table = Paper.Table(
            columns: [
                Paper.Column("Funder claim", .millimetres(12)),
                Paper.Column("Fund", .millimetres(8)),
                Paper.Column("Period", .parts(2)),
                Paper.Column("Prepared, reviewed", .parts(1)),
                Paper.Column("Lines", .millimetres(8), .end),
                Paper.Column("Asked", .millimetres(14), .end),
                Paper.Column("Paid", .millimetres(14), .end),
                Paper.Column("Disallowed", .millimetres(14), .end),
                Paper.Column("Open", .millimetres(14), .end),
            ],
            rows: reports.map { report in
                let asked = report.submitted
                return [
                    asked.drawdown.text, asked.fund.text,
                    asked.starts.inWords(through: asked.ends),
                    "\(asked.preparer), \(asked.reviewer)", String(asked.count),
                    Pence.pounds(report.asked), Pence.pounds(report.paid),
                    Pence.pounds(report.disallowed), Pence.pounds(report.open),
                ]
            },
            totals: [
                [
                    "All claims", "", "", "", String(reports.reduce(0) { $0 + $1.submitted.count }),
                    sum(\.asked), sum(\.paid), sum(\.disallowed), sum(\.open),
                ]
            ]
        )
        return [.heading("Asked of funders"), .table(table)] + takenOff(reports) + notAsked
    }

    /// What makes the claims' columns differ, where anything does.
    private func takenOff(_ reports: [DrawdownReport]) -> [Paper.Block] {
        let pence = reports.reduce(0) { $0 + $1.takenOff }
        guard pence != 0 else { return [] }
        let words = "was taken off these claims since, for what the funders were owed."
        return [.paragraph("\(Pence.pounds(pence)) \(words)")]
    }

    /// What has left the bank and can still be asked for.
    private var notAsked: [Paper.Block] {
        guard !statement.undrawn.isEmpty else { return [] }
        let parts = statement.undrawn.map { "\(Pence.pounds($1)) of \($0)" }
        return [
            .paragraph("Left the bank and not yet asked for: \(parts.joined(separator: ", ")).")
        ]
    }

    /// The bank's statements beside the books.
    var bank: [Paper.Block] {
        let summary = statement.bank
        let title = Paper.Block.heading("Our bank account")
        let words = summary.sentences.map(Paper.Block.paragraph)
        guard !summary.rows.isEmpty else { return [title] + words }
        let table = Paper.Table(
            columns: [
                Paper.Column("By the bank", .parts(1)),
                Paper.Column("Paid in", .millimetres(20), .end),
                Paper.Column("Paid out", .millimetres(20), .end),
                Paper.Column("Held", .millimetres(20), .end),
                Paper.Column("More than the books", .millimetres(22), .end),
            ],
            rows: summary.rows.map { [$0.title, $0.paidIn, $0.paidOut, $0.held, $0.difference] }
        )
        return [title] + words + [.table(table)]
    }

    var exceptions: [Paper.Block] {
        let title = Paper.Block.heading("What a reader should know")
        guard !statement.exceptions.isEmpty else {
            return [title, .paragraph("Nothing out of the ordinary was recorded.")]
        }
        let table = Paper.Table(
            columns: [
                Paper.Column("What", .parts(1)), Paper.Column("Where", .parts(1)),
                Paper.Column("Number", .millimetres(14), .end),
                Paper.Column("Amount", .millimetres(24), .end),
            ],
            rows: statement.exceptions.map { exception in
                [
                    exception.kind.words, Self.some(of: exception.places), String(exception.count),
                    exception.pence.map { Pence.pounds($0) } ?? "",
                ]
            }
        )
        return [title, .table(table)]
    }

    /// The first few, and how many more there are.
    private static func some(of places: [String]) -> String {
        let first = places.prefix(8).joined(separator: ", ")
        return places.count > 8 ? "\(first) and \(places.count - 8) more" : first
    }
}

// MARK: Every cost

extension StatementPaper {
    var lineTable: Paper.Table {
        let sums = statement.funds.map { fund in
            (fund.text, statement.lines.filter { $0.posting.account.fund == fund })
        }
        let byFund = statement.funds.count > 1 ? sums : []
        return Paper.Table(
            columns: [
                Paper.Column("Line", .millimetres(8)),
                Paper.Column("Left the bank", .millimetres(19)),
                Paper.Column("Booked for", .millimetres(17)),
                Paper.Column("What", .millimetres(20)), Paper.Column("Claim", .millimetres(12)),
                Paper.Column("Person", .millimetres(24)),
                Paper.Column("Partner", .millimetres(14)),
                Paper.Column("Heading", .millimetres(14)),
                Paper.Column("Gross", .millimetres(16), .end),
                Paper.Column("Split", .parts(1)), Paper.Column("Fund", .millimetres(8)),
                Paper.Column("Amount", .millimetres(16), .end),
            ],
            rows: statement.lines.map(Self.row),
            totals: byFund.map { name, lines in Self.total(name, lines) }
                + [Self.total("all funds", statement.lines)]
        )
    }

    private static func row(_ line: CostLine) -> [String] {
        let split = CostSplit(of: line)
        return [
            String(line.number), line.leftBank?.description ?? "",
            line.entry.effectiveOn.description, line.entry.event.title,
            line.entry.source ?? "record \(line.seq)",
            line.participant ?? "", line.partner, line.heading,
            Pence.pounds(split.gross), split.formula ?? "",
            line.posting.account.fund?.text ?? "", Pence.pounds(line.pence),
        ]
    }

    private static func total(_ name: String, _ lines: [CostLine]) -> [String] {
        [
            "", "", "", "Total, \(name)", "", "", "", "", "", HTML.count(lines.count, "line"), "",
            Pence.pounds(lines.reduce(0) { $0 + $1.pence }),
        ]
    }
}

extension EventKind {
    /// `claim.charged` as `Claim charged`.
    fileprivate var title: String {
        let words = rawValue.split { $0 == "." || $0 == "-" }.joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
