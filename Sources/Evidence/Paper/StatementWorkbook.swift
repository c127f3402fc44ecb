import Calendar
import Documents
import Identifiers
import Integrity
import Journal
import Ledger
import Money

/// The transaction list as a workbook, with its sums as formulas over it.
struct StatementWorkbook {
    let statement: CostStatement

    var workbook: Workbook {
        Workbook(
            title: "\(statement.summary.title): transactions",
            subject: "Evidence pack \(statement.issued.pack) for \(statement.issued.recipient)",
            author: statement.header.journal,
            created: statement.header.time.milliseconds / 1000,
            sheets: [
                transactions, funds,
                sums("By heading", "Heading", .heading) { .text($0) },
                sums("By partner", "Partner", .partner) { .text($0) },
                sums("By month", "Month", .month, Self.month),
                drawdowns, about,
            ] + (statement.claim.map { ClaimSheets(claim: $0).sheets } ?? [])
        )
    }

    /// The columns of the first sheet that sums refer to.
    private enum Column: String {
        case month = "D", partner = "G", heading = "H", fund = "J", amount = "K"
    }

    /// A column's cells on the first sheet, as formulas name them.
    private func range(_ column: Column) -> String {
        let name = column.rawValue
        return "Transactions!$\(name)$2:$\(name)$\(statement.lines.count + 1)"
    }

    private static func month(_ text: String) -> Workbook.Cell {
        guard let day = try? CalendarDate("\(text)-01") else { return .text(text) }
        return .month(year: day.year, month: day.month)
    }

    static func day(_ date: CalendarDate) -> Workbook.Cell {
        .day(year: date.year, month: date.month, day: date.day)
    }

    /// A sum down a column of amounts; nothing where there is none.
    static func sum(_ column: Int, rows: Int, pence: Int64) -> Workbook.Cell {
        guard rows > 0 else { return .pounds(0) }
        let letters = Workbook.letters(of: column)
        return .reckoned("SUM(\(letters)2:\(letters)\(rows + 1))", pence: pence)
    }
}

// MARK: The list

extension StatementWorkbook {
    /// The columns of `transactions.csv`, in their order.
    private var transactions: Workbook.Sheet {
        let columns: [(String, Int)] = [
            ("Line", 7), ("Entry", 8), ("Event", 17), ("Booked for", 12), ("Left the bank", 14),
            ("Source", 12), ("Partner", 14), ("Cost heading", 15), ("Participant", 17),
            ("Fund", 8), ("Amount", 14), ("Split method", 14), ("Split weight", 13),
        ]
        return Workbook.Sheet(
            name: "Transactions",
            columns: columns.map { Workbook.Column($0, letters: $1) },
            rows: statement.lines.map(row),
            totals: [
                [.text("Total")] + Array(repeating: .empty, count: 9)
                    + [Self.sum(10, rows: statement.lines.count, pence: statement.total)]
                    + [.empty, .empty]
            ]
        )
    }

    private func row(_ line: CostLine) -> [Workbook.Cell] {
        func text(_ code: String?) -> Workbook.Cell { code.map { .text($0) } ?? .empty }
        return [
            .number(line.number), .number(line.seq), .text(line.entry.event.rawValue),
            Self.day(line.entry.effectiveOn), line.leftBank.map(Self.day) ?? .empty,
            text(line.entry.source), .text(line.partner), .text(line.heading),
            text(line.participant),
            text(line.posting.account.fund?.text), .pounds(line.pence),
            text(line.share?.basis.method.rawValue),
            text(line.share.map { String($0.basis.weight) }),
        ]
    }
}

// MARK: Sums

extension StatementWorkbook {
    private func sums(
        _ name: String,
        _ first: String,
        _ column: Column,
        _ cell: (String) -> Workbook.Cell
    ) -> Workbook.Sheet {
        let table = CostTable(statement.lines) { line in
            switch column {
            case .heading: line.heading
            case .partner: line.partner
            default: line.month
            }
        }
        let rows = table.keys.enumerated().map { index, key in
            let amounts = table.funds.enumerated().map { place, fund in
                Workbook.Cell.reckoned(
                    formula(column, row: index + 2, fund: Workbook.letters(of: place + 1)),
                    pence: table.pence(key, fund)
                )
            }
            let last = Workbook.letters(of: table.funds.count)
            return [cell(key)] + amounts + [
                .reckoned("SUM(B\(index + 2):\(last)\(index + 2))", pence: table.total(of: key))
            ]
        }
        let pence = table.funds.map { table.total(of: $0) } + [table.total]
        return Workbook.Sheet(
            name: name,
            columns: [Workbook.Column(first, letters: 24)]
                + (table.funds.map(\.text) + ["All funds"]).map {
                    Workbook.Column($0, letters: 14)
                },
            rows: rows,
            totals: [
                [.text("All costs")]
                    + pence.enumerated().map { Self.sum($0 + 1, rows: rows.count, pence: $1) }
            ]
        )
    }

    /// The amounts of the row's heading, partner or month, and of the column's fund.
    private func formula(_ column: Column, row: Int, fund: String) -> String {
        let cells = range(column)
        let those =
            column == .month
            ? "\(cells),\">=\"&$A\(row),\(cells),\"<\"&EDATE($A\(row),1)" : "\(cells),$A\(row)"
        return "SUMIFS(\(range(.amount)),\(those),\(range(.fund)),\(fund)$1)"
    }

    private var funds: Workbook.Sheet {
        let all = statement.summary.funds.sorted { $0.key < $1.key }
        let costs = CostTable(statement.lines, by: \.heading)
        let titles = ["Granted", "Not yet placed", "Spent", "Set aside", "Left", "Costs listed"]
        let rows: [[Workbook.Cell]] = all.enumerated().map { index, item in
            let (fund, line) = item
            let listed = costs.total(of: fund)
            let sum = "SUMIFS(\(range(.amount)),\(range(.fund)),$A\(index + 2))"
            return [
                .text(fund.text), .text(line.title), .pounds(line.granted),
                .pounds(line.unplaced), .pounds(line.spent), .pounds(line.setAside),
                .pounds(line.left),
                statement.lines.isEmpty ? .pounds(0) : .reckoned(sum, pence: listed),
            ]
        }
        let parts = all.map { fund, line in
            [
                line.granted, line.unplaced, line.spent, line.setAside, line.left,
                costs.total(of: fund),
            ]
        }
        return Workbook.Sheet(
            name: "By fund",
            columns: [
                Workbook.Column("Fund", letters: 10), Workbook.Column("Title", letters: 34),
            ] + titles.map { Workbook.Column($0, letters: 14) },
            rows: rows,
            totals: [
                [.text("All funds"), .empty]
                    + titles.indices.map { place in
                        let pence = parts.reduce(0) { $0 + $1[place] }
                        return Self.sum(place + 2, rows: rows.count, pence: pence)
                    }
            ]
        )
    }

    private var drawdowns: Workbook.Sheet {
        let columns: [(String, Int)] = [
            ("Funder claim", 14), ("Fund", 8), ("First day", 12), ("Last day", 12),
            ("Prepared by", 14),
            ("Reviewed by", 14), ("Lines", 8), ("Late lines", 11), ("Asked", 14), ("Paid", 14),
            ("Disallowed", 14), ("Open", 14),
        ]
        let reports = statement.drawdowns
        let sums: [Int64] = [
            reports.reduce(0) { $0 + $1.asked },
            reports.reduce(0) { $0 + $1.paid }, reports.reduce(0) { $0 + $1.disallowed },
            reports.reduce(0) { $0 + $1.open },
        ]
        return Workbook.Sheet(
            name: "Asked of funders",
            columns: columns.map { Workbook.Column($0, letters: $1) },
            rows: reports.map { report in
                let asked = report.submitted
                return [
                    .text(asked.drawdown.text), .text(asked.fund.text), Self.day(asked.starts),
                    Self.day(asked.ends), .text(asked.preparer.text), .text(asked.reviewer.text),
                    .number(asked.count), .number(report.late), .pounds(report.asked),
                    .pounds(report.paid), .pounds(report.disallowed), .pounds(report.open),
                ]
            },
            totals: [
                [.text("All claims")] + Array(repeating: .empty, count: 7)
                    + sums.enumerated().map { Self.sum($0 + 8, rows: reports.count, pence: $1) }
            ]
        )
    }

    private var about: Workbook.Sheet {
        let lines = [
            ("Programme", statement.summary.title), ("Evidence pack", statement.issued.pack.text),
            ("For", statement.issued.recipient), ("Journal", statement.header.journal),
            ("Issued", "\(statement.created), as record \(statement.header.seq)"),
            ("Root of the records before", statement.issued.treeRoot.hex),
            ("Checked", "that this file is as it was signed; compare it with transactions.csv"),
        ]
        return Workbook.Sheet(
            name: "About",
            columns: [Workbook.Column("What", letters: 28), Workbook.Column("Says", letters: 70)],
            rows: lines.map { [.text($0), .text($1)] }
        )
    }
}
