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
        try refuseContents()
        try folder.parent.create()
        return try PackDraft(of: folder, mode: mode)
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

/// A pack that is being written, beside its place, and is then moved under its own name.
///
/// Files are written as they are made, so that a pack is never held whole: the last one to the disk
/// while the next is made.
public final class PackDraft {
    private let place: Folder
    private let draft: Folder
    private var folders: Set<Folder> = []
    private var writing: Meanwhile<Void>?

    fileprivate init(of place: Folder, mode: UInt32) throws(FileError) {
        self.place = place
        draft = place.parent.folder(".\(place.name).unfinished")
        if DiskFile(draft.path).exists { try draft.remove() }
        try draft.create(mode: mode)
    }

    /// Writes one file to the disk, after those before.
    ///
    /// - Throws: `FileError`, which may be that of the file before.
    public func add(_ path: String, _ bytes: [UInt8]) throws {
        try writing?.value()
        let file = draft.file(path)
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
        try draft.write(files)
        for folder in folders { try folder.sync() }
        if place.exists { try place.remove() }
        try draft.move(to: place)
    }

    /// Takes away what was begun and not finished.
    public func abandon() {
        try? writing?.value()
        try? draft.remove()
    }
}
