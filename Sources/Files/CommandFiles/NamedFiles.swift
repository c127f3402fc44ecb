import FileSystem
import Integrity
public import Operations
import StrictJSON
import Synchronization

/// The files that commands name, read relative to one folder.
///
/// A file is read once, when its command is: what is compared with an earlier request and what
/// the operation then keeps are the same bytes.
public final class NamedFiles: Sendable {
    private let folder: String
    private let held = Mutex<[String: [UInt8]]>([:])

    /// The most bytes a named file may have.
    public static let byteLimit = 16 << 20

    /// - Parameter folder: What relative paths are relative to.
    public init(relativeTo folder: String) { self.folder = folder }

    /// The bytes of a file, from memory where its command has been read.
    ///
    /// - Throws: `ArgumentError/unreadableFile(path:reason:)`.
    public func bytes(_ path: String) throws(ArgumentError) -> [UInt8] {
        if let bytes = held.withLock({ $0[path] }) { return bytes }
        let full = path.hasPrefix("/") ? path : "\(folder)/\(path)"
        let bytes: [UInt8]
        do { bytes = try DiskFile(full).bytes(limit: Self.byteLimit) } catch {
            throw .unreadableFile(path: path, reason: error.reason)
        }
        held.withLock { $0[path] = bytes }
        return bytes
    }

    /// The request with the digest of each file that it names.
    ///
    /// - Throws: `ArgumentError/unreadableFile(path:reason:)`.
    public func completing(_ request: CommandRequest) throws(ArgumentError) -> CommandRequest {
        var digests: [String: Digest] = [:]
        for path in JSONValue.object(request.arguments).namedFiles {
            digests[path] = Digest(of: try bytes(path))
        }
        return digests.isEmpty ? request : request.naming(digests)
    }

    /// How many bytes are held in memory.
    public var heldBytes: Int { held.withLock { $0.values.reduce(0) { $0 + $1.count } } }

    /// Forgets the files of commands that were played.
    public func release() { held.withLock { $0.removeAll() } }
}

extension JSONValue {
    /// The value of every key `file`, at any depth.
    fileprivate var namedFiles: [String] {
        switch self {
        case .null, .boolean, .integer, .text: []
        case .array(let values): values.flatMap(\.namedFiles)
        case .object(let members):
            members.flatMap { member in
                if member.key == "file", case .text(let path) = member.value { return [path] }
                return member.value.namedFiles
            }
        }
    }
}

extension FileError {
    /// The message without its full stop, as a part of another sentence.
    fileprivate var reason: String {
        message.hasSuffix(".") ? String(message.dropLast()) : message
    }
}
