import Documents

/// What stands where on a page.
struct Page {
    let orientation: Paper.Orientation
    /// Which of the document's parts it belongs to.
    let part: Int
    var placements: [Placement] = []

    struct Placement {
        /// From the page's upper edge.
        let y: Double
        let thing: Thing
    }

    enum Thing {
        case block(Paper.Block)
        /// One line of a verbatim text.
        case line(String)
        case slice(TableSlice)
    }
}

/// The rows of a table that stand on one page, under its heading.
struct TableSlice {
    let table: LaidTable
    let rows: Range<Int>
    let hasTotals: Bool
}
