internal import Money

/// Comma-separated values by RFC 4180, safe to open in a spreadsheet.
///
/// A text that a spreadsheet would take for a formula is given a leading apostrophe; amounts are
/// written by us from integers and stay plain numbers. Texts are looked at byte by byte, since a
/// mark that combines with a quote does not make it another.
public struct CSV {
    /// The lines so far, each with its end, as UTF-8.
    public private(set) var bytes: [UInt8] = []

    /// Begins with a line of headings.
    public init(columns: [String]) { append(columns.map(Cell.word)) }

    /// The lines so far as a text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// One value.
    public enum Cell {
        /// A code or a text.
        case word(String)
        /// Pence, written in pounds as `-12.50`.
        case pounds(Int64)
        case number(Int)
        case empty
    }

    /// Adds a line. O(its length).
    public mutating func append(_ cells: [Cell]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            switch cell {
            case .word(let word): put(Spreadsheet.neutral(word).utf8)
            case .pounds(let pence): bytes.append(contentsOf: Pence.plain(pence).utf8)
            case .number(let number): bytes.append(contentsOf: String(number).utf8)
            case .empty: continue
            }
        }
        bytes.append(contentsOf: "\r\n".utf8)
    }

    private mutating func put(_ word: String.UTF8View) {
        guard word.contains(where: Self.wantsQuotes) else {
            bytes.append(contentsOf: word)
            return
        }
        bytes.append(Self.quote)
        for byte in word {
            if byte == Self.quote { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(Self.quote)
    }

    private static let quote = UInt8(ascii: "\"")

    private static func wantsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case quote, UInt8(ascii: ","), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
        default: false
        }
    }
}
