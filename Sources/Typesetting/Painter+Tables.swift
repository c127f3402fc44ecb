import CPangoCairo
import Documents

extension Painter {
    /// The rows of a page, under the heading that each page repeats.
    func paint(_ slice: TableSlice, y: Double, measure: Double) {
        let (laid, look) = (slice.table, slice.table.look)
        var y = y
        tagged("Table") {
            let titles = laid.table.columns.map(\.title)
            let head = Look.Style(font: look.head, colour: Look.soft, after: 0, tag: "TH")
            paint(titles, laid, head, y: y, height: laid.headHeight)
            y += laid.headHeight
            rule(y: y, width: measure, thick: 0.9, Look.rule)
            let body = Look.Style(font: look.body, after: 0, tag: "TD")
            for index in slice.rows {
                paint(laid.table.rows[index], laid, body, y: y, height: laid.rowHeights[index])
                y += laid.rowHeights[index]
                rule(y: y, width: measure, thick: 0.4, Look.hairline)
            }
            if slice.hasTotals { paintTotals(laid, y: y, measure: measure) }
        }
    }

    private func paintTotals(_ laid: LaidTable, y: Double, measure: Double) {
        var y = y
        let style = Look.Style(font: laid.look.total, after: 0, tag: "TD")
        if !laid.totalHeights.isEmpty { rule(y: y, width: measure, thick: 0.9, Look.rule) }
        for (cells, height) in zip(laid.table.totals, laid.totalHeights) {
            paint(cells, laid, style, y: y, height: height)
            y += height
        }
    }

    private func paint(
        _ cells: [String],
        _ laid: LaidTable,
        _ style: Look.Style,
        y: Double,
        height: Double
    ) {
        tagged("TR") {
            for (cell, column) in zip(cells, laid.columns) {
                // The headings stand on the rule below them.
                let isHead = style.tag == "TH"
                let own =
                    isHead ? setter.height(of: cell, style.font, width: column.width) : 0
                let top = isHead ? y + height - laid.look.padding - own : y + laid.look.padding
                text(
                    cell,
                    style,
                    x: column.x,
                    y: top,
                    width: column.width,
                    edge: column.edge
                )
            }
        }
    }
}

// MARK: The page's edges

extension Painter {
    /// The line above every page but the first, and the line below with the page's number.
    func paintEdges(of page: Page, number: Int) {
        let height = Look.size(of: page.orientation).height
        let measure = Look.measure(of: page.orientation)
        if number > 1 {
            let y = Look.topMargin - 24
            line(paper.head, y: y, width: measure)
            rule(y: y + 14, width: measure, thick: 0.4, Look.hairline)
        }
        let y = height - Look.bottomMargin + 18
        rule(y: y - 4, width: measure, thick: 0.4, Look.hairline)
        let words = "Page \(number) of \(pages.count)"
        let rest = measure - setter.width(of: words, Look.running.font) - 12
        line(paper.foot, y: y, width: rest)
        line(words, y: y, width: measure, edge: .end)
    }

    /// A line of the page's edge, which no tag is around.
    private func line(
        _ text: String,
        y: Double,
        width: Double,
        edge: Paper.Column.Edge = .start
    ) {
        use(Look.running.colour)
        cairo_move_to(file.pen, Look.sideMargin, y)
        setter.showLine(text, Look.running.font, width: width, edge, on: file.pen)
    }
}
