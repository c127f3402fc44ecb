import Evidence
import FileSystem
import Integrity
import Threads

/// A pack that was read, from its folder or an archive, and checked.
struct CheckedPack {
    let files: [String: [UInt8]]
    let pins: Pins?
    let verdict: Verdict

    /// What an archive of the largest pack takes.
    private static let archiveLimit = (2 << 30) + (128 << 20)

    /// - Throws: `FileError`, `PackArchiveError`, `PinsError` or `TimeStampError`.
    init(
        _ path: String,
        pin: String?,
        since: String? = nil,
        authorities: String? = nil
    ) throws {
        pins = try pin.map { path in
            try Pins(bytes: DiskFile(path).bytes(limit: 1 << 16))
        }
        let earlier = try since.map { try DiskFile($0).bytes(limit: 1 << 16) }
        let trusted = try authorities.map { path in
            try AuthorityCertificates(pem: DiskFile(path).bytes(limit: 1 << 20))
        }
        let unread: UnreadFiles
        (files, unread) = try Self.files(in: path)
        let bar = Progress()
        verdict = PackVerification.verdict(
            of: EvidencePack(files: files),
            beside: unread,
            pins: pins,
            since: earlier,
            workers: Cores.share,
            authorities: trusted,
            progress: bar.show
        )
        bar.clear()
    }
}

extension CheckedPack {
    private static let limits = {
        var limits = FolderLimits.pack
        limits.largeFiles = EvidencePack.largeFiles
        return limits
    }()

    /// The files that are held, and the receipts, which are read one by one.
    private static func files(in path: String) throws -> ([String: [UInt8]], UnreadFiles) {
        let file = DiskFile(path)
        guard file.exists, !Folder(path).exists else {
            let contents = try Folder(path).contents(within: limits)
            let unread = UnreadFiles(sizes: contents.unread) { name in
                try? DiskFile("\(path)/\(name)")
                    .bytes(limit: limits.bytesOfOneFile, followingLinks: false)
            }
            return (contents.files, unread)
        }
        return (try PackArchive.pack(in: file.bytes(limit: archiveLimit)).files, .none)
    }
}
