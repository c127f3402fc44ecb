public import FileSystem
public import Integrity

/// Why a folder of keys is not used, in order of precedence. Nothing is read past the first.
public enum KeyFolderError: Error, Hashable, Sendable {
    case noFolder(path: String)
    case openToOthers(path: String, mode: UInt32)
    case alreadyThere(path: String)
    case insideBooks(path: String)
    case otherOwner(path: String, user: UInt32)
    case wrongMode(path: String, mode: UInt32)
    case wrongLength(path: String, wanted: Int, found: Int)
    case unreadable(FileError)
    case unusable(path: String, KeyError)

    init(_ error: SecretFileError) {
        switch error {
        case .unreadable(let error): self = .unreadable(error)
        case .otherOwner(let path, let user): self = .otherOwner(path: path, user: user)
        case .wrongMode(let path, let mode): self = .wrongMode(path: path, mode: mode)
        }
    }
}

extension KeyFolderError {
    /// The stable code.
    public var code: String {
        switch self {
        case .noFolder: "keys.no-folder"
        case .openToOthers: "keys.open-to-others"
        case .alreadyThere: "keys.already-there"
        case .insideBooks: "keys.inside-books"
        case .otherOwner: "keys.other-owner"
        case .wrongMode: "keys.wrong-mode"
        case .wrongLength: "keys.wrong-length"
        case .unreadable(let error): error.code
        case .unusable(_, let error): error.code
        }
    }

    /// The rule, the numbers and what to do next.
    public var message: String {
        switch self {
        case .noFolder(let path):
            "There is no folder of keys at \(path). `farthing init` makes one; name another with "
                + "--keys or FARTHING_KEYS."
        case .openToOthers(let path, let mode):
            "Others may write in \(path) (mode \(octal(mode))) and could put their own keys there. "
                + "Run: chmod 700 \(path)"
        case .alreadyThere(let path):
            "There are keys in \(path) already, and keys are never overwritten. Name another "
                + "folder."
        case .insideBooks(let path):
            "\(path) is inside the books. Whoever copies the books would have the keys: name a "
                + "folder outside them."
        case .otherOwner(let path, let user):
            "\(path) belongs to the user with number \(user), not to you. Have its owner run this, "
                + "or take a copy of your own."
        case .wrongMode(let path, let mode):
            "\(path) has mode \(octal(mode)), and a key's is 0400: only its owner reads it. Run: "
                + "chmod 400 \(path)"
        case .wrongLength(let path, let wanted, let found):
            "\(path) has \(found) bytes, and a key has \(wanted). Put the right file back from "
                + "the copy of the keys."
        case .unreadable(let error): error.message
        case .unusable(let path, let error): "\(path): \(error.message)"
        }
    }
}

private func octal(_ mode: UInt32) -> String {
    let digits = String(mode, radix: 8)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
