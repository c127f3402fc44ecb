public import FileSystem
public import Operations
import StrictJSON
import Synchronization

/// A file of commands, read line by line: docs/SPEC-commands.md.
public final class CommandFile: Sendable {
    private let lines: Mutex<LineReader>
    /// The files that its commands name.
    public let named: NamedFiles

    /// One line that is not empty.
    public enum Line: Sendable {
        /// A line that begins with `#`, without it. `apply` passes over it.
        case remark(String)
        case command(CommandRequest)
        /// A line that is no command.
        case malformed(MalformedLine)
    }

    /// Opens a command file, or standard input for `-`.
    ///
    /// - Throws: `FileError`.
    public init(_ path: String) throws(FileError) {
        lines = Mutex(try LineReader(path))
        named = NamedFiles(
            relativeTo: path == "-" ? "." : DiskFile(path).folder.path,
            isEvidenceWithin: true
        )
    }

    /// The bytes read so far, of how many; of 0 where that is not known.
    public var progress: (done: Int, of: Int) { lines.withLock { ($0.offset, $0.size) } }

    /// The next line that is not empty, or nil at the end.
    ///
    /// - Throws: `FileError`.
    public func next() throws(FileError) -> Line? {
        while let (number, bytes) = try numbered() {
            if bytes.isEmpty { continue }
            if bytes.first == UInt8(ascii: "#") {
                return .remark(String(decoding: bytes.dropFirst(), as: UTF8.self))
            }
            return line(number, bytes)
        }
        return nil
    }

    private func numbered() throws(FileError) -> (number: Int, bytes: [UInt8])? {
        try lines.withLock { reader throws(FileError) in
            guard let bytes = try reader.next(limit: JSONParser.maximumLength) else { return nil }
            return (reader.number, bytes)
        }
    }

    private func line(_ number: Int, _ bytes: [UInt8]) -> Line {
        do {
            let request = try CommandRequest(try JSONParser.value(of: bytes))
            return .command(try named.completing(request))
        } catch let error as JSONError {
            return .malformed(
                MalformedLine(number: number, code: error.code, message: error.message)
            )
        } catch let error as ArgumentError {
            return .malformed(
                MalformedLine(number: number, code: error.code, message: error.message)
            )
        } catch {
            return .malformed(
                MalformedLine(number: number, code: "command.unreadable", message: "\(error)")
            )
        }
    }
}

/// A line that is no command: nothing is written for it.
public struct MalformedLine: Hashable, Sendable {
    /// Counted from 1.
    public let number: Int
    public let code: String
    public let message: String
}
