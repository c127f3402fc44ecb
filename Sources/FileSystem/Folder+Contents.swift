import Glibc

/// How much of a folder is read, checked before anything is computed over it.
public struct FolderLimits: Sendable {
    public var files: Int
    public var bytes: Int
    public var bytesOfOneFile: Int
    public var pathLength: Int
    /// The paths of files that may be as large as the whole.
    public var largeFiles: Set<String>
    /// The beginning of the paths of files that are not read, but measured.
    public var unreadPrefix: String?

    public init(
        files: Int,
        bytes: Int,
        bytesOfOneFile: Int,
        pathLength: Int,
        largeFiles: Set<String> = [],
        unreadPrefix: String? = nil
    ) {
        self.files = files
        self.bytes = bytes
        self.bytesOfOneFile = bytesOfOneFile
        self.pathLength = pathLength
        self.largeFiles = largeFiles
        self.unreadPrefix = unreadPrefix
    }

    /// What an evidence pack may hold; which of its files are large, the pack says.
    public static let pack = FolderLimits(
        files: 100_000,
        bytes: 2 << 30,
        bytesOfOneFile: 64 << 20,
        pathLength: 100,
        unreadPrefix: "data/evidence/"
    )

    /// What may be revealed of a pack: five files, and one for each of 200 values.
    public static let reveal = FolderLimits(
        files: 205,
        bytes: 2 << 30,
        bytesOfOneFile: 64 << 20,
        pathLength: 100,
        unreadPrefix: "evidence/"
    )
}

/// What a folder holds.
public struct FolderContents: Hashable, Sendable {
    /// The bytes of each file by its path from the folder.
    public internal(set) var files: [String: [UInt8]] = [:]
    /// How many bytes each file has that was not read.
    public internal(set) var unread: [String: Int] = [:]
}

extension Folder {
    /// Every file under the folder by its path from it. O(bytes).
    ///
    /// Links, sockets, devices and names with other characters are refused: what is read is all
    /// there is, and reading it has no effect.
    ///
    /// - Throws: ``FileError``.
    public func contents(within limits: FolderLimits) throws(FileError) -> FolderContents {
        var reading = FolderReading(root: path, limits: limits)
        try reading.read("")
        return reading.contents
    }

    /// Writes files by their paths from the folder, each to the disk, and the folders' lists.
    ///
    /// - Throws: ``FileError``.
    public func write(_ files: [String: [UInt8]]) throws(FileError) {
        try create()
        var folders: Set<Folder> = [self]
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let target = file(name)
            try target.folder.create()
            try target.create(bytes)
            folders.insert(target.folder)
        }
        for folder in folders { try folder.sync() }
    }
}

private struct FolderReading {
    let root: String
    let limits: FolderLimits
    var contents = FolderContents()
    private var count = 0
    private var total = 0

    init(root: String, limits: FolderLimits) {
        self.root = root
        self.limits = limits
    }

    mutating func read(_ prefix: String) throws(FileError) {
        for name in try Folder(prefix.isEmpty ? root : "\(root)/\(prefix)").names() {
            let path = prefix.isEmpty ? name : "\(prefix)/\(name)"
            guard isName(path) else { throw .badName(path: path) }
            try readItem(path)
        }
    }

    private mutating func readItem(_ path: String) throws(FileError) {
        let full = "\(root)/\(path)"
        var status = stat()
        guard lstat(full, &status) == 0 else {
            throw .failed(path: full, doing: "read", reason: lastFailure())
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: try read(path)
        case S_IFREG: try add(path, bytes: Int(status.st_size))
        case S_IFLNK: throw .symbolicLink(path: full)
        default: throw .notAFile(path: full)
        }
    }

    private mutating func add(_ path: String, bytes size: Int) throws(FileError) {
        count += 1
        guard count <= limits.files else {
            throw .tooManyFiles(path: root, limit: limits.files)
        }
        let room = limits.bytes - total
        let limit = limits.largeFiles.contains(path) ? room : min(limits.bytesOfOneFile, room)
        if let prefix = limits.unreadPrefix, path.hasPrefix(prefix) {
            guard size <= limit else { throw .tooLarge(path: "\(root)/\(path)", limit: limit) }
            total += size
            contents.unread[path] = size
            return
        }
        let bytes = try DiskFile("\(root)/\(path)").bytes(limit: limit, followingLinks: false)
        total += bytes.count
        contents.files[path] = bytes
    }

    private func isName(_ path: String) -> Bool {
        path.utf8.count <= limits.pathLength
            && path.split(separator: "/").allSatisfy { part in
                guard let first = part.utf8.first else { return false }
                return first.isWordByte && part.utf8.allSatisfy(\.isNameByte) && part != ".."
            }
    }
}

extension UInt8 {
    fileprivate var isWordByte: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
        default: false
        }
    }

    fileprivate var isNameByte: Bool {
        isWordByte || self == UInt8(ascii: ".") || self == UInt8(ascii: "-")
    }
}
