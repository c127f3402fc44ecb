import Documents

/// A table with the places of its columns and the heights of its rows.
struct LaidTable {
    struct Column {
        let x: Double
        let width: Double
        let edge: Paper.Column.Edge
    }

    let table: Paper.Table
    let look: Look.TableLook
    let columns: [Column]
    let headHeight: Double
    let rowHeights: [Double]
    let totalHeights: [Double]

    /// Measures every cell. O(cells).
    init(_ table: Paper.Table, _ orientation: Paper.Orientation, _ setter: TextSetter) {
        let look = Look.TableLook(orientation)
        let columns = Self.columns(of: table, look, Look.measure(of: orientation), setter)
        func height(_ cells: [String], _ font: Look.Font) -> Double {
            let heights = zip(cells, columns).map { text, column in
                setter.height(of: text, font, width: column.width)
            }
            return (heights.max() ?? 0) + 2 * look.padding
        }
        self.table = table
        self.look = look
        self.columns = columns
        headHeight = height(table.columns.map(\.title), look.head)
        rowHeights = table.rows.map { height($0, look.body) }
        totalHeights = table.totals.map { height($0, look.total) }
    }

    /// All of the totals, which stand together.
    var totalsHeight: Double { totalHeights.reduce(0, +) }

    /// The whole table on one page.
    var height: Double { headHeight + rowHeights.reduce(0, +) + totalsHeight }

    /// The space behind each column: more where words follow an amount, none behind the last.
    private static func gaps(between columns: [Paper.Column], _ look: Look.TableLook) -> [Double] {
        columns.indices.map { index in
            guard index + 1 < columns.count else { return 0 }
            let isTight = columns[index].edge == .end && columns[index + 1].edge == .start
            return isTight ? 2 * look.gap : look.gap
        }
    }

    private static func columns(
        of table: Paper.Table,
        _ look: Look.TableLook,
        _ measure: Double,
        _ setter: TextSetter
    ) -> [Column] {
        let gaps = Self.gaps(between: table.columns, look)
        let needs = table.needs(look, setter)
        let widths = ColumnWidths(
            of: table.columns,
            needs,
            within: measure - gaps.reduce(0, +)
        ).widths
        var x = 0.0
        return table.columns.indices.map { place in
            defer { x += widths[place] + gaps[place] }
            return Column(x: x, width: widths[place], edge: table.columns[place].edge)
        }
    }
}

extension Paper.Table {
    /// How wide each column has to be for what must not be broken in it: each of its texts, or
    /// where it has parts of the rest each word; of its title each word. O(different texts).
    fileprivate func needs(_ look: Look.TableLook, _ setter: TextSetter) -> [Double] {
        columns.enumerated().map { place, column in
            func widest(_ texts: some Sequence<String>, _ font: Look.Font) -> Double {
                Set(texts).lazy.map { setter.width(of: $0, font) }.max() ?? 0
            }
            func unbroken(_ rows: [[String]]) -> [String] {
                switch column.width {
                case .millimetres: rows.map { $0[place] }
                case .parts: rows.flatMap { $0[place].words }
                }
            }
            // A hair more than it was measured, for what rounding takes.
            return 0.1
                + max(
                    widest(column.title.words, look.head),
                    widest(unbroken(rows), look.body),
                    widest(unbroken(totals), look.total)
                )
        }
    }
}

extension String {
    /// What spaces and line feeds are between.
    fileprivate var words: [String] {
        split { $0 == " " || $0.isNewline }.map(String.init)
    }
}
