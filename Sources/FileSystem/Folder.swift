import Glibc

/// A folder by its path.
public struct Folder: Hashable, Sendable {
    public let path: String

    /// A slash at the end, as shells complete a folder's name, is the same folder.
    public init(_ path: String) {
        let end = path.utf8.lastIndex { $0 != UInt8(ascii: "/") }
        self.path = end.map { String(path[...$0]) } ?? (path.isEmpty ? "" : "/")
    }

    /// A file within.
    public func file(_ name: String) -> DiskFile { DiskFile("\(path)/\(name)") }

    /// A folder within.
    public func folder(_ name: String) -> Folder { Folder("\(path)/\(name)") }

    /// The folder that holds this one.
    public var parent: Folder { DiskFile(path).folder }

    /// The folder's own name.
    public var name: String { String(path.split(separator: "/").last ?? "") }

    /// Whether it is there and is a folder; a link to one counts.
    public var exists: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The permission bits and the owner, of a folder that is there.
    public var permissions: (mode: UInt32, owner: UInt32)? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return (status.st_mode & 0o7777, status.st_uid)
    }

    /// Makes the folder and those above it, each to the disk; one that is there is left as it is.
    ///
    /// - Throws: ``FileError``.
    public func create(mode: UInt32 = 0o755) throws(FileError) {
        if exists { return }
        if parent.path != path { try parent.create() }
        guard mkdir(path, mode) == 0 || errno == EEXIST else {
            throw .failed(path: path, doing: "made", reason: lastFailure())
        }
        guard exists else { throw .notAFolder(path: path) }
        try parent.sync()
    }

    /// The names within but `.` and `..`, in order of their bytes. O(n log n).
    ///
    /// - Throws: ``FileError``.
    public func names() throws(FileError) -> [String] {
        guard let stream = opendir(path) else {
            switch errno {
            case ENOENT: throw .missing(path: path)
            case ENOTDIR: throw .notAFolder(path: path)
            default: throw .failed(path: path, doing: "read", reason: lastFailure())
            }
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Waits until the disk holds the folder's list of names.
    ///
    /// - Throws: ``FileError``.
    public func sync() throws(FileError) {
        try Descriptor(path, O_RDONLY | O_DIRECTORY).flush()
    }

    /// Removes the folder with all that is in it; links are removed and never followed.
    ///
    /// - Throws: ``FileError``.
    public func remove() throws(FileError) {
        try removeContents()
        guard rmdir(path) == 0 else {
            throw .failed(path: path, doing: "removed", reason: lastFailure())
        }
    }

    /// Removes all that is in the folder; links are removed and never followed.
    ///
    /// - Throws: ``FileError``.
    public func removeContents() throws(FileError) {
        for name in try names() {
            var status = stat()
            let child = "\(path)/\(name)"
            guard lstat(child, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR {
                try Folder(child).remove()
            } else if unlink(child) != 0 {
                throw .failed(path: child, doing: "removed", reason: lastFailure())
            }
        }
    }
}
