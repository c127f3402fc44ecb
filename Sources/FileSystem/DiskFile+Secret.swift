import Glibc

/// What a file of secrets must be, and what this one is. Nothing is read before it is checked.
public struct SecretFile: Sendable {
    /// The bytes.
    public let bytes: [UInt8]
    /// The permission bits.
    public let mode: UInt32

    /// The only permission: its owner may read it, and nobody may write it.
    public static let mode: UInt32 = 0o400

    /// Reads a file that only this user may read and that is no link.
    ///
    /// - Throws: ``SecretFileError``, the first that holds.
    public init(_ path: String, limit: Int) throws(SecretFileError) {
        let file: Descriptor
        do { file = try Descriptor(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK) } catch {
            throw .unreadable(error)
        }
        do {
            let status = try file.status()
            guard status.st_mode & S_IFMT == S_IFREG else {
                throw SecretFileError.unreadable(.notAFile(path: path))
            }
            guard status.st_uid == geteuid() else {
                throw SecretFileError.otherOwner(path: path, user: status.st_uid)
            }
            mode = status.st_mode & 0o7777
            guard mode == Self.mode else { throw SecretFileError.wrongMode(path: path, mode: mode) }
            bytes = try file.read(upTo: limit + 1)
        } catch let error as SecretFileError {
            throw error
        } catch let error as FileError {
            throw .unreadable(error)
        } catch {
            throw .unreadable(.failed(path: path, doing: "read", reason: "\(error)"))
        }
    }
}

/// Why a file of secrets is not used, in order of precedence.
public enum SecretFileError: Error, Hashable, Sendable {
    case unreadable(FileError)
    case otherOwner(path: String, user: UInt32)
    case wrongMode(path: String, mode: UInt32)
}
