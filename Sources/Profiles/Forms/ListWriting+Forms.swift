import Documents
import Identifiers

extension ListWriting {
    /// A page with a form for each row, each on a sheet of its own when printed; what is not in
    /// the records is left as a line to write on.
    func forms(of rows: [Row]) throws(ProfileError) -> String {
        var body = ""
        for row in rows { body += try form(of: row) }
        return HTML.page(title: list.title, style: Self.style, main: body)
    }

    private func form(of row: Row) throws(ProfileError) -> String {
        var form = "<section class=\"form\">\n<h2>\(HTML.escaped(list.title))</h2>\n<dl>\n"
        for column in list.columns {
            let value = try text(column, of: row)
            form += "<dt>\(HTML.escaped(column.heading))</dt>"
            form += value.map { "<dd>\(HTML.escaped($0))</dd>\n" } ?? "<dd class=\"blank\"></dd>\n"
        }
        form += "</dl>\n"
        if !profile.declarations.isEmpty {
            form += "<ul class=\"declarations\">\n"
            form += profile.declarations.map { "<li>\(HTML.escaped($0))</li>\n" }.joined()
            form += "</ul>\n<p class=\"signature\">Name, signature, date</p>\n"
        }
        return form + "</section>\n"
    }

    private static let style = """
        body { font: 11pt/1.5 "Source Sans 3", "Segoe UI", sans-serif; max-width: 46rem;
          margin: 2rem auto; padding: 0 1rem; color: #1b2421; }
        h2 { font-size: 1.2rem; border-bottom: 2px solid #1f6f5c; padding-bottom: .3rem; }
        dl { display: grid; grid-template-columns: 16rem 1fr; gap: .35rem 1rem; }
        dt { color: #4c5a55; } dd { margin: 0; }
        dd.blank { border-bottom: 1px solid #8a9691; min-height: 1.5em; }
        ul.declarations { list-style: "\\2610\\00a0\\00a0"; padding-left: 1.6rem; }
        .signature { margin-top: 2.5rem; border-top: 1px solid #8a9691; color: #4c5a55; }
        .form { break-after: page; margin-bottom: 3rem; }
        @media (max-width: 40rem) { dl { grid-template-columns: 1fr; } }
        """
}
