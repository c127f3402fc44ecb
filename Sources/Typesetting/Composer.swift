import Documents

/// Puts blocks on pages.
///
/// A heading stays with what follows it, a row is never broken, totals are never alone, and a
/// table that fits on a page but not in what is left of it goes to the next where that wastes
/// little.
struct Composer {
    private let setter: TextSetter
    private var pages: [Page] = []
    private var y = Look.topMargin

    init(_ setter: TextSetter) { self.setter = setter }

    /// The document's pages. O(texts).
    mutating func pages(of paper: Paper) -> [Page] {
        for (number, part) in paper.parts.enumerated() {
            begin(part.orientation, part: number)
            let tables = part.blocks.map { laid($0, part.orientation) }
            for (index, block) in part.blocks.enumerated() {
                if let table = tables[index] {
                    place(table)
                } else {
                    place(block, before: part.blocks.dropFirst(index + 1).first, tables, index)
                }
            }
        }
        return pages
    }

    private func laid(_ block: Paper.Block, _ orientation: Paper.Orientation) -> LaidTable? {
        guard case .table(let table) = block else { return nil }
        return LaidTable(table, orientation, setter)
    }
}

// MARK: The page

extension Composer {
    private var orientation: Paper.Orientation { pages[pages.count - 1].orientation }
    private var measure: Double { Look.measure(of: orientation) }
    private var bottom: Double { Look.size(of: orientation).height - Look.bottomMargin }
    private var left: Double { bottom - y }
    private var isAtTop: Bool { y == Look.topMargin }

    private mutating func begin(_ orientation: Paper.Orientation, part: Int) {
        pages.append(Page(orientation: orientation, part: part))
        y = Look.topMargin
    }

    private mutating func turn() { begin(orientation, part: pages[pages.count - 1].part) }

    private mutating func put(_ thing: Page.Thing, height: Double) {
        pages[pages.count - 1].placements.append(Page.Placement(y: y, thing: thing))
        y += height
    }
}

// MARK: Texts

extension Composer {
    private mutating func place(
        _ block: Paper.Block,
        before next: Paper.Block?,
        _ tables: [LaidTable?],
        _ index: Int
    ) {
        switch block {
        case .heading:
            let follower = next.map { least($0, tables[index + 1]) } ?? 0
            let height = height(of: block)
            if height + follower + Look.headingBefore > left { turn() }
            if !isAtTop { y += Look.headingBefore }
            put(.block(block), height: height)
        case .verbatim(let text):
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                place(.line(String(line)), height: lineHeight(of: String(line)))
            }
            y += Look.paragraph.after
        default:
            place(.block(block), height: height(of: block))
        }
    }

    private mutating func place(_ thing: Page.Thing, height: Double) {
        if height > left, !isAtTop { turn() }
        put(thing, height: height)
    }

    /// How much of a block has to stand below its heading.
    private func least(_ block: Paper.Block, _ table: LaidTable?) -> Double {
        guard let table else {
            if case .verbatim = block { return 3 * lineHeight(of: "x") }
            return height(of: block)
        }
        let isWhole = table.height <= wholeLimit
        return isWhole ? table.height : table.headHeight + table.rowHeights.prefix(3).reduce(0, +)
    }

    private func height(of block: Paper.Block) -> Double {
        switch block {
        case .over(let text): height(of: text, Look.over)
        case .title(let text): height(of: text, Look.title)
        case .lead(let text): height(of: text, Look.lead)
        case .heading(let text): height(of: text, Look.heading)
        case .paragraph(let text): height(of: text, Look.paragraph)
        case .steps(let steps):
            steps.reduce(Look.paragraph.after) { sum, step in
                sum + stepHeight(step)
            }
        case .facts(let facts):
            facts.reduce(Look.paragraph.after) { sum, fact in sum + factHeight(fact) }
        case .figures: Look.figureHeight + Look.paragraph.after
        case .table, .verbatim: 0
        }
    }

    private func height(of text: String, _ style: Look.Style) -> Double {
        setter.height(of: text, style.font, width: measure) + style.after
    }

    private func stepHeight(_ step: String) -> Double {
        Self.stepHeight(step, measure: measure, setter)
    }

    private func factHeight(_ fact: Paper.Fact) -> Double {
        Self.factHeight(fact, measure: measure, setter)
    }

    private func lineHeight(of line: String) -> Double {
        let width = measure - Look.verbatimIndent
        return setter.height(of: line, Look.verbatim.font, width: width)
    }

    static func stepHeight(_ step: String, measure: Double, _ setter: TextSetter) -> Double {
        setter.height(of: step, Look.paragraph.font, width: measure - Look.stepIndent) + 3
    }

    static func factHeight(_ fact: Paper.Fact, measure: Double, _ setter: TextSetter) -> Double {
        let width = measure - Look.factNameWidth
        let value = setter.height(of: fact.value, Look.factValue.font, width: width)
        let name = setter.height(of: fact.name, Look.factName.font, width: Look.factNameWidth)
        return max(value, name) + Look.factValue.after
    }
}

// MARK: Tables

extension Composer {
    /// A table up to half a page high is worth a fresh page.
    private var wholeLimit: Double { (bottom - Look.topMargin) / 2 }

    private mutating func place(_ table: LaidTable) {
        if table.height > left, table.height <= wholeLimit { turn() }
        var row = 0
        repeat {
            if !isAtTop, !fitsSome(of: table, from: row) { turn() }
            row = placeSlice(of: table, from: row)
        } while row < table.rowHeights.count
        y += Look.tableAfter
    }

    /// Whether two rows, or all that there are, stand below the heading.
    private func fitsSome(of table: LaidTable, from row: Int) -> Bool {
        let next = table.rowHeights[row...].prefix(2)
        let isAll = row + next.count == table.rowHeights.count
        let totals = isAll ? table.totalsHeight : 0
        return table.headHeight + next.reduce(0, +) + totals <= left
    }

    /// Places as many rows as there is room for; one at least. The totals take a row with them.
    private mutating func placeSlice(of table: LaidTable, from start: Int) -> Int {
        let count = table.rowHeights.count
        var (end, height) = (start, table.headHeight)
        while end < count, end == start || height + table.rowHeights[end] <= left {
            height += table.rowHeights[end]
            end += 1
        }
        let hasTotals = end == count && height + table.totalsHeight <= left
        if end == count, !hasTotals, end - start > 1 {
            end -= 1
            height -= table.rowHeights[end]
        }
        let slice = TableSlice(table: table, rows: start..<end, hasTotals: end == count)
        put(.slice(slice), height: height + (end == count ? table.totalsHeight : 0))
        return end
    }
}
