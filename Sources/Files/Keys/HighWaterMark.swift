public import FileSystem
public import Integrity

/// The newest signed checkpoint that was seen, kept outside the books.
///
/// Books that were put back to yesterday's copy are whole in themselves; only something outside
/// them remembers that there was more.
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
        if let kept = try note().flatMap(Self.size), kept >= checkpoint.checkpoint.size { return }
        try put(checkpoint)
    }

    /// Keeps a checkpoint in place of any other, a newer one too.
    ///
    /// - Throws: `FileError`.
    func put(_ checkpoint: SignedCheckpoint) throws(FileError) {
        try file.replace(with: checkpoint.note, mode: 0o600)
    }

    /// The size that a note's second line gives.
    private static func size(of note: [UInt8]) -> Int? {
        let lines = note.split(separator: UInt8(ascii: "\n"), maxSplits: 2)
        return lines.count > 1 ? Int(String(decoding: lines[1], as: UTF8.self)) : nil
    }
}
