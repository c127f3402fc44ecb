/// Tells what a file is by its content alone.
enum Recognition {
    /// - Throws: ``CaptureError/unsupported(_:)``.
    static func type(of bytes: [UInt8]) throws(CaptureError) -> FileType {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if bytes.starts(with: PNGRewriting.signature) { return .png }
        if bytes.starts(with: Array("%PDF-".utf8)) { return .pdf }
        if let kind = foreign(bytes) { throw .unsupported(kind) }
        // Readers of PDF look for its beginning in the first 1,024 bytes.
        if bytes.prefix(1024).contains(Array("%PDF-".utf8)) { throw .unsupported(.hiddenPDF) }
        if bytes.contains(0) || !PlainText.isUTF8(bytes) { throw .unsupported(.unknown) }
        return .text
    }

    /// The first bytes of kinds that are written as text.
    private static let texts: [(bytes: [UInt8], kind: ForeignKind)] = [
        (Array("{\\rtf".utf8), .richText), (Array("%!PS".utf8), .richText),
        (Array("#!/".utf8), .program),
    ]

    /// The first bytes of other kinds. A note may begin with the same letters, and is no such file.
    private static let beginnings: [(bytes: [UInt8], kind: ForeignKind)] = [
        (Array("GIF8".utf8), .picture), (Array("BM".utf8), .picture),
        ([0x49, 0x49, 0x2A, 0], .picture), ([0x4D, 0x4D, 0, 0x2A], .picture),
        (Array("8BPS".utf8), .picture), ([0xFF, 0x0A], .picture),
        ([0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20], .picture),
        ([0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20], .picture),
        (Array("PK".utf8), .officeOrArchive), ([0xD0, 0xCF, 0x11, 0xE0], .officeOrArchive),
        (Array("Rar!".utf8), .officeOrArchive), ([0x37, 0x7A, 0xBC, 0xAF], .officeOrArchive),
        ([0x1F, 0x8B], .officeOrArchive), (Array("BZh".utf8), .officeOrArchive),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .officeOrArchive),
        ([0x1A, 0x45, 0xDF, 0xA3], .film), (Array("OggS".utf8), .film), (Array("ID3".utf8), .film),
        ([0x7F, 0x45, 0x4C, 0x46], .program), (Array("MZ".utf8), .program),
        ([0xCA, 0xFE, 0xBA, 0xBE], .program),
        ([0xCF, 0xFA, 0xED, 0xFE], .program), ([0, 0x61, 0x73, 0x6D], .program),
    ]

    private static func foreign(_ bytes: [UInt8]) -> ForeignKind? {
        if let kind = boxed(bytes) { return kind }
        if let found = texts.first(where: { bytes.starts(with: $0.bytes) }) { return found.kind }
        if let found = beginnings.first(where: { bytes.starts(with: $0.bytes) }),
            !PlainText.isPlain(bytes)
        {
            return found.kind
        }
        // A byte order mark and spaces may stand before markup.
        let marked = bytes.starts(with: PlainText.byteOrderMark) ? bytes.dropFirst(3) : bytes[...]
        let first = marked.first { ![0x09, 0x0A, 0x0C, 0x0D, 0x20].contains($0) }
        return first == UInt8(ascii: "<") ? .markup : nil
    }

    /// Kinds whose name stands in a box or chunk behind a length.
    private static func boxed(_ bytes: [UInt8]) -> ForeignKind? {
        guard bytes.count >= 12 else { return nil }
        if bytes[4..<8].elementsEqual("ftyp".utf8) {
            let brand = String(decoding: bytes[8..<12], as: UTF8.self)
            let photos: Set = ["heic", "heix", "heim", "heis", "mif1", "msf1", "avif", "avis"]
            return photos.contains(brand) ? .heif : .film
        }
        guard bytes.starts(with: "RIFF".utf8) else { return nil }
        return bytes[8..<12].elementsEqual("WEBP".utf8) ? .picture : .film
    }
}
