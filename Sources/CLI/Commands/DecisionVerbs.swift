import Approvals
import ArgumentParser
import Identifiers
import Money
import Operations
import Store
import StrictJSON

/// Which claim or case is decided on, by whom, in whose name.
struct DecisionOptions: ParsableArguments {
    @Argument(help: "The expense claim's or business case's id.")
    var id: String
    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var actor: ActorOptions
    @Option(
        name: .customLong("on-behalf-of"),
        help: ArgumentHelp("Who lent you their role.", valueName: "user")
    )
    var onBehalfOf: UserID?
    @Flag(help: "Decide without asking again.")
    var yes = false
    @OptionGroup var output: OutputOptions
}

/// A decision at the terminal: what is decided on is shown, then asked about, then played.
struct DecisionDesk {
    let shell: Shell
    let options: DecisionOptions
    let desk: Desk
    let user: UserID
    let matter: Matter

    init(_ options: DecisionOptions, in shell: Shell) throws {
        self.shell = shell
        self.options = options
        user = try options.actor.user(in: shell)
        let desk = try shell.desk(options.books, options.keys)
        self.desk = desk
        matter = try desk.store.read { try MatterSheet.find(options.id, in: $0) }
    }

    /// The members that name the subject and this version of it.
    func subject(versioned: Bool = true) -> [JSONMember] {
        let name = JSONMember(key: matter.subject.kind.rawValue, value: .text(matter.subject.text))
        guard versioned else { return [name] }
        return [name, JSONMember(key: "version", value: .integer(Int64(matter.version)))]
    }

    var authority: [JSONMember] {
        options.onBehalfOf.map { [JSONMember(key: "on-behalf-of", value: .text($0.text))] } ?? []
    }

    /// Shows the matter, asks, plays the command.
    func decide(
        _ name: String,
        _ members: [JSONMember],
        question: String
    ) throws -> ExitStatus {
        if !options.yes, shell.terminal.canAsk {
            let sheet = try desk.store.read { try MatterSheet(matter, in: $0, today: shell.today) }
            shell.terminal.remark(sheet.text + "\n")
            guard shell.terminal.confirm(question) else {
                shell.terminal.remark("Nothing was decided.\n")
                return .done
            }
        }
        let answer = try desk.play(shell.request(name, by: user, members))
        return shell.show(answer, options.output, done: "Recorded.")
    }
}

/// `farthing approve`.
struct Approve: Verb {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Say yes to an expense claim or business case, or to a part of it.",
        discussion: """
            A business case is signed with your own key: its passphrase is asked for.

            Example: farthing approve bc_0001 --line 2=25.00 --line 3=72.00 --as u_nm
            """
    )

    @OptionGroup var decision: DecisionOptions
    @Option(
        help: ArgumentHelp(
            "NUMBER=POUNDS for each line that is granted; else all.",
            valueName: "line"
        )
    )
    var line: [String] = []
    @Option(help: ArgumentHelp("What comes with the yes.", valueName: "text"))
    var conditions: String?
    @Option(
        help: ArgumentHelp("CODE:CAP=POUNDS raises a participant's allowance.", valueName: "raise")
    )
    var raise: [String] = []

    func run(in shell: Shell) throws -> ExitStatus {
        let desk = try DecisionDesk(decision, in: shell)
        var members = [JSONMember(key: "approval", value: .text(shell.newID("ap")))]
        members += desk.subject() + desk.authority
        let lines = try lines(of: desk.matter)
        if !lines.isEmpty { members.append(JSONMember(key: "lines", value: .array(lines))) }
        if let conditions {
            members.append(JSONMember(key: "conditions", value: .text(conditions)))
        }
        if !raise.isEmpty {
            members.append(JSONMember(key: "raise", value: .array(try raise.map(raising))))
        }
        return try desk.decide("approve", members, question: "Approve it?")
    }

    /// Every line has to be named: one that is not is granted nothing.
    private func lines(of matter: Matter) throws -> [JSONValue] {
        guard !line.isEmpty else { return [] }
        var granted: [Int: Int64] = [:]
        for text in line {
            let parts = text.split(separator: "=")
            guard parts.count == 2, let number = Int(parts[0]),
                matter.openLines.contains(where: { $0.number == number })
            else { throw Stop.usage("“\(text)” names no line. Write NUMBER=POUNDS, as 2=25.00.") }
            granted[number] = try pence(parts[1])
        }
        return matter.openLines.map { open in
            .object([
                "number": .integer(Int64(open.number)),
                "amount": .integer(granted[open.number] ?? 0),
            ])
        }
    }

    private func raising(_ text: String) throws -> JSONValue {
        let halves = text.split(separator: "=")
        let names = halves.first?.split(separator: ":") ?? []
        guard halves.count == 2, names.count == 2 else {
            throw Stop.usage(
                "“\(text)” raises nothing. Write CODE:CAP=POUNDS, as p_06:overall=500."
            )
        }
        return .object([
            "participant": .text(String(names[0])), "cap": .text(String(names[1])),
            "amount": .integer(try pence(halves[1])),
        ])
    }

    private func pence(_ text: Substring) throws -> Int64 {
        do { return try Pounds(String(text)).amount.pence } catch {
            throw Stop.usage(error.description)
        }
    }
}

/// `farthing decline`.
struct DeclineVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "decline",
        abstract: "Say no, with a reason from the list and, better, an alternative.",
        discussion: """
            Reasons: \(DeclineReason.allCases.map(\.rawValue).joined(separator: ", ")).

            Example: farthing decline bc_0004 --reason cheaper-alternative --alternative "Ask the \
            recycling project first." --as u_sm
            """
    )

    @OptionGroup var decision: DecisionOptions
    @Option(help: "A reason from the list.")
    var reason: String?
    @Option(help: ArgumentHelp("What might be done instead.", valueName: "text"))
    var alternative: String?

    func run(in shell: Shell) throws -> ExitStatus {
        let desk = try DecisionDesk(decision, in: shell)
        let words = DeclineReason.allCases.map(\.rawValue).joined(separator: ", ")
        let reason =
            try reason
            ?? shell.terminal.ask("Why? (\(words))")
            .orStop("Why? Say --reason and one of \(words).")
        var members = [JSONMember(key: "approval", value: .text(shell.newID("ap")))]
        members += desk.subject() + desk.authority
        members.append(JSONMember(key: "reason", value: .text(reason)))
        if let text = alternative ?? shell.terminal.ask("What might be done instead?") {
            members.append(JSONMember(key: "alternative", value: .text(text)))
        }
        return try desk.decide("decline", members, question: "Decline it?")
    }
}

/// `farthing pass-on`.
struct PassOn: Verb {
    static let configuration = CommandConfiguration(
        commandName: "pass-on",
        abstract: "Pass a decision on because of a conflict of interest.",
        discussion: "Example: farthing pass-on cl_0007 --note \"a neighbour\" --as u_sm"
    )

    @OptionGroup var decision: DecisionOptions
    @Option(help: ArgumentHelp("Why, for those who look later.", valueName: "text"))
    var note: String?

    func run(in shell: Shell) throws -> ExitStatus {
        let desk = try DecisionDesk(decision, in: shell)
        var members = desk.subject(versioned: false)
        if let note { members.append(JSONMember(key: "note", value: .text(note))) }
        return try desk.decide("pass-on", members, question: "Pass it on?")
    }
}
