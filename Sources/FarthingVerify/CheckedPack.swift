import Evidence
import FileSystem

/// A pack that was read, from its folder or an archive, and checked.
struct CheckedPack {
    let files: [String: [UInt8]]
    let verdict: Verdict

    /// What an archive of the largest pack takes.
    private static let archiveLimit = (2 << 30) + (128 << 20)

    /// - Throws: `FileError`, `PackArchiveError` or `PinsError`.
    init(_ path: String, pin: String?, since: String? = nil) throws {
        let pins = try pin.map { path in
            try Pins(bytes: DiskFile(path).bytes(limit: 1 << 16))
        }
        let earlier = try since.map { try DiskFile($0).bytes(limit: 1 << 16) }
        files = try Self.files(in: path)
        let bar = Progress()
        verdict = PackVerification.verdict(
            of: EvidencePack(files: files),
            pins: pins,
            since: earlier,
            progress: bar.show
        )
        bar.clear()
    }
}

extension CheckedPack {
    private static func files(in path: String) throws -> [String: [UInt8]] {
        let file = DiskFile(path)
        guard file.exists, !Folder(path).exists else {
            return try Folder(path).contents(within: .pack)
        }
        return try PackArchive.pack(in: file.bytes(limit: archiveLimit)).files
    }
}

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
        case let error as FileError:
            self.init(code: error.code, error.message, standing: Self.standing(after: error))
        case let error as PackArchiveError:
            self.init(code: error.code, error.message, standing: "tampered")
        case let error as PinsError: self.init(code: "pin.unreadable", error.message)
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

    /// Says what is wrong and gives the exit code.
    func say(asJSON: Bool) -> Int32 {
        if asJSON {
            print(
                """
                {"standing":"\(standing)","findings":[{"code":\(quoted(code)),\
                "message":\(quoted(message))}]}
                """
            )
        } else {
            complain("farthing-verify: \(message) [\(code)]")
        }
        return exitCode
    }
}
