import Glibc

// Files that are too large to be held: they pass by in pieces.

extension DiskFile {
    private static let pieceLength = 1 << 20

    /// Reads an ordinary file, which may be no link, from its beginning to its end. O(size) in
    /// time, constant in memory.
    ///
    /// - Parameters:
    ///   - copy: A file that is not there yet, for its owner alone: it gets each piece that the
    ///     body has accepted, and is on the disk at the end.
    /// - Throws: ``FileError``, or what the body throws.
    public func forEachPiece(
        copyingTo copy: DiskFile? = nil,
        _ body: ([UInt8]) throws -> Void
    ) throws {
        let file = try Descriptor(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW)
        guard try file.status().st_mode & S_IFMT == S_IFREG else {
            throw FileError.notAFile(path: path)
        }
        let target = try copy.map { copy throws(FileError) in
            try Descriptor(copy.path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
        }
        while true {
            let piece = try file.read(upTo: Self.pieceLength)
            if piece.isEmpty { break }
            try body(piece)
            try target?.write(piece)
        }
        try target?.flush()
    }

    /// Waits until the disk holds the file and has memory forget it: who reads it next reads what
    /// the disk holds, as far as the system lets go.
    ///
    /// - Throws: ``FileError``.
    public func settle() throws(FileError) {
        let file = try Descriptor(path, O_RDONLY | O_NOFOLLOW)
        try file.flush()
        _ = posix_fadvise(file.number, 0, 0, POSIX_FADV_DONTNEED)
    }
}
