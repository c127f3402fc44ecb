/// Comma-separated values by RFC 4180, safe to open in a spreadsheet.
///
/// A text that a spreadsheet would take for a formula is given a leading apostrophe; amounts are
/// written by us from integers and stay plain numbers.
struct CSV {
    private(set) var text = ""

    init(columns: [String]) { append(columns.map(Cell.word)) }

    enum Cell {
        /// A code or a text.
        case word(String)
        /// Pence, written in pounds as `-12.50`.
        case pounds(Int64)
        case number(Int)
        case empty
    }

    mutating func append(_ cells: [Cell]) {
        text += cells.map(Self.field).joined(separator: ",") + "\r\n"
    }

    private static func field(_ cell: Cell) -> String {
        switch cell {
        case .word(let word): quoted(neutral(word))
        case .pounds(let pence): pounds(pence)
        case .number(let number): String(number)
        case .empty: ""
        }
    }

    /// Pence in pounds with two decimals.
    static func pounds(_ pence: Int64) -> String {
        let magnitude = pence.magnitude
        let rest = magnitude % 100
        return "\(pence < 0 ? "-" : "")\(magnitude / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    private static func neutral(_ word: String) -> String {
        guard let first = word.utf8.first, "=+-@".utf8.contains(first) else { return word }
        return "'" + word
    }

    private static func quoted(_ word: String) -> String {
        guard word.contains(where: { ",\"\r\n".contains($0) }) else { return word }
        var escaped = ""
        for character in word { escaped += character == "\"" ? "\"\"" : String(character) }
        return "\"\(escaped)\""
    }
}
