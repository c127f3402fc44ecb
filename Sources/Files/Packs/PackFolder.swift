public import FileSystem

/// The folder of an evidence pack: it is there whole or not at all.
public struct PackFolder: Sendable {
    private let folder: Folder

    public init(_ folder: Folder) { self.folder = folder }

    /// Writes a pack's files: to a folder beside it, to the disk, then under its own name.
    ///
    /// A folder of that name is refused unless it is empty.
    ///
    /// - Throws: `FileError`.
    public func write(_ files: [String: [UInt8]]) throws(FileError) {
        try refuseContents()
        try folder.parent.create()
        let draft = folder.parent.folder(".\(folder.name).unfinished")
        if DiskFile(draft.path).exists { try draft.remove() }
        try draft.write(files)
        if folder.exists { try folder.remove() }
        try draft.move(to: folder)
    }

    /// Refuses a place where something is.
    ///
    /// - Throws: `FileError`.
    public func refuseContents() throws(FileError) {
        guard DiskFile(folder.path).exists else { return }
        guard folder.exists else { throw .notAFolder(path: folder.path) }
        guard try folder.names().isEmpty else { throw .alreadyThere(path: folder.path) }
    }
}
