/// A table of comma-separated values (RFC 4180), as bytes from anywhere.
///
/// It takes what spreadsheets write: a mark of the byte order, either line ending, quotes round
/// any field. O(bytes).
public struct CSVTable {
    /// The columns' names, from the first line.
    public let columns: [String]
    /// The other lines, each with as many fields as there are columns.
    public let rows: [[String]]

    /// - Throws: ``CSVError``.
    public init(_ bytes: [UInt8]) throws(CSVError) {
        var lines = try Self.lines(of: bytes.starts(with: Self.mark) ? bytes[3...] : bytes[...])
        guard !lines.isEmpty else { throw CSVError("it is empty") }
        columns = lines.removeFirst()
        for (index, line) in lines.enumerated() where line.count != columns.count {
            throw CSVError(
                "line \(index + 2) has \(line.count) fields, the first \(columns.count)"
            )
        }
        rows = lines
    }

    /// The place of a column.
    public func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private static func lines(of bytes: ArraySlice<UInt8>) throws(CSVError) -> [[String]] {
        var lines: [[String]] = []
        var line: [String] = []
        var rest = bytes
        while !rest.isEmpty {
            line.append(try field(&rest))
            let end = rest.popFirst()
            guard end != comma else {
                if rest.isEmpty { line.append("") }
                continue
            }
            if end == carriageReturn, rest.first == lineFeed { rest.removeFirst() }
            lines.append(line)
            line = []
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }

    /// Reads a field; what follows it is a comma, a line's end or nothing.
    private static func field(_ rest: inout ArraySlice<UInt8>) throws(CSVError) -> String {
        var field: [UInt8] = []
        if rest.first == quote {
            rest.removeFirst()
            while let byte = rest.popFirst() {
                guard byte == quote else {
                    field.append(byte)
                    continue
                }
                guard rest.first == quote else { break }
                field.append(quote)
                rest.removeFirst()
            }
            guard rest.first.map(endsField) ?? true else {
                throw CSVError("text follows a closing quote")
            }
        } else {
            while let byte = rest.first, !endsField(byte) {
                field.append(byte)
                rest.removeFirst()
            }
        }
        guard let text = String(validating: field, as: UTF8.self) else {
            throw CSVError("it is not UTF-8")
        }
        return text
    }

    private static func endsField(_ byte: UInt8) -> Bool {
        byte == comma || byte == lineFeed || byte == carriageReturn
    }
}

/// Why bytes are no table.
public struct CSVError: Error, Hashable, Sendable {
    /// What is wrong, as a clause.
    public let message: String

    init(_ message: String) { self.message = message }
}
