import Glibc

extension Folder {
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
