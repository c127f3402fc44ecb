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
/// Files are written as they are made, so that a pack is never held whole: a few at once, as the
/// disk takes several in little more than the time that it takes one.
public final class PackDraft {
    private let draft: DraftFolder
    private var folders: Set<Folder> = []
    private var writing = FilesUnderWay()

    fileprivate init(_ draft: DraftFolder) { self.draft = draft }

    /// Begins to write one file to the disk.
    ///
    /// - Throws: `FileError`, which may be that of a file before.
    public func add(_ path: String, _ bytes: [UInt8]) throws {
        let file = draft.folder.file(path)
        if folders.insert(file.folder).inserted { try file.folder.create() }
        try writing.add(file, bytes)
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
        try writing.finish()
        try draft.folder.write(files)
        for folder in folders { try folder.sync() }
        try draft.finish()
    }

    /// Takes away what was begun and not finished.
    public func abandon() {
        writing.abandon()
        draft.abandon()
    }
}

/// Files on their way to the disk, the oldest first.
///
/// Which they are, and whose error is told, does not depend on which is done first.
private struct FilesUnderWay {
    /// The most at once.
    private static let most = 4
    /// The most bytes at once; a file of more than that goes alone.
    private static let mostBytes = 16 << 20

    private var files: [(size: Int, written: Meanwhile<Void>)] = []
    private var size = 0

    /// Begins to write a file, once there is room for it.
    mutating func add(_ file: DiskFile, _ bytes: [UInt8]) throws {
        while !files.isEmpty, files.count >= Self.most || size + bytes.count > Self.mostBytes {
            try waitForOldest()
        }
        files.append((bytes.count, Meanwhile { try file.create(bytes) }))
        size += bytes.count
    }

    /// Waits until the disk holds them all.
    mutating func finish() throws {
        while !files.isEmpty { try waitForOldest() }
    }

    /// Waits for those that are under way, whatever comes of them.
    mutating func abandon() {
        for file in files { try? file.written.value() }
        files = []
        size = 0
    }

    private mutating func waitForOldest() throws {
        let oldest = files.removeFirst()
        size -= oldest.size
        try oldest.written.value()
    }
}
