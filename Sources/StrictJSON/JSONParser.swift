/// Reads one JSON value, more strictly than RFC 8259 asks.
///
/// 1. The whole text is one value; only white space may follow.
/// 2. A key stands once in an object: which of two counts is nobody's guess.
/// 3. A number is an integer in its one canonical form. `1.0`, `1e3`, `-0` and `01` are refused,
///    because an amount has one spelling.
/// 4. Texts are valid UTF-8 without control characters (but tab and line feed, escaped) and
///    without bidirectional marks, which could make a name read as another.
public struct JSONParser {
    /// The longest text, in bytes.
    public static let maximumLength = 65_536
    /// The deepest nesting.
    public static let maximumDepth = 16

    private let bytes: [UInt8]
    private var position = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads a value. O(length).
    ///
    /// - Throws: ``JSONError``, the first in reading order.
    public static func value(of bytes: [UInt8]) throws(JSONError) -> JSONValue {
        guard bytes.count <= maximumLength else {
            throw JSONError(problem: .tooLong(limit: maximumLength), offset: maximumLength)
        }
        var parser = JSONParser(bytes)
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.position == bytes.count else { throw parser.failure(.trailingBytes) }
        return value
    }

    private func failure(_ problem: JSONError.Problem) -> JSONError {
        JSONError(problem: problem, offset: position)
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
            position += 1
        }
    }

    private func peek() throws(JSONError) -> UInt8 {
        guard position < bytes.count else { throw failure(.endedEarly) }
        return bytes[position]
    }

    private mutating func expect(_ byte: UInt8) throws(JSONError) {
        let found = try peek()
        guard found == byte else { throw failure(.unexpectedByte(found)) }
        position += 1
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard depth <= Self.maximumDepth else { throw failure(.tooDeep(limit: Self.maximumDepth)) }
        skipSpace()
        switch try peek() {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return .integer(try integer())
        case let other: throw failure(.unexpectedByte(other))
        }
    }

    private mutating func word(
        _ word: StaticString,
        _ value: JSONValue
    ) throws(JSONError) -> JSONValue {
        for index in 0..<word.utf8CodeUnitCount { try expect(word.utf8Start[index]) }
        return value
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        try expect(UInt8(ascii: "{"))
        var members: [JSONValue.Member] = []
        var keys: Set<[UInt8]> = []
        skipSpace()
        if try peek() == UInt8(ascii: "}") {
            position += 1
            return .object([])
        }
        while true {
            skipSpace()
            let start = position
            let key = try text()
            guard keys.insert(Array(key.utf8)).inserted else {
                throw JSONError(problem: .duplicateKey(key), offset: start)
            }
            skipSpace()
            try expect(UInt8(ascii: ":"))
            members.append(.init(key: key, value: try value(depth: depth + 1)))
            guard try more(closing: UInt8(ascii: "}")) else { return .object(members) }
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        try expect(UInt8(ascii: "["))
        var values: [JSONValue] = []
        skipSpace()
        if try peek() == UInt8(ascii: "]") {
            position += 1
            return .array([])
        }
        while true {
            values.append(try value(depth: depth + 1))
            guard try more(closing: UInt8(ascii: "]")) else { return .array(values) }
        }
    }

    /// Whether a comma says that another item follows; otherwise the closing byte is taken.
    private mutating func more(closing: UInt8) throws(JSONError) -> Bool {
        skipSpace()
        let byte = try peek()
        guard byte == UInt8(ascii: ",") || byte == closing else {
            throw failure(.unexpectedByte(byte))
        }
        position += 1
        return byte != closing
    }

    private mutating func integer() throws(JSONError) -> Int64 {
        let start = position
        while position < bytes.count, Self.isPartOfNumber(bytes[position]) { position += 1 }
        let digits = bytes[start..<position]
        let magnitude = digits.first == UInt8(ascii: "-") ? digits.dropFirst() : digits
        let canonical =
            !magnitude.isEmpty && magnitude.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
            && (magnitude.first != 0x30 || digits.count == 1)
        guard canonical else { throw JSONError(problem: .notAnInteger, offset: start) }
        guard let value = Int64(String(decoding: digits, as: UTF8.self)) else {
            throw JSONError(problem: .integerOutOfRange, offset: start)
        }
        return value
    }

    private static func isPartOfNumber(_ byte: UInt8) -> Bool {
        (byte >= 0x30 && byte <= 0x39) || "+-.eE".utf8.contains(byte)
    }

    private mutating func text() throws(JSONError) -> String {
        try expect(UInt8(ascii: "\""))
        let start = position
        var content: [UInt8] = []
        while true {
            let byte = try peek()
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return try checked(content, start: start)
            case UInt8(ascii: "\\"):
                position += 1
                content.append(contentsOf: String(try escape()).utf8)
            case 0..<0x20: throw failure(.forbiddenCharacter(UInt32(byte)))
            default:
                content.append(byte)
                position += 1
            }
        }
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        let byte = try peek()
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            return Unicode.Scalar(byte)
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw failure(.badEscape)
        }
    }

    private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
        let first = try hexadecimal()
        guard (0xD800...0xDFFF).contains(first) else {
            guard let scalar = Unicode.Scalar(first) else { throw failure(.badEscape) }
            return scalar
        }
        guard first < 0xDC00 else { throw failure(.badEscape) }
        try expect(UInt8(ascii: "\\"))
        try expect(UInt8(ascii: "u"))
        let second = try hexadecimal()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else { throw failure(.badEscape) }
        return scalar
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            let byte = try peek()
            guard let digit = Self.digit(byte) else { throw failure(.badEscape) }
            value = (value << 4) + digit
            position += 1
        }
        return value
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    /// The text, if its bytes are UTF-8 and hold no character that hides or misleads.
    private func checked(_ content: [UInt8], start: Int) throws(JSONError) -> String {
        guard let text = String(validating: content, as: UTF8.self) else {
            throw JSONError(problem: .invalidUTF8, offset: start)
        }
        for scalar in text.unicodeScalars where scalar.isForbiddenInText {
            throw JSONError(problem: .forbiddenCharacter(scalar.value), offset: start)
        }
        return text
    }
}

extension Unicode.Scalar {
    /// Whether the character is a control, a bidirectional mark, a line separator, a byte order
    /// mark, or has no width and joins nothing: what hides in a name. Tab and line feed are
    /// allowed.
    public var isForbiddenInText: Bool {
        switch value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x061C, 0x200E, 0x200F, 0x2028, 0x2029: true
        case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        case 0x00AD, 0x180E, 0x200B, 0x2060...0x2064, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
        default: false
        }
    }
}
