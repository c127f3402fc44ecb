import Glibc

/// A file by its path.
public struct DiskFile: Hashable, Sendable {
    public let path: String

    public init(_ path: String) { self.path = path }

    /// The most that is read of a file unless said otherwise.
    public static let standardLimit = 64 << 20

    /// The whole of an ordinary file. O(size).
    ///
    /// - Parameter followingLinks: Whether the path may be a symbolic link.
    /// - Throws: ``FileError``.
    public func bytes(
        limit: Int = standardLimit,
        followingLinks: Bool = true
    ) throws(FileError) -> [UInt8] {
        // Without O_NONBLOCK a named pipe would wait for a writer for ever.
        let flags = O_RDONLY | O_NONBLOCK | (followingLinks ? 0 : O_NOFOLLOW)
        let file = try Descriptor(path, flags)
        let status = try file.status()
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
        guard status.st_size <= limit else { throw .tooLarge(path: path, limit: limit) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(status.st_size))
        while true {
            let more = try file.read(upTo: max(4096, Int(status.st_size) - bytes.count + 1))
            if more.isEmpty { return bytes }
            bytes += more
            guard bytes.count <= limit else { throw .tooLarge(path: path, limit: limit) }
        }
    }

    /// Makes the file and writes the bytes to the disk. Refuses a file that is there.
    ///
    /// - Throws: ``FileError``.
    public func create(_ bytes: [UInt8], mode: UInt32 = 0o644) throws(FileError) {
        let file = try Descriptor(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode)
        // The process's mask may have taken bits away that the mode names.
        guard fchmod(file.number, mode) == 0 else {
            throw .failed(path: path, doing: "made", reason: lastFailure())
        }
        try file.write(bytes)
        try file.flush()
    }

    /// Puts the bytes in the file's place at once: after a crash it has the old bytes or the new.
    ///
    /// - Throws: ``FileError``.
    public func replace(with bytes: [UInt8], mode: UInt32 = 0o644) throws(FileError) {
        let draft = DiskFile(path + ".new")
        unlink(draft.path)
        try draft.create(bytes, mode: mode)
        guard rename(draft.path, path) == 0 else {
            throw .failed(path: path, doing: "replaced", reason: lastFailure())
        }
        try folder.sync()
    }

    /// The folder that holds the file.
    public var folder: Folder {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return Folder(".") }
        return Folder(slash == path.startIndex ? "/" : String(path[..<slash]))
    }

    /// Whether anything is there, a broken link included.
    public var exists: Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }
}
