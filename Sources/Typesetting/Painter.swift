import CPangoCairo
import Documents

/// Draws composed pages.
///
/// Everything that is read stands under a tag; rules, page numbers and the lines above and below
/// the page do not, so that nobody has to listen to them.
struct Painter {
    let file: PDFFile
    let setter: TextSetter
    let paper: Paper
    let pages: [Page]

    private var pen: OpaquePointer { file.pen }

    func paint() {
        var bookmark: Int32 = 0
        for (number, page) in pages.enumerated() {
            // Setting the size forgets what was drawn, tags that began among it.
            let size = Look.size(of: page.orientation)
            cairo_pdf_surface_set_size(file.surface, size.width, size.height)
            if number == 0 { begin("Document") }
            if number == 0 || pages[number - 1].part != page.part { begin("Sect") }
            for placement in page.placements {
                mark(placement, page: number + 1, under: &bookmark)
                paint(placement, page.orientation)
            }
            let isLast = number + 1 == pages.count
            if isLast || pages[number + 1].part != page.part { end("Sect") }
            if isLast { end("Document") }
            paintEdges(of: page, number: number + 1)
            cairo_show_page(pen)
        }
    }

    /// Adds a bookmark for a heading, under that of the title.
    private func mark(_ placement: Page.Placement, page: Int, under top: inout Int32) {
        let place = "page=\(page) pos=[\(Int(Look.sideMargin)) \(Int(placement.y))]"
        switch placement.thing {
        case .block(.title(let text)):
            top = cairo_pdf_surface_add_outline(
                file.surface,
                0,
                text,
                place,
                CAIRO_PDF_OUTLINE_FLAG_OPEN
            )
        case .block(.heading(let text)):
            cairo_pdf_surface_add_outline(
                file.surface,
                top,
                text,
                place,
                cairo_pdf_outline_flags_t(0)
            )
        default: return
        }
    }

    private func paint(_ placement: Page.Placement, _ orientation: Paper.Orientation) {
        let measure = Look.measure(of: orientation)
        switch placement.thing {
        case .block(let block): paint(block, y: placement.y, measure: measure)
        case .line(let line): paint(line: line, y: placement.y, measure: measure)
        case .slice(let slice): paint(slice, y: placement.y, measure: measure)
        }
    }
}

// MARK: Strokes

extension Painter {
    func begin(_ tag: String) { cairo_tag_begin(pen, tag, nil) }
    func end(_ tag: String) { cairo_tag_end(pen, tag) }

    func tagged(_ tag: String, _ body: () -> Void) {
        begin(tag)
        body()
        end(tag)
    }

    func use(_ colour: Look.Colour) {
        cairo_set_source_rgb(pen, colour.red, colour.green, colour.blue)
    }

    func rule(y: Double, x: Double = 0, width: Double, thick: Double, _ colour: Look.Colour) {
        use(colour)
        cairo_rectangle(pen, Look.sideMargin + x, y - thick / 2, width, thick)
        cairo_fill(pen)
    }

    /// Draws a text at so much from the left margin, under the style's tag or another.
    func text(
        _ text: String,
        _ style: Look.Style,
        x: Double = 0,
        y: Double,
        width: Double,
        edge: Paper.Column.Edge = .start,
        tag: String? = nil
    ) {
        use(style.colour)
        cairo_move_to(pen, Look.sideMargin + x, y)
        tagged(tag ?? style.tag) {
            setter.show(text, style.font, width: width, edge, on: pen)
        }
    }
}

// MARK: Blocks

extension Painter {
    private func paint(_ block: Paper.Block, y: Double, measure: Double) {
        switch block {
        case .over(let text): self.text(text, Look.over, y: y, width: measure)
        case .title(let text): self.text(text, Look.title, y: y, width: measure)
        case .lead(let text): self.text(text, Look.lead, y: y, width: measure)
        case .heading(let text): self.text(text, Look.heading, y: y, width: measure)
        case .paragraph(let text): self.text(text, Look.paragraph, y: y, width: measure)
        case .steps(let steps): paint(steps: steps, y: y, measure: measure)
        case .facts(let facts): paint(facts: facts, y: y, measure: measure)
        case .figures(let figures): paint(figures: figures, y: y, measure: measure)
        case .table, .verbatim: return
        }
    }

    private func paint(steps: [String], y: Double, measure: Double) {
        var y = y
        let width = measure - Look.stepIndent
        tagged("L") {
            for (index, step) in steps.enumerated() {
                tagged("LI") {
                    text("\(index + 1).", Look.paragraph, y: y, width: width, tag: "Lbl")
                    text(step, Look.paragraph, x: Look.stepIndent, y: y, width: width, tag: "LBody")
                }
                y += Composer.stepHeight(step, measure: measure, setter)
            }
        }
    }

    private func paint(facts: [Paper.Fact], y: Double, measure: Double) {
        var y = y
        let indent = Look.factNameWidth
        tagged("L") {
            for fact in facts {
                tagged("LI") {
                    text(fact.name, Look.factName, y: y, width: indent, tag: "Lbl")
                    text(
                        fact.value,
                        Look.factValue,
                        x: indent,
                        y: y,
                        width: measure - indent,
                        tag: "LBody"
                    )
                }
                y += Composer.factHeight(fact, measure: measure, setter)
            }
        }
    }

    private func paint(figures: [Paper.Fact], y: Double, measure: Double) {
        let gap = 12.0
        let width = (measure + gap) / Double(max(1, figures.count)) - gap
        var value = Look.figureValue
        value.font.size = fitting(figures.map(\.value), value.font, width: width)
        for (index, figure) in figures.enumerated() {
            let x = Double(index) * (width + gap)
            rule(y: y + 1, x: x, width: width, thick: 2, Look.accent)
            text(figure.name, Look.figureName, x: x, y: y + 5, width: width)
            text(figure.value, value, x: x, y: y + 17, width: width)
        }
    }

    /// The greatest size at which each text has room on one line: the font's own at most, and at
    /// least half of that.
    private func fitting(_ texts: [String], _ font: Look.Font, width: Double) -> Double {
        let widest = texts.map { setter.width(of: $0, font) }.max() ?? 0
        return widest > width ? font.size * max(0.5, 0.99 * width / widest) : font.size
    }

    private func paint(line: String, y: Double, measure: Double) {
        let width = measure - Look.verbatimIndent
        let height = setter.height(of: line, Look.verbatim.font, width: width)
        use(Look.tint)
        cairo_rectangle(pen, Look.sideMargin, y, measure, height)
        cairo_fill(pen)
        guard !line.isEmpty else { return }
        text(line, Look.verbatim, x: Look.verbatimIndent, y: y, width: width)
    }
}
