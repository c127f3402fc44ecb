public import CLI
import Documents
import Evidence
import FileSystem
import Files
import Glibc
import Spreadsheets
import Typesetting

extension Shell {
    /// The shell of a running process: its terminal, its environment, the machine's clock and
    /// randomness, books on SQLite, and printers.
    public static func live() -> Shell {
        let memory = RulePackMemory()
        return Shell(
            terminal: .system,
            variable: { name in getenv(name).map { String(cString: $0) } },
            now: { SystemSources.now() },
            randomBytes: { SystemSources.randomBytes($0) },
            rulePack: { try memory.rulePack($0) },
            engine: LiveEngine(
                randomBytes: { SystemSources.randomBytes($0) },
                rulePack: { try memory.rulePack($0) }
            ),
            printer: PackPrinter(
                paper: { paper throws(PrintingError) in try Typesetter.pdf(of: paper) },
                workbook: { book throws(PrintingError) in try SpreadsheetWriter.xlsx(of: book) }
            ),
            program: DiskFile(realPath(of: "/proc/self/exe")).folder,
            software: "farthing 1"
        )
    }

    private static func realPath(of link: String) -> String {
        guard let resolved = realpath(link, nil) else { return link }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
