public import ArgumentParser
import Journal
public import Ledger
import Store

/// `farthing export`: every entry, for another program.
struct Export: Verb {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write every entry for hledger, ledger, beancount or a spreadsheet.",
        discussion: """
            The money plane and the authority plane, to standard output; allowances belong to no \
            fund and stay behind. The format is what is written, whether --json is given or not; \
            a failure is JSON with it.

            Example: farthing export --books books --format hledger | hledger -f - balance
            """
    )

    @OptionGroup var books: BooksOptions
    @Option(help: "hledger, ledger, beancount or csv.")
    var format: ExportFormat
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        var export = EntryExport(format)
        try shell.reading(books).read { reader in
            shell.terminal.write(export.heading)
            try reader.forEachRecord(from: 0) { seq, bytes in
                if case .entryPosted(let posted) = try Record(bytes: bytes).body {
                    shell.terminal.write(export.text(of: posted.entry, seq: seq))
                }
                return true
            }
        }
        return .done
    }
}

extension ExportFormat: ExpressibleByArgument {}
