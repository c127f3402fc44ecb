import FileSystem
import Glibc

/// A folder of a test's own, removed when the test is over.
final class TemporaryFolder {
    let folder: Folder

    init() throws {
        var template = Array("/tmp/farthing-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw FileError.failed(path: "/tmp", doing: "made", reason: "mkdtemp failed")
        }
        folder = Folder(String(decoding: template.dropLast().map(UInt8.init), as: UTF8.self))
    }

    deinit { try? folder.remove() }

    var path: String { folder.path }
}

/// Sets a file's permissions.
func setMode(_ mode: UInt32, of path: String) { chmod(path, mode) }

/// Makes a symbolic link.
func link(_ path: String, to target: String) { symlink(target, path) }

/// Removes a file.
func remove(_ path: String) { unlink(path) }
