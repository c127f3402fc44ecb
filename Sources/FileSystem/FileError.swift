/// Why a file or folder cannot be used, in order of precedence.
public enum FileError: Error, Hashable, Sendable {
    case missing(path: String)
    case symbolicLink(path: String)
    case notAFile(path: String)
    case notAFolder(path: String)
    case alreadyThere(path: String)
    case badName(path: String)
    case tooLarge(path: String, limit: Int)
    case tooManyFiles(path: String, limit: Int)
    case failed(path: String, doing: String, reason: String)
}

extension FileError {
    /// The stable code.
    public var code: String {
        switch self {
        case .missing: "file.missing"
        case .symbolicLink: "file.symbolic-link"
        case .notAFile: "file.not-a-file"
        case .notAFolder: "file.not-a-folder"
        case .alreadyThere: "file.already-there"
        case .badName: "file.bad-name"
        case .tooLarge: "file.too-large"
        case .tooManyFiles: "file.too-many"
        case .failed: "file.failed"
        }
    }

    /// What is wrong and what to do next.
    public var message: String {
        switch self {
        case .missing(let path): "There is no \(path). Is the path right?"
        case .symbolicLink(let path):
            "\(path) is a symbolic link, which is not followed here. Name the file itself."
        case .notAFile(let path): "\(path) is not an ordinary file."
        case .notAFolder(let path): "\(path) is not a folder."
        case .alreadyThere(let path):
            "\(path) is there already, and nothing is overwritten. Name another place, or move it "
                + "away."
        case .badName(let path):
            "“\(path)” is not a name that may stand in a pack: letters, digits, . _ - and /, at "
                + "most 100 bytes."
        case .tooLarge(let path, let limit):
            "\(path) is larger than \(limit) bytes, which is the most that is read."
        case .tooManyFiles(let path, let limit):
            "\(path) holds more than \(limit) files, which is the most that is read."
        case .failed(let path, let action, let reason):
            "\(path) cannot be \(action): \(reason)."
        }
    }
}
