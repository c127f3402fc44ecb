import Evidence
import FileSystem

/// A pack that was read, from its folder or an archive, and checked.
struct CheckedPack {
    let files: [String: [UInt8]]
    let verdict: Verdict

    /// What an archive of the largest pack takes.
    private static let archiveLimit = (2 << 30) + (128 << 20)

    /// - Throws: `FileError`, `PackArchiveError` or `PinsError`.
    init(_ path: String, pin: String?, since: String? = nil) throws {
        let pins = try pin.map { path in
            try Pins(bytes: DiskFile(path).bytes(limit: 1 << 16))
        }
        let earlier = try since.map { try DiskFile($0).bytes(limit: 1 << 16) }
        files = try Self.files(in: path)
        let bar = Progress()
        verdict = PackVerification.verdict(
            of: EvidencePack(files: files),
            pins: pins,
            since: earlier,
            progress: bar.show
        )
        bar.clear()
    }
}

extension CheckedPack {
    private static func files(in path: String) throws -> [String: [UInt8]] {
        let file = DiskFile(path)
        guard file.exists, !Folder(path).exists else {
            return try Folder(path).contents(within: .pack)
        }
        return try PackArchive.pack(in: file.bytes(limit: archiveLimit)).files
    }
}
