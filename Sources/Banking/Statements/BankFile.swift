/// A bank's file: what form it has, and the statements within.
///
/// It is known by its content, never by its name. All of it is read, or none: see
/// ``BankFileError``.
public struct BankFile: Hashable, Sendable {
    public enum Format: String, Hashable, Sendable {
        /// ISO 20022 "bank to customer statement", versions .02 to .14.
        case camt053 = "camt.053"
        /// Open Financial Exchange 1 (SGML) and 2 (XML).
        case ofx = "OFX"
        /// Comma-separated values with the headings of Xero, QuickBooks or Sage.
        case csv = "CSV"
    }

    public let format: Format
    /// One or more; camt.053 and OFX may hold several accounts or days.
    public let statements: [BankStatement]

    /// The most bytes that are read.
    public static let mostBytes = 32 << 20
    /// The most lines that are read.
    public static let mostLines = 100_000

    /// Reads a file. O(bytes).
    ///
    /// - Throws: The first ``BankFileError``.
    public init(_ bytes: [UInt8]) throws(BankFileError) {
        guard bytes.count <= Self.mostBytes else {
            throw .tooLarge(bytes: bytes.count, limit: Self.mostBytes)
        }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        if content.starts(with: [0xFE, 0xFF]) || content.starts(with: [0xFF, 0xFE]) {
            throw .badEncoding("it is UTF-16")
        }
        // Without them no wide encoding can pass for UTF-8 here and be another one to a library.
        guard !content.contains(0) else {
            throw .badEncoding("it has zero bytes, which no text has")
        }
        guard let first = content.firstIndex(where: { !$0.isWhiteSpace }) else {
            throw .unknownFormat
        }
        let start = content[first...]
        if start.starts(with: "OFXHEADER".utf8) {
            (format, statements) = (.ofx, try BankOFX.statements(in: content))
        } else if start.first == UInt8(ascii: "<") {
            // An XML declaration stands at the very beginning, and line numbers count from there.
            let root = try XMLReading.root(of: content)
            if root.name == "OFX" {
                (format, statements) = (.ofx, try BankOFX.statements(under: root))
            } else {
                (format, statements) = (.camt053, try BankCamt.statements(under: root))
            }
        } else {
            (format, statements) = (.csv, [try BankCSV.statement(in: content)])
        }
    }
}

/// Numbers lines through a file.
struct LineCounter {
    private var count = 0

    /// - Throws: ``BankFileError/tooManyLines(limit:)``.
    mutating func next() throws(BankFileError) -> Int {
        guard count < BankFile.mostLines else { throw .tooManyLines(limit: BankFile.mostLines) }
        count += 1
        return count
    }
}
