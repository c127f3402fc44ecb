import Calendar

/// A pack in one file, for carrying.
///
/// There is one way to write a pack as an archive: regular files alone, in order of their paths,
/// under one folder of the pack's name, all of one time, nothing compressed. An archive is read
/// only if writing what was read gives the same bytes. So headers that contradict each other, names
/// given twice, parts that overlap or hide, and bombs cannot be: they are not what we write.
public enum PackArchive: String, CaseIterable, Sendable {
    case tar
    case zip

    /// The archive of a pack, whose heading names the folder within, and the time that all files
    /// are said to be of. O(bytes).
    ///
    /// - Throws: ``PackArchiveError/tooManyFiles(limit:)``.
    public func bytes(of pack: EvidencePack) throws(PackArchiveError) -> [UInt8] {
        if self == .zip, pack.files.count > ZipWriting.mostFiles {
            throw .tooManyFiles(limit: ZipWriting.mostFiles)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(pack.files.values.reduce(1 << 16) { $0 + $1.count + 1_024 })
        write(pack, named: Self.name(of: pack)) { bytes += $0 }
        return bytes
    }

    /// The pack that an archive holds. O(bytes).
    ///
    /// - Throws: ``PackArchiveError``, the first that holds.
    public static func pack(in bytes: [UInt8]) throws(PackArchiveError) -> EvidencePack {
        let archive = bytes.starts(with: ZipReading.beginning) ? PackArchive.zip : .tar
        let pack: EvidencePack
        switch archive {
        case .tar: pack = try TarReading.pack(in: bytes)
        case .zip: pack = try ZipReading.pack(in: bytes)
        }
        let name = name(of: pack)
        guard isFolder(name) else { throw .otherwiseWritten(at: 0) }
        var comparison = ArchiveComparison(bytes)
        archive.write(pack, named: name) { comparison.take($0) }
        try comparison.finish()
        return pack
    }

    private func write(
        _ pack: EvidencePack,
        named name: String,
        to output: (ArraySlice<UInt8>) -> Void
    ) {
        let created = Self.field("created", of: pack).flatMap { try? Instant($0) }
        let seconds = (created?.milliseconds ?? 0) / 1_000
        switch self {
        case .tar: TarWriting(folder: name, seconds: seconds).write(pack, to: output)
        case .zip:
            ZipWriting(folder: name, stamp: ZipStamp(seconds: seconds)).write(pack, to: output)
        }
    }

    private static func name(of pack: EvidencePack) -> String { field("pack", of: pack) ?? "pack" }

    /// A field of the pack's heading.
    private static func field(_ name: String, of pack: EvidencePack) -> String? {
        let heading = String(decoding: pack.files[PackPath.heading] ?? [], as: UTF8.self)
        let line = heading.split(separator: "\n").first { $0.hasPrefix("\(name): ") }
        return line.map { String($0.dropFirst(name.count + 2)) }
    }

    /// The most files that are read.
    static let mostFiles = 100_000

    /// Whether the folder within is spelt so that unpacking stays where it is.
    static func isFolder(_ name: String) -> Bool {
        guard let first = name.utf8.first, first != UInt8(ascii: ".") else { return false }
        return name.utf8.count <= 100
            && name.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                default: "_.-".utf8.contains(byte)
                }
            }
    }
}

/// Why an archive cannot be written or read.
public enum PackArchiveError: Error, Hashable, Sendable {
    /// A zip archive counts to 65,534.
    case tooManyFiles(limit: Int)
    /// It is neither a tar nor a zip archive, or is cut short.
    case unreadable(at: Int)
    /// It is an archive that was not written as packs are.
    case otherwiseWritten(at: Int)

    /// The stable code.
    public var code: String {
        switch self {
        case .tooManyFiles: "archive.too-many"
        case .unreadable: "archive.unreadable"
        case .otherwiseWritten: "archive.otherwise"
        }
    }

    /// What is wrong and what to do.
    public var message: String {
        switch self {
        case .tooManyFiles(let limit):
            "The archive would hold more than \(limit) files. The pack is issued all the same: "
                + "make it again with --issued (farthing pack list says which) and --archive tar, "
                + "or as a folder."
        case .unreadable(let place):
            "The file is no archive of a pack, from byte \(place). Unpack it yourself and check "
                + "the folder, or ask for it again."
        case .otherwiseWritten(let place):
            "The archive is not as packs are written, from byte \(place): it was altered, or "
                + "packed by another program. Unpack it yourself and check the folder."
        }
    }
}

/// Compares what is written with bytes that are there.
struct ArchiveComparison {
    let bytes: [UInt8]
    private(set) var end = 0
    private(set) var difference: Int?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func take(_ part: ArraySlice<UInt8>) {
        guard difference == nil else { return }
        let there = bytes[min(end, bytes.count)..<min(end + part.count, bytes.count)]
        if !there.elementsEqual(part) { difference = end }
        end += part.count
    }

    /// Refuses unless all bytes were written.
    func finish() throws(PackArchiveError) {
        if let difference { throw .otherwiseWritten(at: difference) }
        if end != bytes.count { throw .otherwiseWritten(at: min(end, bytes.count)) }
    }
}
