import Approvals
import ArgumentParser
import Calendar
import Identifiers
import Journal
import Operations
import Store
import StrictJSON

/// `farthing payment`: money out.
struct PaymentVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payment",
        abstract: "Pay what is owed, by a run that goes to the bank; and what partners paid first.",
        subcommands: [
            PaymentRunVerbs.self, MarkPaidVerb.self, AddPageVerb.self, CameBackVerb.self,
        ]
    )
}

/// `farthing payment run`: payments that go to the bank in one file.
struct PaymentRunVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Payments that go to the bank in one file: prepare, freeze, release, write.",
        discussion: """
            One person prepares a run and freezes it, another looks at every account and releases \
            it, and the bank's file is written. What left the bank is recorded when its statement \
            is read: farthing bank import.
            """,
        subcommands: [
            RunPrepare.self, RunShow.self, RunList.self, RunLeaveOut.self, RunFreeze.self,
            RunRelease.self, RunWithdraw.self, RunWrite.self,
        ]
    )
}

/// What every verb of a run takes.
struct RunOptions: ParsableArguments {
    @Argument(help: "The payment run's id.")
    var run: RunID
    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var actor: ActorOptions
    @OptionGroup var output: OutputOptions

    /// The command of a verb, which names this run.
    func play(
        _ name: String,
        _ members: [JSONMember] = [],
        by user: UserID,
        at desk: Desk,
        in shell: Shell
    ) throws -> CommandAnswer {
        let naming = JSONMember(key: "run", value: .text(run.text))
        return try desk.play(shell.request(name, by: user, [naming] + members))
    }
}

extension Shell {
    /// A payment run as it stands.
    ///
    /// - Throws: ``Stop/refused(code:message:)`` where there is none.
    func paymentRun(_ id: RunID, in store: any BookStore) throws -> RunSheet {
        let now = try now()
        guard let sheet = try store.read({ try RunSheet(id, in: $0, at: now) }) else {
            throw Stop.refused(
                code: "run.unknown",
                message: "There is no payment run \(id). `farthing payment run list` lists them."
            )
        }
        return sheet
    }
}

/// `farthing payment run prepare`.
struct RunPrepare: Verb {
    static let configuration = CommandConfiguration(
        commandName: "prepare",
        abstract: "Instruct what is owed, and begin a run of it.",
        discussion: """
            Every accepted claim that is owed becomes part of one payment for its payee, and what \
            a partner paid first part of its repayment; with what was instructed before they are \
            the run. The cash is reserved. --dry-run only shows what would be paid.

            Example: farthing payment run prepare --as u_fo --books books
            """
    )

    @Option(help: ArgumentHelp("The id that it gets; else the next number.", valueName: "id"))
    var id: RunID?
    @Flag(
        name: .customLong("instructed"),
        help: "Take what was instructed before, and instruct nothing more."
    )
    var takesInstructedOnly = false
    @Flag(name: .customLong("dry-run"), help: "Only show what would be instructed.")
    var isDry = false
    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var actor: ActorOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        if isDry {
            let ready = try shell.reading(books, keys).read { try ReadyPayment.all(in: $0) }
            show(ready, in: shell)
            return .done
        }
        let user = try actor.user(in: shell)
        let desk = try shell.desk(books, keys)
        let run = try id ?? RunID(Self.nextID(in: desk.store))
        let ready =
            takesInstructedOnly ? [] : try desk.store.read { try ReadyPayment.all(in: $0) }
        let steps = try ready.map { try instruction($0, by: user, in: shell) }
        let naming = JSONMember(key: "run", value: .text(run.text))
        let preparing = try shell.request("run.prepare", by: user, [naming])
        // Reserved and in the run together, or neither; what cannot be instructed stays out of it.
        let answers = try desk.play(steps + [preparing])
        return report(zip(ready, answers).map { ($0, $1) }, answers.last, in: shell)
    }

    private static func nextID(in store: any BookStore) throws -> String {
        let count = try store.read { try $0.paymentRuns().count } + 1
        let digits = String(count)
        return "run_" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private func instruction(
        _ ready: ReadyPayment,
        by user: UserID,
        in shell: Shell
    ) throws -> CommandRequest {
        var members = [
            JSONMember(key: "payment", value: .text(shell.newID("pm"))),
            JSONMember(key: "claims", value: .array(ready.claims.map { .text($0.text) })),
            JSONMember(key: "on", value: .text(try shell.today.description)),
        ]
        guard ready.purpose == .repayment, case .partner(let partner) = ready.payee else {
            return try shell.request("payment.instruct", by: user, members)
        }
        members.append(JSONMember(key: "partner", value: .text(partner.text)))
        return try shell.request("repayment.instruct", by: user, members)
    }

    private func show(_ ready: [ReadyPayment], in shell: Shell) {
        if output.json {
            shell.terminal.line(JSONValue.array(ready.map(\.json)).compactText)
            return
        }
        guard !ready.isEmpty else {
            shell.terminal.line("Nothing is owed that is not instructed.")
            return
        }
        var table = Table(["payee": .left, "amount": .right, "for": .left])
        for payment in ready {
            table.add(payment.words, pounds(payment.pence), payment.claims.map(\.text).listed)
        }
        shell.terminal.write(table.text)
    }

    private func report(
        _ instructed: [(ready: ReadyPayment, answer: CommandAnswer)],
        _ prepared: CommandAnswer?,
        in shell: Shell
    ) -> ExitStatus {
        let left = instructed.filter(\.answer.isRefused)
        if output.json {
            let answers = (instructed.map(\.answer) + [prepared].compactMap(\.self)).map(\.json)
            shell.terminal.line(JSONValue.object(["answers": .array(answers)]).compactText)
        } else {
            for (ready, answer) in left {
                let why = answer.refusal.map { "\($0.message) [\($0.code)]" } ?? ""
                shell.terminal.remark("\(ready.words) is not in it. \(why)\n")
            }
            if let prepared { _ = shell.show(prepared, output, done: "Recorded.") }
        }
        return left.isEmpty ? prepared?.status ?? .failed : .refused
    }
}

extension ReadyPayment {
    fileprivate var json: JSONValue {
        .object([
            "payee": name.map { .text($0) }, "purpose": .text(purpose.rawValue),
            "claims": .array(claims.map { .text($0.text) }), "amount": .integer(pence),
        ])
    }
}

extension [String] {
    /// The first few, and how many more there are.
    var listed: String {
        count > 4
            ? prefix(3).joined(separator: ", ") + " and \(count - 3) more" : joined(separator: ", ")
    }
}
