import Approvals
import ArgumentParser
import Banking
import Calendar
import Identifiers
import Journal
import Operations
import Store
import StrictJSON

/// `farthing payee`: the bank details of whom the programme pays.
struct PayeeVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payee",
        abstract: "The bank details of whom the programme pays, and its own account.",
        discussion: """
            A payee is user:CODE, participant:CODE, partner:CODE, a supplier's name as claims have \
            it, or programme: the account that payment runs are paid from. Details are kept \
            encrypted; the books show that they were recorded, when and by whom. Whoever typed \
            them releases no run that pays them.
            """,
        subcommands: [PayeeSet.self, PayeeShow.self, PayeeList.self]
    )
}

/// `farthing payee set`.
struct PayeeSet: Verb {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Record somebody's bank details, or change them.",
        discussion: """
            Only the form is checked: whether there is such an account, and whose it is, the bank \
            knows. Ask about a change by a way that you knew before, not by the letter that asks \
            for it.

            Example: farthing payee set user:u_k1 --name "K Ainsley" --sort-code 10-20-30 \
            --account 12345678 --as u_fo
            Example: farthing payee set "Hill Cycles" --name "Hill Cycles Ltd" --sort-code \
            10-20-31 --account 87654321 --as u_fo
            """
    )

    @Argument(help: "user:CODE, participant:CODE, partner:CODE, programme, or a supplier's name.")
    var payee: String
    @Option(help: ArgumentHelp("The name on the account.", valueName: "text"))
    var name: String
    @Option(name: .customLong("sort-code"), help: "Six digits, as 10-20-30.")
    var sortCode: String
    @Option(help: ArgumentHelp("The account number, eight digits.", valueName: "digits"))
    var account: String
    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var actor: ActorOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let user = try actor.user(in: shell)
        let desk = try shell.desk(books, keys)
        let request = try shell.request(
            "payee.set",
            by: user,
            [
                JSONMember(
                    key: DetailsHolder(payee) == nil ? "supplier" : "payee",
                    value: .text(payee)
                ),
                JSONMember(key: "name", value: .text(name)),
                JSONMember(key: "sort-code", value: .text(sortCode)),
                JSONMember(key: "account", value: .text(account)),
            ]
        )
        return shell.show(try desk.play(request), output, done: "Recorded.")
    }
}

/// `farthing payee show`.
struct PayeeShow: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Somebody's bank details that count now.",
        discussion: "Example: farthing payee show user:u_k1 --books books"
    )

    @Argument(help: "user:CODE, participant:CODE, partner:CODE, programme, or a supplier's name.")
    var payee: String
    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let entries = try shell.reading(books, keys).read { try PayeeEntry.all(in: $0) }
        let holder = DetailsHolder(payee)
        let found = entries.first { entry in
            holder.map { $0 == entry.holder } ?? (entry.isSupplier && entry.name == payee)
        }
        guard let found else {
            throw Stop.refused(
                code: "payee.unknown",
                message: "There are no bank details of \(payee). `farthing payee set` records them."
            )
        }
        shell.terminal.write(output.json ? found.json.compactText + "\n" : found.text)
        return .done
    }
}

/// `farthing payee list`.
struct PayeeList: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Everybody whose bank details are recorded, and who recorded them when.",
        discussion: "Example: farthing payee list --books books"
    )

    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let entries = try shell.reading(books, keys).read { try PayeeEntry.all(in: $0) }
        if output.json {
            shell.terminal.line(JSONValue.array(entries.map(\.json)).compactText)
            return .done
        }
        guard !entries.isEmpty else {
            shell.terminal.line("Nobody's bank details are recorded.")
            return .done
        }
        var table = Table([
            "payee": .left, "recorded": .left, "by": .left, "changes": .right, "account": .left,
        ])
        for entry in entries {
            table.add(
                entry.words,
                entry.stored.recordedAt.londonDate.description,
                entry.stored.editor.text,
                String(entry.stored.version - 1),
                entry.account.map { "… \($0.number.digits.suffix(4))" } ?? "not at hand"
            )
        }
        shell.terminal.write(table.text)
        return .done
    }
}

/// Somebody's bank details as they are shown.
private struct PayeeEntry {
    let stored: StoredDetails
    /// What they are called here; nil where a supplier's name is not at hand.
    let name: String?
    let account: BankAccount?

    /// Everybody's, in the order in which they were first recorded.
    static func all(in books: any BookReader) throws -> [PayeeEntry] {
        let register = try PayeeRegister(books)
        return try books.details().map { stored in
            var name: String?
            if case .payee(let payee) = stored.details.holder {
                name = try register.name(of: payee)
            }
            return PayeeEntry(
                stored: stored,
                name: name,
                account: try books.account(stored.details.account)
            )
        }
    }

    var holder: DetailsHolder { stored.details.holder }

    var isSupplier: Bool {
        if case .payee(.supplier) = holder { true } else { false }
    }

    var words: String { isSupplier ? name ?? "a supplier" : holder.description }

    var text: String {
        var table = Table(["": .left, "": .left])
        table.add("payee", words)
        table.add("name on the account", account?.name.text ?? "not at hand")
        table.add("sort code", account?.sortCode.description ?? "not at hand")
        table.add("account", account?.number.digits ?? "not at hand")
        let by = "\(stored.recordedAt.londonDate) by \(stored.editor)"
        table.add(stored.version > 1 ? "changed" : "recorded", by)
        return table.text
    }

    var json: JSONValue {
        .object([
            "payee": .text(holder.description), "called": name.map { .text($0) },
            "name": account.map { .text($0.name.text) },
            "sort-code": account.map { .text($0.sortCode.digits) },
            "account": account.map { .text($0.number.digits) },
            "recorded": .text(stored.recordedAt.description), "by": .text(stored.editor.text),
            "version": .integer(Int64(stored.version)),
        ])
    }
}
