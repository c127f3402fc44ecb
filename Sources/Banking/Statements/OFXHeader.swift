/// The header of an OFX 1 file: pairs as `OFXHEADER:100`, each on its line, up to the first tag.
struct OFXHeader {
    /// Where the first tag begins.
    let end: Int
    /// The line of the file on which it begins.
    let lines: Int
    private let alphabet: Alphabet

    private enum Alphabet {
        case ascii
        case windows1252
        case utf8
    }

    /// - Throws: ``BankFileError``.
    init(of bytes: ArraySlice<UInt8>) throws(BankFileError) {
        let header = bytes.prefix { $0 != UInt8(ascii: "<") }
        end = header.endIndex
        lines = 1 + header.count { $0 == UInt8(ascii: "\n") }
        var fields: [String: String] = [:]
        for pair in header.split(whereSeparator: \.isWhiteSpace) {
            let parts = pair.split(
                separator: UInt8(ascii: ":"),
                maxSplits: 1,
                omittingEmptySubsequences: false
            ).map { String(decoding: $0, as: UTF8.self) }
            guard parts.count == 2 else {
                throw .malformed(line: 1, what: "“\(BankFileError.shown(parts[0]))” is no header")
            }
            guard fields.updateValue(parts[1], forKey: parts[0]) == nil else {
                throw .twice(.init(line: 1, element: BankFileError.shown(parts[0])), text: parts[1])
            }
        }
        guard fields["OFXHEADER"] == "100", fields["DATA"] == "OFXSGML" else {
            throw .unknownVersion("A header other than OFXHEADER:100 and DATA:OFXSGML")
        }
        guard let version = fields["VERSION"], version.utf8.count == 3, version.hasPrefix("1")
        else {
            throw .unknownVersion(
                "OFX \(BankFileError.shown(fields["VERSION"] ?? "without version"))"
            )
        }
        alphabet = try Self.alphabet(fields["ENCODING"] ?? "", fields["CHARSET"] ?? "")
    }

    private static func alphabet(
        _ encoding: String,
        _ characters: String
    ) throws(BankFileError) -> Alphabet {
        switch (encoding, characters) {
        case ("UTF-8", _), ("UNICODE", _): return .utf8
        case ("USASCII", "1252"), ("USASCII", "ISO-8859-1"), ("USASCII", "8859-1"):
            return .windows1252
        case ("USASCII", "NONE"), ("USASCII", ""): return .ascii
        default:
            throw .badEncoding(
                "it says that it is \(BankFileError.shown("\(encoding) \(characters)"))"
            )
        }
    }

    /// The text as UTF-8.
    ///
    /// - Throws: ``BankFileError/badEncoding(_:)``.
    func utf8(of bytes: ArraySlice<UInt8>) throws(BankFileError) -> [UInt8] {
        switch alphabet {
        case .ascii:
            guard bytes.allSatisfy({ $0 < 0x80 }) else {
                throw .badEncoding("it says that it is ASCII and is not")
            }
            return Array(bytes)
        case .utf8:
            guard String(validating: bytes, as: UTF8.self) != nil else {
                throw .badEncoding("it says that it is UTF-8 and is not")
            }
            return Array(bytes)
        case .windows1252: return try Self.utf8(ofWindows1252: bytes)
        }
    }

    /// 0x80 to 0x9F of Windows-1252; nil where it has no character. The rest is as in Latin-1.
    /// <https://encoding.spec.whatwg.org/index-windows-1252.txt>
    private static let highScalars: [UInt16?] = [
        0x20AC, nil, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, nil, 0x017D, nil, nil, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013,
        0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, nil, 0x017E, 0x0178,
    ]

    private static func utf8(
        ofWindows1252 bytes: ArraySlice<UInt8>
    ) throws(BankFileError) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        for byte in bytes {
            guard byte >= 0x80 else {
                text.append(byte)
                continue
            }
            let code = byte < 0xA0 ? highScalars[Int(byte) - 0x80] : UInt16(byte)
            guard let scalar = code.flatMap({ Unicode.Scalar($0) }) else {
                throw .badEncoding("it says that it is Windows-1252 and is not")
            }
            text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        }
        return text
    }
}
