import Approvals
import ArgumentParser
import Calendar
import FileSystem
import Files
import Identifiers
import Money
import Policy
import Store
import StrictJSON

/// `farthing case`: puts a business case up for approval.
struct CaseVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "case",
        abstract: "Put a business case up for approval; the route is shown before it is sent.",
        discussion: """
            Each --line is: category, how many x price, gift or loan or service, what it is.

            Example: farthing case --for p_04 --line "devices, 1 x 329.00, gift, laptop" \
            --line "connection, 6 x 12.00, service, mobile data" --supplier "Computer shop" \
            --quote laptop.png --need "The course is online; at home there is no computer."
            """
    )

    @Option(name: .customLong("for"), help: "The participant's code.")
    var participant: ParticipantCode?
    @Option(help: ArgumentHelp("One thing that is asked for; may be repeated.", valueName: "line"))
    var line: [String] = []
    @Option(
        help: ArgumentHelp(
            "What stands in the way, the next step, and what if not.",
            valueName: "text"
        )
    )
    var need: String?
    @Option(
        name: .customLong("other-funding"),
        help: ArgumentHelp("What else was tried.", valueName: "text")
    )
    var otherFunding: String?
    @Option(help: ArgumentHelp("Interests you declare.", valueName: "text"))
    var conflicts: String?
    @Option(help: ArgumentHelp("Who would be paid.", valueName: "name"))
    var supplier: String?
    @Option(help: ArgumentHelp("partner:CODE, where a partner would be paid.", valueName: "payee"))
    var payee: String?
    @Option(
        help: ArgumentHelp("A screenshot or quote of a price; may be repeated.", valueName: "file")
    )
    var quote: [String] = []
    @Option(
        help: ArgumentHelp("The last day of use; in 90 days if not given.", valueName: "date"),
        transform: { try CalendarDate(typed: $0) }
    )
    var expires: CalendarDate?
    @OptionGroup var exclusions: ExclusionOptions
    @Flag(
        name: .customLong("spent-first"),
        help: "The money was spent before anybody could be asked."
    )
    var spentFirst = false
    @Option(help: "The delivery partner whose budget bears it, if not the participant's own.")
    var partner: PartnerCode?
    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var actor: ActorOptions
    @Flag(help: "Send it without asking.")
    var yes = false
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let user = try actor.user(in: shell)
        let desk = try shell.desk(books, keys)
        let participant =
            try participant
            ?? askedParticipant(in: shell, desk)
            .orStop("Who is it for? Say --for CODE.")
        let partner =
            try partner
            ?? desk.store.read { try $0.partner(of: [participant], else: user) }
            .orStop("Whose budget bears it? Say --partner CODE.")
        let lines = try lines(for: participant, in: shell, desk)
        let need =
            try need
            ?? shell.terminal.ask("What stands in the way, what is the next step, what if not?")
            .orStop("Why? Say --need TEXT.")
        var members = [
            JSONMember(key: "case", value: .text(shell.newID("bc"))),
            JSONMember(key: "partner", value: .text(partner.text)),
            JSONMember(key: "lines", value: .array(lines)),
            JSONMember(key: "need", value: .text(need)),
            JSONMember(
                key: "expires",
                value: .text(try (expires ?? shell.today.adding(days: 90)).description)
            ),
        ]
        members += extras(in: shell)
        let request = try desk.files.completing(shell.request("case.submit", by: user, members))
        return try shell.sendAsking(request, at: desk, yes: yes, output)
    }

    private func askedParticipant(in shell: Shell, _ desk: Desk) throws -> ParticipantCode? {
        while let text = shell.terminal.ask("Who is it for? (a participant's code)") {
            if let code = try? ParticipantCode(text),
                try desk.store.read({ try !$0.spells(of: code).isEmpty })
            {
                return code
            }
            shell.terminal.remark("There is no participant “\(text)”.\n")
        }
        return nil
    }

    private func lines(
        for participant: ParticipantCode,
        in shell: Shell,
        _ desk: Desk
    ) throws -> [JSONValue] {
        let lines = try line.isEmpty ? askedLines(in: shell, desk) : line.map(CaseLineText.init)
        guard !lines.isEmpty else {
            throw Stop.usage("What is asked for? Say --line \"devices, 1 x 329.00, gift, laptop\".")
        }
        return lines.map { $0.json(for: participant, touching: exclusions) }
    }

    /// A line that the guidance has no category for is asked again, before more is typed.
    private func askedLines(in shell: Shell, _ desk: Desk) throws -> [CaseLineText] {
        let terminal = shell.terminal
        guard terminal.canAsk else { return [] }
        let pack = try shell.rulePack(try RulePackOptions.bytesInForce(desk.store, shell))
        terminal.remark("Each line: category, how many x price, gift or loan or service, what.\n")
        terminal.remark("As: laptop, 1 x 329.00, gift, a laptop for the course\n")
        var lines: [CaseLineText] = []
        while let text = terminal.ask("Line \(lines.count + 1)? (empty when done)") {
            do { lines.append(try CaseLineText(text, under: pack)) } catch {
                terminal.remark(error.message + "\n")
            }
        }
        return lines
    }

    private func quotes(at terminal: Terminal) -> [String] {
        var files = quote
        guard files.isEmpty else { return files }
        let question = "A screenshot or quote of the price? (its file; empty for none or done)"
        while let file = terminal.askFile(question) { files.append(file) }
        return files
    }

    private func extras(in shell: Shell) -> [JSONMember] {
        var members: [JSONMember] = []
        let texts = [
            ("other-funding", otherFunding ?? shell.terminal.ask("Which other funding was tried?")),
            ("conflicts", conflicts),
            ("payee", payee),
            ("supplier", payee == nil ? supplier ?? shell.terminal.ask("Who would be paid?") : nil),
        ]
        for (key, text) in texts {
            if let text { members.append(JSONMember(key: key, value: .text(text))) }
        }
        let quotes = quotes(at: shell.terminal)
        if !quotes.isEmpty {
            let files = quotes.map { JSONValue.object(["kind": "quote", "file": .text($0)]) }
            members.append(JSONMember(key: "evidence", value: .array(files)))
        }
        if spentFirst { members.append(JSONMember(key: "spent-first", value: true)) }
        return members
    }
}

/// One line of a business case as a person types it: `devices, 1 x 329.00, gift, laptop`.
struct CaseLineText {
    let category: CategoryCode
    let quantity: Int64
    let price: Pounds
    let provision: String
    let what: String

    init(_ text: String) throws(Stop) {
        let parts = text.split(separator: ",", maxSplits: 3).map { trimmed(String($0)) }
        let times =
            parts.count == 4 ? parts[1].split(separator: "x").map { trimmed(String($0)) } : []
        guard times.count == 2, let quantity = Int64(times[0]), quantity > 0,
            Provision(rawValue: parts[2]) != nil
        else {
            throw .usage(
                "“\(text)” is no line. Write: category, how many x price, gift or loan or service, "
                    + "what it is; as: devices, 1 x 329.00, gift, laptop"
            )
        }
        do { price = try Pounds(times[1]) } catch { throw .usage(error.description) }
        category = try LineAsking.category(behind: parts[0])
        self.quantity = quantity
        provision = parts[2]
        what = parts[3]
    }

    /// Reads a line of a category that the guidance has.
    init(_ text: String, under pack: RulePack) throws(Stop) {
        try self.init(text)
        do { try pack.refuseUnknown(category) } catch { throw .usage(error.message) }
    }

    func json(for participant: ParticipantCode, touching exclusions: ExclusionOptions) -> JSONValue
    {
        let members = [
            JSONMember(key: "for", value: .text(participant.text)),
            JSONMember(key: "category", value: .text(category.text)),
            JSONMember(key: "quantity", value: .integer(quantity)),
            JSONMember(key: "unit-amount", value: .integer(price.amount.pence)),
            JSONMember(key: "provision", value: .text(provision)),
            JSONMember(key: "what", value: .text(what)),
        ]
        return .object(members + exclusions.members)
    }
}

extension Optional {
    /// The value, or a stop that says what to write.
    func orStop(_ message: String) throws(Stop) -> Wrapped {
        guard let self else { throw .usage(message) }
        return self
    }
}
