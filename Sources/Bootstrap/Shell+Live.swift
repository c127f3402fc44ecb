public import CLI
import FileSystem
import Files
import Glibc
import TimeStamping

extension Shell {
    /// The shell of a running process: its terminal, its environment, the machine's clock and
    /// randomness, and books on SQLite.
    public static func live(printer: PrinterPlace) -> Shell {
        let memory = RulePackMemory()
        return Shell(
            terminal: .system,
            variable: { name in getenv(name).map { String(cString: $0) } },
            now: { try SystemSources.now() },
            randomBytes: { SystemSources.randomBytes($0) },
            rulePack: { try memory.rulePack($0) },
            engine: LiveEngine(
                randomBytes: { SystemSources.randomBytes($0) },
                rulePack: { try memory.rulePack($0) }
            ),
            askAuthority: { address, request in
                do throws(AuthorityError) {
                    return try Authority(AuthorityAddress(address)).answer(to: request)
                } catch { throw AuthorityFailure(code: error.code, message: error.message) }
            },
            printer: printer,
            program: programFolder,
            software: "farthing 1"
        )
    }

    /// Where the running program lies, links followed.
    fileprivate static var programFolder: Folder {
        let link = "/proc/self/exe"
        guard let resolved = realpath(link, nil) else { return DiskFile(link).folder }
        defer { free(resolved) }
        return DiskFile(String(cString: resolved)).folder
    }
}

extension PrinterPlace {
    /// `farthing-papers`, which lies beside this program: it is begun with the same arguments.
    public static let inProgramBeside = PrinterPlace.beside {
        let program = Shell.programFolder.file("farthing-papers")
        execv(program.path, CommandLine.unsafeArgv)
        let reason = String(cString: strerror(errno))
        return .failed(
            path: program.path,
            doing: "begun",
            reason: "\(reason); the program that prints papers has to lie beside farthing"
        )
    }
}
