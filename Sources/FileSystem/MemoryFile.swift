import CLinux
import Glibc

/// A file in memory without a name, which another process can be given.
public final class MemoryFile {
    private let descriptor: Descriptor

    /// - Throws: ``FileError``.
    public init(_ purpose: String, holding bytes: [UInt8] = []) throws(FileError) {
        let low = farthing_nameless_file(purpose)
        // Above the numbers that a program gets them under.
        let number = low >= 0 ? fcntl(low, F_DUPFD_CLOEXEC, 10) : -1
        if low >= 0 { close(low) }
        guard number >= 0 else {
            throw .failed(path: purpose, doing: "made in memory", reason: lastFailure())
        }
        descriptor = Descriptor(owning: number, path: purpose)
        try descriptor.write(bytes)
    }

    var number: Int32 { descriptor.number }

    /// The path by which a process names it that holds it under a number.
    public func path(asNumber number: Int) -> String { "/proc/self/fd/\(number)" }

    /// Everything in it, from its beginning.
    ///
    /// - Throws: ``FileError``.
    public func bytes(limit: Int) throws(FileError) -> [UInt8] {
        let size = Int(try descriptor.status().st_size)
        guard size <= limit else { throw .tooLarge(path: descriptor.path, limit: limit) }
        guard lseek(descriptor.number, 0, SEEK_SET) == 0 else {
            throw .failed(path: descriptor.path, doing: "read", reason: lastFailure())
        }
        var bytes: [UInt8] = []
        while bytes.count < size {
            let more = try descriptor.read(upTo: size - bytes.count)
            if more.isEmpty { break }
            bytes += more
        }
        return bytes
    }
}
