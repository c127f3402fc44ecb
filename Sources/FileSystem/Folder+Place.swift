import Glibc

extension Folder {
    /// Runs a body while no other process, or thread, runs one that asked the same of this folder.
    ///
    /// The lock ends with the process, so that a killed one holds up nobody.
    ///
    /// - Throws: ``FileError``, or what the body throws.
    public func locked<Result>(
        _ body: () throws(FileError) -> Result
    ) throws(FileError) -> Result {
        let descriptor = try Descriptor(path, O_RDONLY | O_DIRECTORY)
        guard retrying({ Int(flock(descriptor.number, LOCK_EX)) }) == 0 else {
            throw .failed(path: path, doing: "locked", reason: lastFailure())
        }
        // Closing it is what ends the lock.
        defer { withExtendedLifetime(descriptor) {} }
        return try body()
    }

    /// The path from the root, without links, of a folder that is there.
    public var resolvedPath: String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The path to another folder from this one; both are there.
    public func relativePath(to other: Folder) -> String? {
        guard let here = resolvedPath, let there = other.resolvedPath else { return nil }
        let start = here.split(separator: "/")
        let end = there.split(separator: "/")
        let shared = zip(start, end).prefix { $0 == $1 }.count
        let steps =
            Array(repeating: "..", count: start.count - shared)
            + end[shared...].map(String.init)
        return steps.isEmpty ? "." : steps.joined(separator: "/")
    }

    /// Whether this folder is the other or within it; both are there.
    public func isWithin(_ other: Folder) -> Bool {
        guard let here = resolvedPath, let there = other.resolvedPath else { return false }
        return here == there || here.hasPrefix(there + "/")
    }
}
