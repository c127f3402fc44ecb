internal import Money

/// Why a bank's file is not read, in order of precedence. It is refused whole.
public enum BankFileError: Error, Hashable, Sendable {
    /// Where in the file something stands.
    public struct Place: Hashable, Sendable {
        /// The line of the file, counted from 1.
        public let line: Int
        /// The element or the column.
        public let element: String

        /// So many lines down, in this element or column.
        public init(line: Int, element: String) {
            self.line = line
            self.element = element
        }
    }

    /// More bytes than are read.
    case tooLarge(bytes: Int, limit: Int)
    /// Neither camt.053 nor OFX, and no CSV with known headings.
    case unknownFormat
    /// Bytes that are not the characters they claim to be.
    case badEncoding(String)
    /// Not well-formed.
    case malformed(line: Int, what: String)
    /// Well-formed, and nothing that a statement needs: a document type, an entity, great depth.
    case forbidden(line: Int, what: String)
    /// A message or a version that is not read here.
    case unknownVersion(String)
    /// The bank says that it could not make the statement.
    case bankFailed(Place, words: String)
    /// Something that must be there is not.
    case missing(Place)
    /// Something that may be there once is there again.
    case twice(Place, text: String)
    /// A text that is not what it should be.
    case badValue(Place, text: String, wanted: String)
    /// Money that is not in pounds sterling.
    case otherCurrency(Place, currency: String)
    /// The payments of one entry do not sum to it; in pence, below zero for money out.
    case partsDiffer(Place, parts: Int64, whole: Int64)
    /// More lines than are read.
    case tooManyLines(limit: Int)
    /// The opening balance and the lines do not give the closing balance; in pence.
    case unbalanced(statement: String, opening: Int64, lines: Int64, closing: Int64)

    /// The stable code.
    public var code: String {
        switch self {
        case .tooLarge: "bank.too-large"
        case .unknownFormat: "bank.format"
        case .badEncoding: "bank.encoding"
        case .malformed: "bank.malformed"
        case .forbidden: "bank.forbidden"
        case .unknownVersion: "bank.version"
        case .bankFailed: "bank.failed"
        case .missing: "bank.missing"
        case .twice: "bank.twice"
        case .badValue: "bank.value"
        case .otherCurrency: "bank.currency"
        case .partsDiffer: "bank.parts"
        case .tooManyLines: "bank.too-many"
        case .unbalanced: "bank.unbalanced"
        }
    }

    /// Where it is, what is wrong and what to do next.
    public var message: String {
        switch self {
        case .tooLarge(let bytes, let limit):
            "The file has \(bytes) bytes and \(limit) are the most that are read. Ask the bank for "
                + "fewer days."
        case .unknownFormat:
            "The file is no statement that is read here: camt.053, OFX, or CSV with the headings "
                + BankCSV.headings + ". Choose one of these where you download it."
        case .badEncoding(let what):
            "The file's characters cannot be read: \(what). Download it again; do not save it from "
                + "another program."
        case .malformed(let line, let what):
            "The file cannot be read at line \(line): \(what). It may be cut short: download it "
                + "again."
        case .forbidden(let line, let what):
            "Line \(line) has what no statement needs: \(what). Do not import it; ask whoever sent "
                + "it where it is from."
        case .unknownVersion(let found):
            "\(found) is not read here. Ask the bank for camt.053.001.02 to .14, or OFX 1 or 2."
        case .bankFailed(let place, let words):
            "\(Self.at(place)): the bank says “\(words)” and gives no statement. Download it again."
        case .missing(let place):
            "\(Self.at(place)) is not there. Download the file again, or in another format."
        case .twice(let place, let text):
            "\(Self.at(place)): “\(Self.shown(text))” is there already. Nothing is imported; ask "
                + "the bank which of the two is right."
        case .badValue(let place, let text, let wanted):
            "\(Self.at(place)): “\(Self.shown(text))” is not \(wanted). Nothing is imported; "
                + "download the file again, unaltered."
        case .otherCurrency(let place, let currency):
            "\(Self.at(place)): the currency is \(Self.shown(currency)), and these books are in "
                + "GBP. Import the statement of an account in pounds."
        case .partsDiffer(let place, let parts, let whole):
            "\(Self.at(place)): the payments of this entry come to \(Self.pounds(parts)) and the "
                + "entry is \(Self.pounds(whole)). Ask the bank which is right."
        case .tooManyLines(let limit):
            "The file has more than \(limit) lines, which are the most that are read. Ask the bank "
                + "for fewer days."
        case .unbalanced(let statement, let opening, let lines, let closing):
            "\(statement) opens with \(Self.pounds(opening)), its lines come to "
                + "\(Self.pounds(lines)), and it closes with \(Self.pounds(closing)), not "
                + "\(Self.pounds(opening + lines)). A line is missing or was altered: download it "
                + "again."
        }
    }

    private static func at(_ place: Place) -> String { "Line \(place.line), \(place.element)" }

    private static func pounds(_ pence: Int64) -> String { Pence.pounds(pence) }

    /// A text from the file as it may be shown: in one line, at most 60 characters.
    static func shown(_ text: String) -> String {
        let printable = text.unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
                "?"
            default: String(scalar)
            }
        }
        return printable.prefix(60).joined() + (printable.count > 60 ? "…" : "")
    }
}
