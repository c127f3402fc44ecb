internal import Money

/// Comma-separated values by RFC 4180, safe to open in a spreadsheet.
///
/// A text that a spreadsheet would take for a formula is given a leading apostrophe; amounts are
/// written by us from integers and stay plain numbers. Texts are looked at scalar by scalar, since
/// a mark that combines with a quote does not make it another.
public struct CSV {
    /// The lines so far, each with its end.
    public private(set) var text = ""

    /// Begins with a line of headings.
    public init(columns: [String]) { append(columns.map(Cell.word)) }

    /// One value.
    public enum Cell {
        /// A code or a text.
        case word(String)
        /// Pence, written in pounds as `-12.50`.
        case pounds(Int64)
        case number(Int)
        case empty
    }

    /// Adds a line.
    public mutating func append(_ cells: [Cell]) {
        text += cells.map(Self.field).joined(separator: ",") + "\r\n"
    }

    private static func field(_ cell: Cell) -> String {
        switch cell {
        case .word(let word): quoted(Spreadsheet.neutral(word))
        case .pounds(let pence): Pence.plain(pence)
        case .number(let number): String(number)
        case .empty: ""
        }
    }

    private static func quoted(_ word: String) -> String {
        guard word.unicodeScalars.contains(where: ",\"\r\n".unicodeScalars.contains) else {
            return word
        }
        let escaped = word.unicodeScalars.reduce(into: "") {
            $0 += $1 == "\"" ? "\"\"" : String($1)
        }
        return "\"\(escaped)\""
    }
}
