import ArgumentParser
import Banking
import Calendar
import FileSystem
import Files
import Identifiers
import Journal
import Money
import Operations
import Store
import StrictJSON

/// `farthing bank`.
struct BankVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bank",
        abstract: "Hold a bank's statement against the payments.",
        subcommands: [BankImportVerb.self, BankListVerb.self, BankReconcileVerb.self]
    )
}

/// `farthing bank import`.
struct BankImportVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read a bank's statement: what left is recorded as left, what came back as back.",
        discussion: """
            It reads camt.053, OFX and the CSV of Xero, QuickBooks and Sage. A line that carries a \
            payment's own id and amount is that payment; others are likely, with what speaks for \
            them and against, and you say which are right: at the terminal, or with --accept. A \
            second reading of the same statement records no payment again. Nothing is recorded \
            with --dry-run.

            With --partner it is the statement of a delivery partner's own bank: its lines are \
            held against the claims that the partner pays first, and nothing of the programme's \
            account changes. It is for the partner's manager, or for a finance officer.

            Example: farthing bank import april.xml --page april.pdf --as u_fo2 --books books
            Example: farthing bank import april.csv --partner northside --page april.pdf --as u_nm
            """
    )

    @Argument(help: "The bank's file.")
    var file: String
    @Option(
        help: ArgumentHelp("The bank's own page of it, kept beside it.", valueName: "file")
    )
    var page: String?
    @Option(help: "The delivery partner whose bank it is of; else it is the programme's.")
    var partner: PartnerCode?
    @Option(help: ArgumentHelp("A likely line that is right; may be repeated.", valueName: "line"))
    var accept: [Int] = []
    @Flag(name: .customLong("dry-run"), help: "Only show what would be recorded.")
    var isDry = false
    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var actor: ActorOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let bytes = try DiskFile(file).bytes(limit: BankFile.mostBytes)
        let statement = try BankFile(bytes)
        if isDry {
            let holding = try shell.reading(books).read { try self.holding(statement, $0, shell) }
            shell.terminal.write(output.json ? holding.json.compactText + "\n" : holding.text)
            return .done
        }
        let user = try actor.user(in: shell)
        let desk = try shell.desk(books, keys)
        let holding = try desk.store.read { try self.holding(statement, $0, shell) }
        if !output.json { shell.terminal.write(holding.text) }
        let steps = holding.steps(accepting: try accepted(in: holding, shell))
        // Before anything is recorded: a page that cannot be kept stops the import.
        if let page { _ = try desk.files.evidence(page) }
        let recording = BankRecording(bytes, named: file, page: page, by: user, in: shell)
        // What moved is durable together, or not at all.
        let answers = try desk.play(steps.map(recording.request))
        let done = zip(steps, answers).filter { !$0.1.isRefused }.map(\.0.line)
        let matched = holding.known.union(done)
        let keeping = try recording.keeping(holding, matched: matched)
        let kept = try desk.play(desk.files.completing(keeping))
        return report(holding, zip(steps, answers).map { ($0, $1) }, kept, in: shell)
    }

    /// A partner's claims are shown to nobody who may not keep its statements.
    private func holding(
        _ statement: BankFile,
        _ books: any BookReader,
        _ shell: Shell
    ) throws -> BankHolding {
        if let partner {
            let user = try actor.user(in: shell)
            try books.requireStatements(of: partner, for: user, on: shell.today)
        }
        return try BankHolding(statement, of: partner, in: books)
    }

    /// The likely lines that a person says are right.
    private func accepted(in holding: BankHolding, _ shell: Shell) throws -> Set<Int> {
        let likely = holding.likely
        if let wrong = accept.first(where: { number in !likely.contains { $0.line == number } }) {
            throw Stop.usage("Line \(wrong) is not a likely one. Run it with --dry-run first.")
        }
        guard accept.isEmpty, shell.terminal.canAsk else { return Set(accept) }
        return Set(
            likely.filter { shell.terminal.confirm("Is line \($0.line) \($0.payment)?") }
                .map(\.line)
        )
    }

    private func report(
        _ holding: BankHolding,
        _ done: [(step: BankStep, answer: CommandAnswer)],
        _ kept: CommandAnswer,
        in shell: Shell
    ) -> ExitStatus {
        if output.json {
            let answers = done.map(\.answer) + [kept]
            shell.terminal.line(
                JSONValue.object([
                    "lines": holding.json, "answers": .array(answers.map(\.json)),
                ]).compactText
            )
        } else {
            for (step, answer) in done { shell.terminal.line(step.sentence(answer)) }
            _ = shell.show(kept, output, done: "Recorded.")
        }
        let isWhole = done.allSatisfy { !$0.answer.isRefused } && !kept.isRefused
        return isWhole ? .done : .refused
    }
}

/// `farthing bank list`.
struct BankListVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The bank's statements that were read: whose, of which days, and what was found.",
        discussion: """
            Ours and those of delivery partners, and what a partner paid with nothing of its bank \
            kept that shows it: farthing payment add-page adds the page. A partner's manager sees \
            their own partner's.

            Example: farthing bank list --as u_nm --books books
            """
    )

    @OptionGroup var books: BooksOptions
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("Only what this user may see.", valueName: "user")
    )
    var user: UserID?
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let kept = try shell.reading(books).read {
            try KeptStatements(for: user, on: shell.today, in: $0)
        }
        shell.terminal.write(output.json ? kept.json.compactText + "\n" : kept.text)
        return .done
    }
}

/// `farthing bank reconcile`.
struct BankReconcileVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Show the bank account by the books, beside what the bank's statements say.",
        discussion: """
            What moved by the books on the days of each statement that was read is held against \
            what came in and went out by the bank, and each balance that was asserted against the \
            books on that day. Of what moved, only what no statement covers is shown; --all \
            shows all of it. It ends with 1 where the bank and the books differ.

            A balance is asserted with: farthing do bank.assert amount=1204.50 on=2026-04-30 \
            reference="Statement 4" --as u_fo --books books

            Example: farthing bank reconcile --books books
            """
    )

    @OptionGroup var books: BooksOptions
    @Flag(name: .customLong("all"), help: "Show what statements cover too.")
    var isWhole = false
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let bank = try shell.reading(books).read { try BankReconciliation(of: $0) }
        let report = BankReport(bank.lines, isWhole: isWhole)
        shell.terminal.write(output.json ? report.json.compactText + "\n" : report.text)
        return report.agrees ? .done : .refused
    }
}
