import Documents
import Identifiers
import Money

extension ListWriting {
    /// A page with a form for each row, or for the rows that share a sheet, each on paper of its
    /// own when printed; what is not in the records is left as a line to write on.
    func forms(of rows: [Row]) throws(ProfileError) -> String {
        var body = ""
        for sheet in sheets(of: rows) { body += try form(of: sheet) }
        return HTML.page(title: list.title, style: Self.style, main: body)
    }

    /// The rows of each form, in the order of their first.
    private func sheets(of rows: [Row]) -> [[Row]] {
        guard !list.sheets.isEmpty else { return rows.map { [$0] } }
        var places: [[String?]: Int] = [:]
        var sheets: [[Row]] = []
        for row in rows {
            let key = list.sheets.map { row[$0]?.plain }
            if let place = places[key] {
                sheets[place].append(row)
            } else {
                places[key] = sheets.count
                sheets.append([row])
            }
        }
        return sheets
    }

    private func form(of rows: [Row]) throws(ProfileError) -> String {
        let row = rows.count == 1 ? rows[0] : Row(puttingTogether: rows)
        var form = "<section class=\"form\">\n<h2>\(HTML.escaped(list.title))</h2>\n<dl>\n"
        for column in list.columns {
            let value = try text(column, of: row)
            form += "<dt>\(HTML.escaped(column.heading))</dt>"
            form += value.map { "<dd>\(HTML.escaped($0))</dd>\n" } ?? "<dd class=\"blank\"></dd>\n"
        }
        form += "</dl>\n" + (try items(of: rows))
        for declaration in profile.declarations {
            form += declaration.signer.map { "<h3>\(HTML.escaped($0))</h3>\n" } ?? ""
            form += "<ul class=\"declarations\">\n"
            form += declaration.sentences.map { "<li>\(HTML.escaped($0))</li>\n" }.joined()
            form += "</ul>\n<p class=\"signature\">Name, signature, date</p>\n"
        }
        return form + "</section>\n"
    }

    /// The table with a line for each row, and what its amounts come to.
    private func items(of rows: [Row]) throws(ProfileError) -> String {
        guard !list.items.isEmpty else { return "" }
        func line(_ cells: [String], _ tag: String) -> String {
            "<tr>"
                + zip(cells, list.items).map { cell, column in
                    let style = column.field?.isSummed == true ? " class=\"sum\"" : ""
                    return "<\(tag)\(style)>\(HTML.escaped(cell))</\(tag)>"
                }.joined() + "</tr>\n"
        }
        var table = "<table>\n" + line(list.items.map(\.heading), "th")
        for row in rows {
            var cells: [String] = []
            for column in list.items { cells.append(try text(column, of: row) ?? "") }
            table += line(cells, "td")
        }
        let totals = list.items.enumerated().map { place, column in
            guard let field = column.field, field.isSummed else { return place == 0 ? "Total" : "" }
            return Pence.pounds(rows.reduce(0) { $0 + $1.pence(field) })
        }
        return table + line(totals, "th") + "</table>\n"
    }

    private static let style = """
        body { font: 11pt/1.5 "Source Sans 3", "Segoe UI", sans-serif; max-width: 46rem;
          margin: 2rem auto; padding: 0 1rem; color: #1b2421; }
        h2 { font-size: 1.2rem; border-bottom: 2px solid #1f6f5c; padding-bottom: .3rem; }
        dl { display: grid; grid-template-columns: 16rem 1fr; gap: .35rem 1rem; }
        dt { color: #4c5a55; } dd { margin: 0; }
        dd.blank { border-bottom: 1px solid #8a9691; min-height: 1.5em; }
        table { border-collapse: collapse; width: 100%; margin: 1.2rem 0; }
        th, td { border-bottom: 1px solid #c9d1cd; padding: .3rem .6rem .3rem 0; text-align: left;
          vertical-align: top; }
        th.sum, td.sum { text-align: right; padding-right: 0; white-space: nowrap; }
        h3 { font-size: 1rem; margin: 1.4rem 0 .3rem; }
        ul.declarations { list-style: "\\2610\\00a0\\00a0"; padding-left: 1.6rem; }
        .signature { margin-top: 2.5rem; border-top: 1px solid #8a9691; color: #4c5a55; }
        .form { break-after: page; margin-bottom: 3rem; }
        @media (max-width: 40rem) { dl { grid-template-columns: 1fr; } }
        """
}
