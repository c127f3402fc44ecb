public import FileSystem
public import Integrity

/// The newest signed checkpoint that was seen, kept outside the books.
///
/// Books that were put back to yesterday's copy are whole in themselves; only something outside
/// them remembers that there was more. Several processes write to books in turn and each keeps its
/// own checkpoint afterwards, in any order: so the mark is compared and changed under a lock.
public struct HighWaterMark: Sendable {
    private let file: DiskFile

    public init(file: DiskFile) { self.file = file }

    /// The note, or nil before the first write.
    ///
    /// - Throws: `FileError`.
    public func note() throws(FileError) -> [UInt8]? {
        guard file.exists else { return nil }
        return try file.bytes(limit: SignedCheckpoint.byteLimit, followingLinks: false)
    }

    /// Keeps a newer checkpoint; an older one than is kept changes nothing.
    ///
    /// - Throws: `FileError`.
    public func raise(to checkpoint: SignedCheckpoint) throws(FileError) {
        try file.folder.locked { () throws(FileError) in
            let kept = try note().flatMap(Self.size) ?? -1
            if kept < checkpoint.checkpoint.size { try put(checkpoint) }
        }
    }

    /// Keeps an older checkpoint in place of the newest that was seen.
    ///
    /// - Parameter agreed: How many records the mark has to remember until then.
    /// - Throws: `FileError`, where it remembers others by now: somebody agreed to lose what was
    ///   there when they were asked, and no more.
    func lower(from agreed: Int, to checkpoint: SignedCheckpoint) throws(FileError) {
        try file.folder.locked { () throws(FileError) in
            guard try note().flatMap(Self.size) == agreed else {
                throw .failed(
                    path: file.path,
                    doing: "lowered",
                    reason: "another process wrote to the books meanwhile. Begin again"
                )
            }
            try put(checkpoint)
        }
    }

    private func put(_ checkpoint: SignedCheckpoint) throws(FileError) {
        try file.replace(with: checkpoint.note, mode: 0o600)
    }

    /// The size that a note's second line gives.
    private static func size(of note: [UInt8]) -> Int? {
        let lines = note.split(separator: UInt8(ascii: "\n"), maxSplits: 2)
        return lines.count > 1 ? Int(String(decoding: lines[1], as: UTF8.self)) : nil
    }
}
