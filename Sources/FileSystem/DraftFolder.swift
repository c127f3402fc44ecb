import Glibc

/// A folder that is there whole or not at all.
///
/// It is made beside its place, as `.NAME.unfinished`, and gets its own name when it is done. What
/// a stopped process left is emptied by the next one to write there; one process at a time does.
public final class DraftFolder {
    /// Where it is made.
    public let folder: Folder
    private let place: Folder
    /// Held open for its lock, which ends with the process.
    private let lock: Descriptor

    /// Refuses a place where something is, and makes an empty draft beside it.
    ///
    /// - Parameter mode: Who may look into the folder.
    /// - Throws: ``FileError``.
    public init(of place: Folder, mode: UInt32 = 0o755) throws(FileError) {
        try place.refuseContents()
        try place.parent.create()
        self.place = place
        folder = place.parent.folder(".\(place.name).unfinished")
        try folder.create(mode: mode)
        lock = try Descriptor(folder.path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
        guard flock(lock.number, LOCK_EX | LOCK_NB) == 0, try lock.isStill(at: folder.path) else {
            throw .failed(
                path: place.path,
                doing: "written",
                reason: "another process is writing it"
            )
        }
        try folder.removeContents()
    }

    /// Puts the draft in its place. Every file within was written to the disk before.
    ///
    /// - Throws: ``FileError``; ``FileError/alreadyThere(path:)`` where something has come there
    ///   meanwhile.
    public func finish() throws(FileError) {
        try folder.sync()
        // A folder takes the place of an empty one, and of nothing else.
        guard rename(folder.path, place.path) == 0 else {
            guard errno != ENOTEMPTY, errno != EEXIST else {
                throw .alreadyThere(path: place.path)
            }
            throw .failed(path: place.path, doing: "made", reason: lastFailure())
        }
        try place.parent.sync()
    }

    /// Takes away what was begun and not finished.
    public func abandon() { try? folder.remove() }
}

extension Folder {
    /// Refuses a place where something is; an empty folder is nothing.
    ///
    /// - Throws: ``FileError``.
    public func refuseContents() throws(FileError) {
        guard DiskFile(path).exists else { return }
        guard exists else { throw .notAFolder(path: path) }
        guard try names().isEmpty else { throw .alreadyThere(path: path) }
    }
}

extension Descriptor {
    /// Whether the path still leads to what is open: another process may have moved it away.
    fileprivate func isStill(at path: String) throws(FileError) -> Bool {
        let opened = try status()
        var found = stat()
        return lstat(path, &found) == 0 && found.st_ino == opened.st_ino
            && found.st_dev == opened.st_dev
    }
}
