import Calendar

// PKWARE's APPNOTE 6.3, its first form: stored, not compressed; no extra fields, no comments, no
// Zip64.

/// When a file is said to be of: two words of MS-DOS, in UTC, to two seconds.
struct ZipStamp {
    let date: UInt16
    let time: UInt16

    private init(date: UInt16, time: UInt16) { (self.date, self.time) = (date, time) }

    /// Years before 1980 and after 2107 cannot be said.
    init(seconds: Int64) {
        let (day, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
        guard let civil = try? CalendarDate(dayNumber: Int(day)), rest >= 0,
            (1980...2107).contains(civil.year)
        else {
            self.init(date: 0x21, time: 0)
            return
        }
        let seconds = Int(rest)
        self.init(
            date: UInt16((civil.year - 1980) << 9 | civil.month << 5 | civil.day),
            time: UInt16(seconds / 3_600 << 11 | seconds / 60 % 60 << 5 | seconds % 60 / 2)
        )
    }
}

/// Writes a pack as a zip archive.
struct ZipWriting {
    let folder: String
    let stamp: ZipStamp

    /// More would need Zip64.
    static let mostFiles = 65_534

    func write(_ pack: EvidencePack, to output: (ArraySlice<UInt8>) -> Void) {
        var directory: [UInt8] = []
        var place = 0
        for path in pack.paths {
            let content = pack.files[path] ?? []
            let name = Array("\(folder)/\(path)".utf8)
            let common = common(name, content)
            let local = ZipReading.beginning + common + name
            output(local[...])
            output(content[...])
            directory += [0x50, 0x4B, 1, 2, 20, 3] + common + words(0, 0, 0) + words(0, 0o100644)
            directory += word(place, 4) + name
            place += local.count + content.count
        }
        output(directory[...])
        let count = pack.files.count
        let end = [0x50, 0x4B, 5, 6] + words(0, 0, count, count) + word(directory.count, 4)
        output((end + word(place, 4) + words(0))[...])
    }

    /// What both headers of a file say.
    private func common(_ name: [UInt8], _ content: [UInt8]) -> [UInt8] {
        words(10, 0, 0, Int(stamp.time), Int(stamp.date)) + word(Int(CRC32.of(content)), 4)
            + word(content.count, 4) + word(content.count, 4) + words(name.count, 0)
    }

    private func words(_ numbers: Int...) -> [UInt8] { numbers.flatMap { word($0, 2) } }

    /// The lowest byte first.
    private func word(_ number: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}

/// Reads a zip archive that was written so.
struct ZipReading {
    private let bytes: [UInt8]
    private var place = 0

    static let beginning: [UInt8] = [0x50, 0x4B, 3, 4]
    private static let headerSize = 30

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func pack(in bytes: [UInt8]) throws(PackArchiveError) -> EvidencePack {
        var reading = ZipReading(bytes)
        return try reading.pack()
    }

    private mutating func pack() throws(PackArchiveError) -> EvidencePack {
        var pack = EvidencePack(files: [:])
        while bytes[min(place, bytes.count)...].starts(with: Self.beginning) {
            let (size, length) = (number(22, 4), number(26, 2))
            let start = place + Self.headerSize + length
            guard start + size <= bytes.count, pack.files.count < ZipWriting.mostFiles,
                let name = String(validating: bytes[start - length..<start], as: UTF8.self),
                let slash = name.utf8.firstIndex(of: UInt8(ascii: "/"))
            else { throw .unreadable(at: place) }
            pack.files[String(name[slash...].dropFirst())] = Array(bytes[start..<start + size])
            place = start + size
        }
        return pack
    }

    /// A number of the header at hand; 0 where the bytes end.
    private func number(_ offset: Int, _ width: Int) -> Int {
        guard place + Self.headerSize <= bytes.count else { return 0 }
        return (0..<width).reduce(0) { $0 | Int(bytes[place + offset + $1]) << (8 * $1) }
    }
}

/// The checksum of zip archives (ISO 3309). It protects from accidents only.
enum CRC32 {
    static func of(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { sum, byte in
            sum >> 8 ^ table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)]
        }
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB8_8320 }
    }
}
