import Glibc

/// The kernel's own words for the last failure.
func lastFailure() -> String { String(cString: strerror(errno)) }

/// Repeats a call that a signal interrupted.
func retrying(_ body: () -> Int) -> Int {
    while true {
        let result = body()
        if result >= 0 || errno != EINTR { return result }
    }
}

/// An open file, closed when the last reference goes.
final class Descriptor {
    let number: Int32
    let path: String

    init(_ path: String, _ flags: Int32, mode: mode_t = 0) throws(FileError) {
        let number = Int32(retrying { Int(open(path, flags | O_CLOEXEC, mode)) })
        guard number >= 0 else { throw Self.failure(path, creating: flags & O_CREAT != 0) }
        self.number = number
        self.path = path
    }

    /// Takes over a file that is open.
    init(owning number: Int32, path: String) {
        self.number = number
        self.path = path
    }

    deinit { close(number) }

    private static func failure(_ path: String, creating: Bool) -> FileError {
        switch errno {
        case ENOENT where !creating: .missing(path: path)
        case ELOOP: .symbolicLink(path: path)
        case EEXIST: .alreadyThere(path: path)
        case ENOTDIR: .notAFolder(path: path)
        default:
            .failed(path: path, doing: creating ? "made" : "opened", reason: lastFailure())
        }
    }

    func status() throws(FileError) -> stat {
        var status = stat()
        guard fstat(number, &status) == 0 else {
            throw .failed(path: path, doing: "read", reason: lastFailure())
        }
        return status
    }

    /// Reads up to so many bytes; empty at the end.
    func read(upTo count: Int) throws(FileError) -> [UInt8] {
        var got = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            got = retrying { Glibc.read(number, buffer.baseAddress, count) }
            filled = max(0, got)
        }
        guard got >= 0 else {
            throw .failed(path: path, doing: "read", reason: lastFailure())
        }
        return bytes
    }

    func write(_ bytes: [UInt8]) throws(FileError) {
        var done = 0
        while done < bytes.count {
            let wrote = bytes.withUnsafeBytes { buffer in
                retrying {
                    Glibc.write(number, buffer.baseAddress?.advanced(by: done), buffer.count - done)
                }
            }
            guard wrote > 0 else {
                throw .failed(path: path, doing: "written", reason: lastFailure())
            }
            done += wrote
        }
    }

    func flush() throws(FileError) {
        guard fsync(number) == 0 else {
            throw .failed(path: path, doing: "written to the disk", reason: lastFailure())
        }
    }
}
