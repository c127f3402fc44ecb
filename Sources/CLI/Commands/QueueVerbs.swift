import Approvals
import ArgumentParser
import Identifiers
import Money
import Policy
import Store
import StrictJSON

/// `farthing show ID`.
struct Show: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One expense claim or business case: what, why, who decided, who can.",
        discussion: "Example: farthing show cl_0001 --books books"
    )

    @Argument(help: "The expense claim's or business case's id.")
    var id: String
    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let sheet = try shell.reading(books, keys).read { reader in
            try MatterSheet(MatterSheet.find(id, in: reader), in: reader, today: shell.today)
        }
        shell.terminal.write(output.json ? sheet.json.compactText + "\n" : sheet.text)
        return .done
    }
}

/// `farthing queue`.
struct Queue: Verb {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "What waits for a decision, oldest first.",
        discussion: "Example: farthing queue --as u_nm --books books"
    )

    @OptionGroup var books: BooksOptions
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("Only what this user may decide.", valueName: "user")
    )
    var user: UserID?
    @OptionGroup var output: OutputOptions

    private struct Item {
        let matter: Matter
        let takers: [UserID]

        var amount: Int64 { matter.openLines.reduce(0) { $0 + $1.amount.pence } }
    }

    func run(in shell: Shell) throws -> ExitStatus {
        let items = try shell.reading(books).read { reader in
            let circumstances = try reader.circumstances(on: shell.today)
            return try reader.waitingMatters()
                .map { Item(matter: $0, takers: $0.takers(under: circumstances)) }
                .filter { item in user.map(item.takers.contains) ?? true }
        }
        if output.json {
            shell.terminal.line(JSONValue.array(items.map(json)).compactText)
        } else if items.isEmpty {
            shell.terminal.line("Nothing waits\(user.map { " for \($0)" } ?? "").")
        } else {
            shell.terminal.write(text(items))
        }
        return .done
    }

    private func text(_ items: [Item]) -> String {
        var table = Table([
            "": .left, "partner": .left, "by": .left, "for": .left, "amount": .right,
            "who decides": .left,
        ])
        for item in items {
            let matter = item.matter
            let who =
                item.takers.isEmpty
                ? "nobody yet" : item.takers.map(\.text).joined(separator: ", ")
            table.add(
                matter.subject.text,
                matter.submission.partner.text,
                matter.submission.claimant.text,
                matter.submission.participants.map(\.text).joined(separator: ", "),
                pounds(item.amount),
                "\(matter.openRole?.phrase ?? ""): \(who)"
            )
        }
        return table.text
    }

    private func json(_ item: Item) -> JSONValue {
        let matter = item.matter
        return .object([
            "id": .text(matter.subject.text), "kind": .text(matter.subject.kind.rawValue),
            "version": .integer(Int64(matter.version)),
            "partner": .text(matter.submission.partner.text),
            "claimant": .text(matter.submission.claimant.text),
            "amount": .integer(item.amount), "state": .text(matter.state.phrase),
            "decides": matter.openRole.map { .text($0.rawValue) },
            "who-can": .array(item.takers.map { .text($0.text) }),
        ])
    }
}
