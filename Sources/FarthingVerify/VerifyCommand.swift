import Evidence
import FileSystem

/// `farthing-verify PACK --pin FILE`: checks an evidence pack alone, with no database, network or
/// keys of the programme.
enum VerifyCommand {
    static let usage = """
        Checks an evidence pack against the pin that the programme gave you by another way.

        usage: farthing-verify PACK --pin FILE [--json]

          PACK        the pack's folder
          --pin FILE  the journal's name and keys; without it nothing is proven
          --json      answer in JSON

        Ends with 0 verified, 1 tampered with, 2 wrong usage or unreadable, 3 not proven.

        Example: farthing-verify demo/pack --pin demo/pins/farthing.pin
        """

    /// Gives the exit code.
    static func run(_ arguments: [String]) -> Int32 {
        if arguments.contains("--help") || arguments.contains("-h") {
            print(usage)
            return 0
        }
        guard let request = VerifyRequest(arguments) else {
            complain(usage)
            return 2
        }
        do {
            let pins = try request.pin.map { path in
                try Pins(bytes: DiskFile(path).bytes(limit: 1 << 16))
            }
            let files = try Folder(request.pack).contents(within: .pack)
            let verdict = PackVerification.verdict(of: EvidencePack(files: files), pins: pins)
            print(request.wantsJSON ? verdict.json : verdict.text)
            return verdict.exitCode
        } catch let error as FileError {
            return end(error, request)
        } catch let error as PinsError {
            return fail(code: "pin.unreadable", error.message, request, exit: 2)
        } catch {
            return fail(code: "failed", "\(error)", request, exit: 2)
        }
    }

    /// What may not stand in a pack is tampering; what cannot be read is not.
    private static func end(_ error: FileError, _ request: VerifyRequest) -> Int32 {
        switch error {
        case .symbolicLink, .notAFile, .badName, .tooLarge, .tooManyFiles:
            fail(code: error.code, error.message, request, exit: 1)
        case .missing, .notAFolder, .alreadyThere, .failed:
            fail(code: error.code, error.message, request, exit: 2)
        }
    }

    private static func fail(
        code: String,
        _ message: String,
        _ request: VerifyRequest,
        exit: Int32
    ) -> Int32 {
        if request.wantsJSON {
            let standing = exit == 1 ? "tampered" : "unreadable"
            print(
                """
                {"standing":"\(standing)","findings":[{"code":\(quoted(code)),\
                "message":\(quoted(message))}]}
                """
            )
        } else {
            complain("farthing-verify: \(message) [\(code)]")
        }
        return exit
    }
}

/// What the command line asks for.
struct VerifyRequest {
    private(set) var pack = ""
    private(set) var pin: String?
    private(set) var wantsJSON = false

    /// Reads the arguments; nil where they make no sense.
    init?(_ arguments: [String]) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--json": wantsJSON = true
            case "--pin":
                guard pin == nil, let file = rest.popFirst() else { return nil }
                pin = file
            default:
                guard !argument.hasPrefix("-"), pack.isEmpty else { return nil }
                pack = argument
            }
        }
        guard !pack.isEmpty else { return nil }
    }
}
