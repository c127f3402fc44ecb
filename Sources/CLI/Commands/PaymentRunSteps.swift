import ArgumentParser
import Banking
import Calendar
import FileSystem
import Identifiers
import Integrity
import Journal
import Money
import Operations
import Store
import StrictJSON

/// `farthing payment run show`.
struct RunShow: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "A payment run: whom it pays, to which account, and what to look at.",
        discussion: "Example: farthing payment run show run_0001 --books books"
    )

    @Argument(help: "The payment run's id.")
    var run: RunID
    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let sheet = try shell.paymentRun(run, in: shell.reading(books, keys))
        shell.terminal.write(output.json ? sheet.json.compactText + "\n" : RunReport(sheet).text)
        return .done
    }
}

/// `farthing payment run list`.
struct RunList: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Every payment run, oldest first, and how far it has come.",
        discussion: "Example: farthing payment run list --books books"
    )

    @OptionGroup var books: BooksOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let runs = try shell.reading(books).read { books in
            try books.paymentRuns().compactMap { try books.paymentRun($0) }
        }
        if output.json {
            shell.terminal.line(JSONValue.array(runs.map(json)).compactText)
            return .done
        }
        guard !runs.isEmpty else {
            shell.terminal.line("No payment run was begun.")
            return .done
        }
        var table = Table([
            "id": .left, "by": .left, "stands": .left, "released by": .left, "paid on": .left,
            "payments": .right, "amount": .right,
        ])
        for run in runs {
            table.add(
                run.id.text,
                run.preparer.text,
                run.stage.rawValue,
                run.release?.releaser.text ?? "",
                run.release?.released.on.description ?? "",
                run.frozen.map { String($0.count) } ?? "",
                run.frozen.map { pounds($0.total.pence) } ?? ""
            )
        }
        shell.terminal.write(table.text)
        return .done
    }

    private func json(_ run: StoredRun) -> JSONValue {
        .object([
            "run": .text(run.id.text), "preparer": .text(run.preparer.text),
            "stage": .text(run.stage.rawValue),
            "releaser": run.release.map { .text($0.releaser.text) },
            "on": run.release.map { .text($0.released.on.description) },
            "count": run.frozen.map { .integer(Int64($0.count)) },
            "total": run.frozen.map { .integer($0.total.pence) },
            "digest": run.frozen.map { .text($0.digest.hex) },
        ])
    }
}

/// `farthing payment run leave-out`.
struct RunLeaveOut: Verb {
    static let configuration = CommandConfiguration(
        commandName: "leave-out",
        abstract: "Leave a payment for a later run, or take it in again.",
        discussion: """
            Example: farthing payment run leave-out run_0001 pm_0007 --because "the invoice is \
            being asked about" --as u_fo
            """
    )

    @OptionGroup var options: RunOptions
    @Argument(help: "The payment.")
    var payment: PaymentID
    @Flag(help: "Take it in again.")
    var undo = false
    @Option(name: .customLong("because"), help: ArgumentHelp("Why.", valueName: "text"))
    var reason: String?

    func run(in shell: Shell) throws -> ExitStatus {
        let user = try options.actor.user(in: shell)
        guard let reason = reason ?? shell.terminal.ask("Why?") else {
            throw Stop.usage("Say why with --because.")
        }
        let desk = try shell.desk(options.books, options.keys)
        var members = [
            JSONMember(key: "payment", value: .text(payment.text)),
            JSONMember(key: "reason", value: .text(reason)),
        ]
        if undo { members.append(JSONMember(key: "undo", value: true)) }
        let answer = try options.play("run.adjust", members, by: user, at: desk, in: shell)
        return shell.show(answer, options.output, done: "Recorded.")
    }
}

/// `farthing payment run freeze`.
struct RunFreeze: Verb {
    static let configuration = CommandConfiguration(
        commandName: "freeze",
        abstract: "Fix a payment run: from here on it pays this or nothing.",
        discussion: "Example: farthing payment run freeze run_0001 --as u_fo --books books"
    )

    @OptionGroup var options: RunOptions
    @Flag(help: "Freeze it without asking again.")
    var yes = false

    func run(in shell: Shell) throws -> ExitStatus {
        let user = try options.actor.user(in: shell)
        let desk = try shell.desk(options.books, options.keys)
        let sheet = try shell.paymentRun(options.run, in: desk.store)
        if !yes, shell.terminal.canAsk {
            shell.terminal.remark(RunReport(sheet).text + "\n")
            guard shell.terminal.confirm("Freeze it?") else {
                shell.terminal.remark("Nothing was recorded.\n")
                return .done
            }
        }
        let seen = sheet.contents.map {
            [JSONMember(key: "contents", value: .text($0.digest.hex))]
        }
        let answer = try options.play("run.freeze", seen ?? [], by: user, at: desk, in: shell)
        return shell.show(answer, options.output, done: "Frozen.")
    }
}

/// `farthing payment run release`.
struct RunRelease: Verb {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Let a run that somebody else prepared go to the bank.",
        discussion: """
            You are shown every account. What you say yes to is what you saw: a digest binds it. \
            Without a terminal, give the digest that `farthing payment run show` prints. With \
            --output the bank's file (ISO 20022 pain.001.001.09) is written at once.

            Example: farthing payment run release run_0001 --on 2026-04-24 --output run.xml --as \
            u_fo2
            """
    )

    @OptionGroup var options: RunOptions
    @Option(help: ArgumentHelp("The digest of what you saw.", valueName: "hex"))
    var digest: String?
    @Option(
        name: .customLong("on"),
        help: ArgumentHelp("When the bank is to pay; today if not given.", valueName: "date"),
        transform: { try CalendarDate(typed: $0) }
    )
    var date: CalendarDate?
    @Option(name: .customLong("output"), help: "Where the bank's file is written.")
    var path: String?

    func run(in shell: Shell) throws -> ExitStatus {
        let user = try options.actor.user(in: shell)
        let desk = try shell.desk(options.books, options.keys)
        guard let digest = try digest ?? seenDigest(in: desk.store, shell) else { return .done }
        let members = [
            JSONMember(key: "digest", value: .text(digest)),
            JSONMember(key: "on", value: .text(try (date ?? shell.today).description)),
        ]
        let answer = try options.play("run.release", members, by: user, at: desk, in: shell)
        let status = shell.show(answer, options.output, done: "Released.")
        guard status == .done, let path else { return status }
        try shell.write(options.run, to: path, from: desk.store, options.output)
        return .done
    }

    /// The digest of what a person was shown and said yes to.
    private func seenDigest(in store: any BookStore, _ shell: Shell) throws -> String? {
        guard shell.terminal.canAsk else {
            throw Stop.usage(
                "What did you see? Give the digest that `farthing payment run show` prints with "
                    + "--digest."
            )
        }
        let sheet = try shell.paymentRun(options.run, in: store)
        shell.terminal.remark(RunReport(sheet).text + "\n")
        guard shell.terminal.confirm("Release it?") else {
            shell.terminal.remark("Nothing was recorded.\n")
            return nil
        }
        return sheet.contents?.digest.hex ?? "-"
    }
}

/// `farthing payment run withdraw`.
struct RunWithdraw: Verb {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Give up a run that was not released; its payments wait for another.",
        discussion: "Example: farthing payment run withdraw run_0001 --as u_fo --books books"
    )

    @OptionGroup var options: RunOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let user = try options.actor.user(in: shell)
        let desk = try shell.desk(options.books, options.keys)
        let answer = try options.play("run.withdraw", by: user, at: desk, in: shell)
        return shell.show(answer, options.output, done: "Given up.")
    }
}

/// `farthing payment run write`.
struct RunWrite: Verb {
    static let configuration = CommandConfiguration(
        commandName: "write",
        abstract: "Write the bank's file of a run that was released, always the same.",
        discussion: """
            ISO 20022 pain.001.001.09, as UK banks take it. It holds bank details: send it to the \
            bank and delete it. It can be written for as long as the details are in the vault.

            Example: farthing payment run write run_0001 --output run.xml --books books
            """
    )

    @Argument(help: "The payment run's id.")
    var run: RunID
    @Option(name: .customLong("output"), help: "Where the file is written.")
    var path: String
    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        try shell.write(run, to: path, from: shell.reading(books, keys), output)
        return .done
    }
}

extension Shell {
    /// Writes the bank's file of a run, for its owner's eyes alone.
    fileprivate func write(
        _ run: RunID,
        to path: String,
        from store: any BookStore,
        _ output: OutputOptions
    ) throws {
        let file: PaymentFile
        do { file = try store.read { try RunFile.file(of: run, in: $0) } } catch let error
            as PaymentFileError
        { throw Stop.refused(code: error.code, message: error.message) }
        let bytes = file.bytes
        try DiskFile(path).replace(with: bytes, mode: 0o600)
        if output.json {
            terminal.line(
                JSONValue.object([
                    "run": .text(run.text), "file": .text(path),
                    "digest": .text(Digest(of: bytes).hex),
                    "count": .integer(Int64(file.transfers.count)),
                    "total": .integer(file.total.pence),
                ]).compactText
            )
        } else {
            terminal.line(
                "Wrote \(path): \(file.transfers.count) payments, \(pounds(file.total.pence)). "
                    + "Delete it when the bank has it."
            )
        }
    }
}
