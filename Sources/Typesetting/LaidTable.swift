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
        let columns = Self.columns(of: table, look, measure: Look.measure(of: orientation))
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
        measure: Double
    ) -> [Column] {
        let gaps = Self.gaps(between: table.columns, look)
        var (fixed, parts) = (gaps.reduce(0, +), 0)
        for column in table.columns {
            switch column.width {
            case .millimetres(let length): fixed += Double(length) * Look.millimetre
            case .parts(let count): parts += count
            }
        }
        let part = max(0, measure - fixed) / Double(max(1, parts))
        var x = 0.0
        return zip(table.columns, gaps).map { column, gap in
            let width =
                switch column.width {
                case .millimetres(let length): Double(length) * Look.millimetre
                case .parts(let count): Double(count) * part
                }
            defer { x += width + gap }
            return Column(x: x, width: width, edge: column.edge)
        }
    }
}
