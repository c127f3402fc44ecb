import ArgumentParser
import Calendar
import Identifiers
import Integrity
import Journal
import Money
import Operations
import Store
import StrictJSON

/// `farthing drawdown`: what a funder in arrears is asked for.
struct DrawdownVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drawdown",
        abstract: "Ask a funder for what left the bank: prepare, review, submit, take the answer.",
        discussion: """
            One person prepares a funder claim, another reviews what it shows, and it is \
            submitted; the period is closed then. Nothing is asked of a fund twice.
            """,
        subcommands: [
            DrawdownPrepare.self, DrawdownShow.self, DrawdownList.self, DrawdownAdjust.self,
            DrawdownReview.self, DrawdownSubmit.self, DrawdownWithdraw.self, DrawdownAnswer.self,
        ]
    )
}

/// What every verb of a drawdown takes.
struct DrawdownOptions: ParsableArguments {
    @Argument(help: "The funder claim's id.")
    var drawdown: DrawdownID
    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var actor: ActorOptions
    @OptionGroup var output: OutputOptions

    /// The command of a verb, which names this drawdown.
    func play(_ name: String, _ members: [JSONMember] = [], in shell: Shell) throws -> ExitStatus {
        let user = try actor.user(in: shell)
        let desk = try shell.desk(books, keys)
        return try play(name, members, by: user, at: desk, in: shell)
    }

    func play(
        _ name: String,
        _ members: [JSONMember],
        by user: UserID,
        at desk: Desk,
        in shell: Shell
    ) throws -> ExitStatus {
        let naming = JSONMember(key: "drawdown", value: .text(drawdown.text))
        let answer = try desk.play(shell.request(name, by: user, [naming] + members))
        return shell.show(answer, output, done: "Recorded.")
    }
}

extension Shell {
    /// A drawdown as it stands.
    ///
    /// - Throws: ``Stop/refused(code:message:)`` where there is none.
    func drawdown(_ id: DrawdownID, in store: any BookStore) throws -> DrawdownSheet {
        let sheet = try store.read { books in
            try DrawdownSheet(id, in: books, today: today, rulePack: rulePack)
        }
        guard let sheet else {
            throw Stop.refused(
                code: "drawdown.unknown",
                message: "There is no funder claim \(id). `farthing drawdown list` lists them."
            )
        }
        return sheet
    }
}

/// `farthing drawdown prepare`.
struct DrawdownPrepare: Verb {
    static let configuration = CommandConfiguration(
        commandName: "prepare",
        abstract: "Begin a funder claim for a fund and a period.",
        discussion: """
            It takes every cost that left a bank by the period's end and was not asked for. Then \
            look at it with `farthing drawdown show`.

            Example: farthing drawdown prepare --fund ESF --from 2026-01-01 --to 2026-03-31 \
            --as u_fo --books books
            """
    )

    @Option(help: "The fund, which pays in arrears.")
    var fund: FundCode
    @Option(
        name: .customLong("from"),
        help: ArgumentHelp("The period's first day.", valueName: "date"),
        transform: { try CalendarDate(typed: $0) }
    )
    var starts: CalendarDate
    @Option(
        name: .customLong("to"),
        help: ArgumentHelp("The period's last day.", valueName: "date"),
        transform: { try CalendarDate(typed: $0) }
    )
    var ends: CalendarDate
    @Option(help: ArgumentHelp("The id that it gets; else one is made.", valueName: "id"))
    var id: DrawdownID?
    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var actor: ActorOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let user = try actor.user(in: shell)
        let desk = try shell.desk(books, keys)
        let request = try shell.request(
            "drawdown.prepare",
            by: user,
            [
                JSONMember(key: "drawdown", value: .text(id?.text ?? shell.newID("dd"))),
                JSONMember(key: "fund", value: .text(fund.text)),
                JSONMember(key: "starts", value: .text(starts.description)),
                JSONMember(key: "ends", value: .text(ends.description)),
            ]
        )
        return shell.show(try desk.play(request), output, done: "Recorded.")
    }
}

/// `farthing drawdown show`.
struct DrawdownShow: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "A funder claim: every cost, its split, its doubts, and whether it all ties.",
        discussion: "Example: farthing drawdown show dd_0001 --books books"
    )

    @Argument(help: "The funder claim's id.")
    var drawdown: DrawdownID
    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let sheet = try shell.drawdown(drawdown, in: shell.reading(books, keys))
        shell.terminal.write(
            output.json ? sheet.json.compactText + "\n" : DrawdownReport(sheet).text
        )
        return .done
    }
}

/// `farthing drawdown list`.
struct DrawdownList: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Every funder claim, oldest first, and how far it has come.",
        discussion: "Example: farthing drawdown list --books books"
    )

    @OptionGroup var books: BooksOptions
    @OptionGroup var output: OutputOptions

    private struct Item {
        let preparation: DrawdownPreparation
        let stored: StoredDrawdown?
        /// What became of one that was submitted.
        let sums: DrawdownStanding?

        var standing: String {
            guard let sums else { return preparation.stage.rawValue }
            if sums.open == 0 { return sums.paid == 0 ? "disallowed" : "paid" }
            if stored?.answer == .queried { return "queried" }
            return sums.open < sums.asked ? "answered in part" : "submitted"
        }
    }

    func run(in shell: Shell) throws -> ExitStatus {
        let items = try shell.reading(books).read { books in
            try books.drawdowns().compactMap { id in
                try books.preparation(of: id).map { preparation in
                    let stored = try books.drawdown(id)
                    let sums = try stored.map { try DrawdownStanding(of: $0.submitted, in: books) }
                    return Item(preparation: preparation, stored: stored, sums: sums)
                }
            }
        }
        if output.json {
            shell.terminal.line(JSONValue.array(items.map(json)).compactText)
        } else {
            shell.terminal.write(items.isEmpty ? "No funder claim was begun.\n" : text(items))
        }
        return .done
    }

    private func text(_ items: [Item]) -> String {
        var table = Table([
            "id": .left, "fund": .left, "from": .left, "to": .left, "by": .left, "stands": .left,
            "asked": .right, "paid": .right, "not borne": .right, "open": .right,
        ])
        for item in items {
            let prepared = item.preparation.prepared
            table.add(
                prepared.drawdown.text,
                prepared.fund.text,
                prepared.starts.description,
                prepared.ends.description,
                item.preparation.preparer.text,
                item.standing,
                item.sums.map { pounds($0.asked) } ?? "",
                item.sums.map { pounds($0.paid) } ?? "",
                item.sums.map { pounds($0.disallowed) } ?? "",
                item.sums.map { pounds($0.open) } ?? ""
            )
        }
        return table.text
    }

    private func json(_ item: Item) -> JSONValue {
        let prepared = item.preparation.prepared
        return .object([
            "drawdown": .text(prepared.drawdown.text), "fund": .text(prepared.fund.text),
            "starts": .text(prepared.starts.description),
            "ends": .text(prepared.ends.description),
            "preparer": .text(item.preparation.preparer.text),
            "standing": .text(item.standing), "asked": item.sums.map { .integer($0.asked) },
            "paid": item.sums.map { .integer($0.paid) },
            "disallowed": item.sums.map { .integer($0.disallowed) },
            "open": item.sums.map { .integer($0.open) },
        ])
    }
}
