/// Text that shows as it is written: UTF-8, without control characters but tab and line ends, and
/// without those that turn the direction of reading.
enum PlainText {
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The text without a byte order mark. O(size).
    ///
    /// - Throws: ``CaptureError/empty`` or ``CaptureError/notPlain(line:)``.
    static func rewrite(_ bytes: [UInt8]) throws(CaptureError) -> Rewritten {
        var text = bytes[...]
        while text.starts(with: byteOrderMark) { text = text.dropFirst(byteOrderMark.count) }
        guard !text.isEmpty else { throw .empty }
        if let line = lineThatIsNotPlain(in: text) { throw .notPlain(line: line) }
        return Rewritten(bytes: Array(text))
    }

    static func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

    static func isPlain(_ bytes: [UInt8]) -> Bool {
        isUTF8(bytes) && lineThatIsNotPlain(in: bytes[...]) == nil
    }

    private static func lineThatIsNotPlain(in bytes: ArraySlice<UInt8>) -> Int? {
        var line = 1
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar == "\n" { line += 1 }
            if isForbidden(scalar) { return line }
        }
        return nil
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
