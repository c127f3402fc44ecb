public import Evidence
public import FileSystem
import Threads

/// The folder of an evidence pack, or of what is revealed of one: it is there whole or not at all.
public struct PackFolder: Sendable {
    private let folder: Folder

    public init(_ folder: Folder) { self.folder = folder }

    /// Refuses a place where something is, and makes an empty draft.
    ///
    /// - Parameter mode: Who may look into the folder.
    /// - Throws: `FileError`.
    public func begin(mode: UInt32 = 0o755) throws(FileError) -> PackDraft {
        PackDraft(try DraftFolder(of: folder, mode: mode))
    }

    /// Refuses a place where something is.
    ///
    /// - Throws: `FileError`.
    public func refuseContents() throws(FileError) { try folder.refuseContents() }
}

/// A pack that is being written, beside its place, and is then moved under its own name.
///
/// Files are written as they are made, so that a pack is never held whole: the last one to the disk
/// while the next is made.
public final class PackDraft {
    private let draft: DraftFolder
    private var folders: Set<Folder> = []
    private var writing: Meanwhile<Void>?

    fileprivate init(_ draft: DraftFolder) { self.draft = draft }

    /// Writes one file to the disk, after those before.
    ///
    /// - Throws: `FileError`, which may be that of the file before.
    public func add(_ path: String, _ bytes: [UInt8]) throws {
        try writing?.value()
        let file = draft.folder.file(path)
        if folders.insert(file.folder).inserted { try file.folder.create() }
        writing = Meanwhile { try file.create(bytes) }
    }

    /// Writes what is not there yet, and puts the draft in its place.
    ///
    /// - Throws: `FileError`.
    public func finish(_ pack: EvidencePack) throws { try finish(pack.files) }

    /// The same for what is shown of a pack.
    ///
    /// - Throws: `FileError`.
    public func finish(_ reveal: Reveal) throws { try finish(reveal.files) }

    private func finish(_ files: [String: [UInt8]]) throws {
        try writing?.value()
        try draft.folder.write(files)
        for folder in folders { try folder.sync() }
        try draft.finish()
    }

    /// Takes away what was begun and not finished.
    public func abandon() {
        try? writing?.value()
        draft.abandon()
    }
}
