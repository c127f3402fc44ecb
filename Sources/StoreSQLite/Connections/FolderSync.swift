import Glibc
import Store

/// Has the disk hold the names in the books' folder.
///
/// SQLite makes a log beside a file when it is first used, writes commits into it and flushes them.
/// It syncs the folder as well, and takes no notice where that fails: after a power cut the log
/// might have no name, and every commit in it would be gone. So the folder is synced here, once the
/// logs are there and before anything is written to them.
enum FolderSync {
    /// - Throws: ``StoreError/diskFailed(_:)``.
    static func run(_ directory: String) throws(StoreError) {
        let number = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard number >= 0 else { throw failure(directory) }
        defer { close(number) }
        guard fsync(number) == 0 else { throw failure(directory) }
    }

    private static func failure(_ directory: String) -> StoreError {
        .diskFailed(
            "the folder \(directory) cannot be written to the disk: "
                + String(cString: strerror(errno))
        )
    }
}
