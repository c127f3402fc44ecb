/// Cuts Swift into tokens, so that no rule mistakes a comment or a string for code.
///
/// 1. Comments are dropped; block comments nest.
/// 2. A string becomes one token. A `\(` inside it begins code again, up to its own `)`.
/// 3. Raw strings (`#"`) and strings of many lines (`"""`) follow the same path.
/// 4. Regex literals are not known. None is used here, and a stray quote ends with its line.
struct Lexer {
    private(set) var tokens: [Token] = []
    /// The lines that begin inside a string of many lines.
    private(set) var literalLines: Set<Int> = []

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var endOfLast = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
        while position < bytes.count { scanCode(interpolated: false) }
    }

    /// Reads code to the end of the text or, when interpolated, to the bracket that ends it.
    private mutating func scanCode(interpolated: Bool) {
        var depth = 0
        while position < bytes.count {
            if skipSpace() || skipComment() { continue }
            if scanString() || scanQuotedWord() || scanWord() { continue }
            if bytes[position] == UInt8(ascii: "(") { depth += 1 }
            if bytes[position] == UInt8(ascii: ")") {
                depth -= 1
                if interpolated, depth < 0 {
                    position += 1
                    return
                }
            }
            append(.symbol, upTo: position + 1)
        }
    }

    private mutating func skipSpace() -> Bool {
        switch bytes[position] {
        case UInt8(ascii: "\n"): line += 1
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
        default: return false
        }
        position += 1
        return true
    }

    private mutating func skipComment() -> Bool {
        if matches("//") {
            while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
            return true
        }
        guard matches("/*") else { return false }
        var depth = 0
        repeat {
            if matches("/*") {
                depth += 1
                position += 2
            } else if matches("*/") {
                depth -= 1
                position += 2
            } else {
                if bytes[position] == UInt8(ascii: "\n") { line += 1 }
                position += 1
            }
        } while depth > 0 && position < bytes.count
        return true
    }

    private mutating func scanWord() -> Bool {
        let end = bytes[position...].firstIndex { !$0.isInWord } ?? bytes.count
        guard end > position else { return false }
        append(.word, upTo: end)
        return true
    }

    private mutating func scanQuotedWord() -> Bool {
        guard matches("`") else { return false }
        let end = bytes[(position + 1)...].firstIndex(of: UInt8(ascii: "`")) ?? bytes.count - 1
        append(.quotedWord, upTo: end + 1)
        return true
    }

    private mutating func scanString() -> Bool {
        let hashes = bytes[position...].prefix { $0 == UInt8(ascii: "#") }.count
        guard matches("\"", after: hashes) else { return false }
        let isLong = matches("\"\"\"", after: hashes)
        let quotes = String(repeating: "\"", count: isLong ? 3 : 1)
        append(.string, upTo: position + hashes + quotes.utf8.count)
        let place = tokens.count - 1
        let content = scanContent(
            isLong: isLong,
            end: quotes + String(repeating: "#", count: hashes),
            escape: "\\" + String(repeating: "#", count: hashes)
        )
        tokens[place].text = String(decoding: content, as: UTF8.self)
        endOfLast = position
        return true
    }

    /// Reads a string from behind its first quotes to behind its last.
    private mutating func scanContent(isLong: Bool, end: String, escape: String) -> [UInt8] {
        var content: [UInt8] = []
        while position < bytes.count, !matches(end) {
            if matches(escape + "(") {
                position += escape.utf8.count + 1
                scanCode(interpolated: true)
            } else if matches(escape) {
                position += escape.utf8.count + 1
            } else {
                if bytes[position] == UInt8(ascii: "\n") {
                    guard isLong else { return content }
                    line += 1
                    literalLines.insert(line)
                }
                content.append(bytes[position])
                position += 1
            }
        }
        position = min(bytes.count, position + end.utf8.count)
        return content
    }

    private mutating func append(_ kind: Token.Kind, upTo end: Int) {
        let text = String(decoding: bytes[position..<min(end, bytes.count)], as: UTF8.self)
        let touches = position == endOfLast && !tokens.isEmpty
        tokens.append(Token(kind: kind, text: text, line: line, touchesPrevious: touches))
        position = end
        endOfLast = end
    }

    private func matches(_ text: String, after offset: Int = 0) -> Bool {
        bytes[min(position + offset, bytes.count)...].starts(with: text.utf8)
    }
}

extension UInt8 {
    /// Whether the byte belongs to an identifier or a number; bytes beyond ASCII do.
    fileprivate var isInWord: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
