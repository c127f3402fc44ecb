import Evidence
import FileSystem

/// A reveal that was read and held against a pack, unless that one is not whole itself.
struct CheckedReveal {
    private let pack: Verdict
    /// Nil where there is no pack to hold it against.
    private let verdict: RevealVerdict?

    /// - Throws: `FileError`.
    init(_ path: String, of pack: CheckedPack) throws {
        self.pack = pack.verdict
        guard pack.verdict.standing != .tampered else {
            verdict = nil
            return
        }
        let contents = try Folder(path).contents(within: .reveal)
        let unread = UnreadFiles(sizes: contents.unread) { name in
            try? DiskFile("\(path)/\(name)")
                .bytes(limit: FolderLimits.reveal.bytesOfOneFile, followingLinks: false)
        }
        verdict = RevealVerification.verdict(
            of: contents.files,
            beside: unread,
            in: EvidencePack(files: pack.files),
            pins: pack.pins
        )
    }

    var text: String {
        verdict?.text
            ?? "REVEAL NOT CHECKED. The pack itself was tampered with; ask for it again first."
    }

    var json: String { verdict?.json ?? "null" }

    /// The worse of the two: tampered, then not proven.
    var exitCode: Int32 {
        guard let verdict, verdict.standing != .tampered else { return 1 }
        return verdict.standing == .notProven ? 3 : pack.exitCode
    }
}
