public import Evidence
public import FileSystem

/// The folder of an evidence pack, or of what is revealed of one: it is there whole or not at all.
///
/// It is made as a draft beside its place, to the disk, and then moved under its own name. Receipts
/// are written as they come, so that a pack is never held whole.
public struct PackFolder: Sendable {
    private let folder: Folder
    private let draft: Folder

    public init(_ folder: Folder) {
        self.folder = folder
        draft = folder.parent.folder(".\(folder.name).unfinished")
    }

    /// Refuses a place where something is, and makes an empty draft.
    ///
    /// - Parameter mode: Who may look into the folder.
    /// - Throws: `FileError`.
    public func begin(mode: UInt32 = 0o755) throws(FileError) {
        try refuseContents()
        try folder.parent.create()
        if DiskFile(draft.path).exists { try draft.remove() }
        try draft.create(mode: mode)
    }

    /// Writes one file of the draft, to the disk.
    ///
    /// - Throws: `FileError`.
    public func add(_ path: String, _ bytes: [UInt8]) throws(FileError) {
        let file = draft.file(path)
        try file.folder.create()
        try file.create(bytes)
    }

    /// Writes what is not there yet, and puts the draft in its place.
    ///
    /// - Throws: `FileError`.
    public func finish(_ pack: EvidencePack) throws(FileError) {
        try finish(pack.files, beside: Array(pack.attachments.keys))
    }

    /// The same for what is shown of a pack.
    ///
    /// - Throws: `FileError`.
    public func finish(_ reveal: Reveal) throws(FileError) {
        try finish(reveal.files, beside: reveal.attachments)
    }

    private func finish(
        _ files: [String: [UInt8]],
        beside added: [String]
    ) throws(FileError) {
        try draft.write(files)
        for folder in Set(added.map { draft.file($0).folder }) { try folder.sync() }
        if folder.exists { try folder.remove() }
        try draft.move(to: folder)
    }

    /// Takes away what was begun and not finished.
    public func abandon() { try? draft.remove() }

    /// Refuses a place where something is.
    ///
    /// - Throws: `FileError`.
    public func refuseContents() throws(FileError) {
        guard DiskFile(folder.path).exists else { return }
        guard folder.exists else { throw .notAFolder(path: folder.path) }
        guard try folder.names().isEmpty else { throw .alreadyThere(path: folder.path) }
    }
}
