import Evidence
import FileSystem
import Integrity

/// A command that ended before it could answer.
struct Failure {
    let code: String
    let message: String
    /// What it means for the pack.
    let standing: String
    let exitCode: Int32

    init(code: String, _ message: String, standing: String = "unreadable") {
        (self.code, self.message, self.standing) = (code, message, standing)
        exitCode = standing == "tampered" ? 1 : 2
    }

    init(_ error: any Error) {
        switch error {
        case let error as UsageError:
            self.init(code: "usage", error.reason, standing: "not-checked")
        case let error as FileError:
            self.init(code: error.code, error.message, standing: Self.standing(after: error))
        case let error as PackArchiveError:
            self.init(code: error.code, error.message, standing: "tampered")
        case let error as PinsError: self.init(code: "pin.unreadable", error.message)
        case let error as TimeStampError: self.init(code: error.code, error.message)
        default: self.init(code: "failed", "\(error)")
        }
    }

    /// What may not stand in a pack is tampering; what cannot be read is not.
    private static func standing(after error: FileError) -> String {
        switch error {
        case .symbolicLink, .notAFile, .badName, .tooLarge, .tooManyFiles: "tampered"
        case .missing, .notAFolder, .alreadyThere, .failed: "unreadable"
        }
    }

    /// Says what is wrong, with how the command is used where that was wrong, and gives the exit
    /// code.
    func say(asJSON: Bool, usage: String) -> Int32 {
        if asJSON {
            print(
                """
                {"standing":"\(standing)","findings":[{"code":\(quoted(code)),\
                "message":\(quoted(message))}]}
                """
            )
        } else {
            complain("farthing-verify: \(message) [\(code)]")
            if standing == "not-checked" { complain("\n" + usage) }
        }
        return exitCode
    }
}
