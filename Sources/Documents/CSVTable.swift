/// A table of comma-separated values (RFC 4180), as bytes from anywhere.
///
/// It takes what spreadsheets write: a mark of the byte order, either line ending, quotes round
/// any field. O(bytes).
public struct CSVTable {
    /// The columns' names, from the first line.
    public let columns: [String]
    /// The other lines, each with as many fields as there are columns.
    public let rows: [[String]]
    /// The line of the file on which each row begins, counted from 1: a quoted field may span
    /// several.
    public let lineNumbers: [Int]

    /// - Throws: ``CSVError``.
    public init(_ bytes: [UInt8]) throws(CSVError) {
        var lines = try Self.lines(of: bytes.starts(with: Self.mark) ? bytes[3...] : bytes[...])
        guard !lines.isEmpty else { throw CSVError("it is empty", line: 1) }
        columns = lines.removeFirst().fields
        for line in lines where line.fields.count != columns.count {
            throw CSVError(
                "line \(line.number) has \(line.fields.count) fields, the first \(columns.count)",
                line: line.number
            )
        }
        rows = lines.map(\.fields)
        lineNumbers = lines.map(\.number)
    }

    /// The place of a column.
    public func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private struct Line {
        var number: Int
        var fields: [String] = []
    }

    private static func lines(of bytes: ArraySlice<UInt8>) throws(CSVError) -> [Line] {
        var lines: [Line] = []
        var reached = 1
        var line = Line(number: reached)
        var rest = bytes
        while !rest.isEmpty {
            line.fields.append(try field(&rest, &reached))
            let end = rest.popFirst()
            guard end != comma else {
                if rest.isEmpty { line.fields.append("") }
                continue
            }
            if end == carriageReturn, rest.first == lineFeed { rest.removeFirst() }
            lines.append(line)
            reached += 1
            line = Line(number: reached)
        }
        if !line.fields.isEmpty { lines.append(line) }
        return lines
    }

    /// Reads a field; what follows it is a comma, a line's end or nothing.
    ///
    /// - Parameter reached: The line of the file, which a quoted field may leave behind.
    private static func field(
        _ rest: inout ArraySlice<UInt8>,
        _ reached: inout Int
    ) throws(CSVError) -> String {
        let start = reached
        var field: [UInt8] = []
        if rest.first == quote {
            field = try quoted(&rest, line: start)
            reached += lineEnds(in: field)
        } else {
            while let byte = rest.first, !endsField(byte) {
                field.append(byte)
                rest.removeFirst()
            }
        }
        guard let text = String(validating: field, as: UTF8.self) else {
            throw CSVError("it is not UTF-8", line: start)
        }
        return text
    }

    private static func quoted(
        _ rest: inout ArraySlice<UInt8>,
        line: Int
    ) throws(CSVError) -> [UInt8] {
        var field: [UInt8] = []
        rest.removeFirst()
        while let byte = rest.popFirst() {
            guard byte == quote else {
                field.append(byte)
                continue
            }
            guard rest.first == quote else {
                guard rest.first.map(endsField) ?? true else {
                    throw CSVError("text follows a closing quote", line: line)
                }
                return field
            }
            field.append(quote)
            rest.removeFirst()
        }
        throw CSVError("a quote is not closed", line: line)
    }

    /// Line feeds, and carriage returns that no line feed follows.
    private static func lineEnds(in field: [UInt8]) -> Int {
        field.indices.count { index in
            field[index] == lineFeed
                || field[index] == carriageReturn
                    && (index + 1 == field.count || field[index + 1] != lineFeed)
        }
    }

    private static func endsField(_ byte: UInt8) -> Bool {
        byte == comma || byte == lineFeed || byte == carriageReturn
    }
}

/// Why bytes are no table.
public struct CSVError: Error, Hashable, Sendable {
    /// What is wrong, as a clause.
    public let message: String
    /// The line of the file, counted from 1, on which it is wrong.
    public let line: Int

    init(_ message: String, line: Int) {
        self.message = message
        self.line = line
    }
}
