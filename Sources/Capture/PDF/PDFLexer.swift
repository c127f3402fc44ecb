/// Reads values from a PDF file in its plain form (ISO 32000-1, 7.2 and 7.3).
///
/// What it is given comes from a normaliser and is regular; whatever is not, is refused.
struct PDFLexer {
    private let bytes: [UInt8]
    private(set) var position: Int

    private static let deepest = 64

    init(_ bytes: [UInt8], at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// The next value.
    ///
    /// - Throws: ``CaptureError/damaged(_:_:)``.
    mutating func value(depth: Int = 0) throws(CaptureError) -> PDFValue {
        skipSpace()
        guard depth < Self.deepest, let byte = peek() else { throw Self.damaged }
        switch byte {
        case UInt8(ascii: "/"): return .name(try name())
        case UInt8(ascii: "("): return .string(try literal())
        case UInt8(ascii: "["): return try array(depth)
        case UInt8(ascii: "<"):
            return peek(1) == UInt8(ascii: "<") ? try dictionary(depth) : .string(try hexadecimal())
        default: return try plainOrReference()
        }
    }

    /// Passes over a word that has to be next, after any space.
    mutating func expect(_ word: String) throws(CaptureError) {
        guard takes(word) else { throw Self.damaged }
    }

    /// Passes over a word where it is next, after any space.
    mutating func takes(_ word: String) -> Bool {
        skipSpace()
        let end = position + word.utf8.count
        guard end <= bytes.count, bytes[position..<end].elementsEqual(word.utf8) else {
            return false
        }
        position = end
        return true
    }

    /// A number without a sign or a fraction, after any space.
    mutating func integer() throws(CaptureError) -> Int {
        skipSpace()
        let start = position
        while let byte = peek(), (0x30...0x39).contains(byte), position - start < 12 {
            position += 1
        }
        guard let number = Int(String(decoding: bytes[start..<position], as: UTF8.self)) else {
            throw Self.damaged
        }
        return number
    }

    /// So many bytes from the next line on; `stream` has just been passed.
    mutating func stream(of length: Int) throws(CaptureError) -> ArraySlice<UInt8> {
        if peek() == 0x0D { position += 1 }
        guard peek() == 0x0A, length >= 0, length <= bytes.count - position - 1 else {
            throw Self.damaged
        }
        position += 1
        defer { position += length }
        return bytes[position..<position + length]
    }

    /// Whether nothing but space is left.
    mutating func isAtEnd() -> Bool {
        skipSpace()
        return position == bytes.count
    }

    static let damaged = CaptureError.damaged(.pdf, "it cannot be read to its end")

    private func peek(_ ahead: Int = 0) -> UInt8? {
        position + ahead < bytes.count ? bytes[position + ahead] : nil
    }

    private mutating func skipSpace() {
        while let byte = peek() {
            if byte == UInt8(ascii: "%") {
                while let byte = peek(), byte != 0x0A, byte != 0x0D { position += 1 }
            } else if Self.isSpace(byte) {
                position += 1
            } else {
                return
            }
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0 || byte == 0x0C
    }

    private static func isRegular(_ byte: UInt8) -> Bool {
        !isSpace(byte) && !"()<>[]{}/%".utf8.contains(byte)
    }
}

// MARK: Kinds of value

extension PDFLexer {
    /// A name with its `#xx` escapes undone; a byte is the character of its number.
    private mutating func name() throws(CaptureError) -> String {
        position += 1
        var name = String.UnicodeScalarView()
        while let byte = peek(), Self.isRegular(byte) {
            if byte == UInt8(ascii: "#") {
                guard let high = peek(1).flatMap(Self.digit), let low = peek(2).flatMap(Self.digit)
                else { throw Self.damaged }
                name.append(Unicode.Scalar(high << 4 | low))
                position += 3
            } else {
                name.append(Unicode.Scalar(byte))
                position += 1
            }
        }
        return String(name)
    }

    private mutating func plainOrReference() throws(CaptureError) -> PDFValue {
        let word = plainWord()
        if word == "null" || word == "true" || word == "false" { return .plain(word) }
        guard !word.isEmpty,
            word.utf8.allSatisfy({ (0x2B...0x39).contains($0) && $0 != 0x2C && $0 != 0x2F })
        else { throw Self.damaged }
        // "12 0 R" is a reference and "12 0" two numbers.
        var ahead = self
        guard let number = Int(word), number > 0, (try? ahead.integer()) == 0, ahead.takes("R"),
            ahead.peek().map(Self.isRegular) != true
        else { return .plain(word) }
        self = ahead
        return .reference(number)
    }

    private mutating func plainWord() -> String {
        let start = position
        while let byte = peek(), Self.isRegular(byte) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func array(_ depth: Int) throws(CaptureError) -> PDFValue {
        position += 1
        var values: [PDFValue] = []
        while !takes("]") { values.append(try value(depth: depth + 1)) }
        return .array(values)
    }

    private mutating func dictionary(_ depth: Int) throws(CaptureError) -> PDFValue {
        position += 2
        var members: [String: PDFValue] = [:]
        while !takes(">>") {
            guard peek() == UInt8(ascii: "/") else { throw Self.damaged }
            let key = try name()
            guard members.updateValue(try value(depth: depth + 1), forKey: key) == nil else {
                throw Self.damaged
            }
        }
        return .dictionary(members)
    }

    private mutating func hexadecimal() throws(CaptureError) -> [UInt8] {
        position += 1
        var digits: [UInt8] = []
        while let byte = peek(), byte != UInt8(ascii: ">") {
            position += 1
            if Self.isSpace(byte) { continue }
            guard let digit = Self.digit(byte) else { throw Self.damaged }
            digits.append(digit)
        }
        guard peek() != nil else { throw Self.damaged }
        position += 1
        if digits.count % 2 == 1 { digits.append(0) }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    private mutating func literal() throws(CaptureError) -> [UInt8] {
        position += 1
        var open = 1
        var string: [UInt8] = []
        while let byte = peek() {
            position += 1
            switch byte {
            case UInt8(ascii: "("): open += 1
            case UInt8(ascii: ")"):
                open -= 1
                if open == 0 { return string }
            case UInt8(ascii: "\\"):
                if let escaped = try escape() { string.append(escaped) }
                continue
            default: break
            }
            string.append(byte)
        }
        throw Self.damaged
    }

    /// What follows a backslash; nil for a line that goes on.
    private mutating func escape() throws(CaptureError) -> UInt8? {
        guard let byte = peek() else { throw Self.damaged }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case 0x0A: return nil
        case 0x30...0x37:
            var number = Int(byte & 7)
            for _ in 0..<2 {
                guard let next = peek(), (0x30...0x37).contains(next) else { break }
                number = number << 3 | Int(next & 7)
                position += 1
            }
            return UInt8(truncatingIfNeeded: number)
        default: return byte
        }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
