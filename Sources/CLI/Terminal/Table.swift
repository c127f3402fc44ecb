/// Rows of texts set out in columns.
struct Table {
    enum Alignment {
        case left
        case right
    }

    private let heading: [String]
    private let alignments: [Alignment]
    private var rows: [[String]] = []

    /// - Parameter columns: Each column's heading and alignment.
    init(_ columns: KeyValuePairs<String, Alignment>) {
        heading = columns.map(\.key)
        alignments = columns.map(\.value)
    }

    mutating func add(_ cells: String...) { rows.append(cells) }

    /// An empty row.
    mutating func skip() { rows.append([]) }

    /// The lines, without white space at their ends.
    var text: String {
        let all = (heading.allSatisfy(\.isEmpty) ? [] : [heading]) + rows
        let widths = alignments.indices.map { column in
            all.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
        }
        return all.map { line($0, widths) + "\n" }.joined()
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = cells.indices.map { column in
            let gap = String(repeating: " ", count: widths[column] - cells[column].count)
            return alignments[column] == .left ? cells[column] + gap : gap + cells[column]
        }
        let text = padded.joined(separator: "  ")
        return String(text.reversed().drop(while: \.isWhitespace).reversed())
    }
}
