// POSIX.1-1988 ustar. The folder goes into the field for prefixes, so that a path of 100 bytes
// stays whole.

private let blockSize = 512

/// Writes a pack as a tar archive.
struct TarWriting {
    let folder: String
    /// Since 1970.
    let seconds: Int64

    func write(_ pack: EvidencePack, to output: (ArraySlice<UInt8>) -> Void) {
        for path in pack.paths {
            let content = pack.files[path] ?? []
            output(header(path, size: content.count)[...])
            output(content[...])
            let rest = content.count % blockSize
            if rest > 0 { output(ArraySlice(repeating: 0, count: blockSize - rest)) }
        }
        output(ArraySlice(repeating: 0, count: 2 * blockSize))
    }

    private func header(_ path: String, size: Int) -> [UInt8] {
        var header: [UInt8] = []
        func put(_ text: String, _ width: Int) {
            header += Array(text.utf8.prefix(width))
            header += Array(repeating: 0, count: width - min(width, text.utf8.count))
        }
        func putOctal(_ number: Int64, _ width: Int) {
            let digits = String(number, radix: 8)
            put(String(repeating: "0", count: max(0, width - 1 - digits.count)) + digits, width)
        }
        put(path, 100)
        putOctal(0o644, 8)
        putOctal(0, 8)
        putOctal(0, 8)
        putOctal(Int64(size), 12)
        putOctal(seconds, 12)
        put("        ", 8)
        put("0", 1)
        put("", 100)
        put("ustar", 6)
        put("00", 2)
        put("", 64)
        putOctal(0, 8)
        putOctal(0, 8)
        put(folder, 155)
        put("", 12)
        let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
        let padded = String(repeating: "0", count: 6 - sum.count) + sum
        header.replaceSubrange(148..<156, with: Array(padded.utf8) + [0, UInt8(ascii: " ")])
        return header
    }
}

/// Reads a tar archive that was written so.
struct TarReading {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func pack(in bytes: [UInt8]) throws(PackArchiveError) -> EvidencePack {
        var reading = TarReading(bytes)
        return try reading.pack()
    }

    private mutating func pack() throws(PackArchiveError) -> EvidencePack {
        guard text(257, 5) == "ustar" else { throw .unreadable(at: 0) }
        var pack = EvidencePack(files: [:])
        while bytes.indices.contains(place), bytes[place] != 0 {
            guard let path = text(0, 100), let size = octal(124, 12),
                size <= Int64(bytes.count - place - blockSize),
                pack.files.count < PackArchive.mostFiles
            else { throw .unreadable(at: place) }
            let start = place + blockSize
            pack.files[path] = Array(bytes[start..<start + Int(size)])
            place = start + (Int(size) + blockSize - 1) / blockSize * blockSize
        }
        return pack
    }

    /// A field of the header at hand, up to its first zero.
    private func text(_ offset: Int, _ width: Int) -> String? {
        guard place + blockSize <= bytes.count else { return nil }
        let field = bytes[place + offset..<place + offset + width].prefix { $0 != 0 }
        return String(validating: field, as: UTF8.self)
    }

    private func octal(_ offset: Int, _ width: Int) -> Int64? {
        guard let text = text(offset, width), let number = Int64(text, radix: 8), number >= 0 else {
            return nil
        }
        return number
    }
}
