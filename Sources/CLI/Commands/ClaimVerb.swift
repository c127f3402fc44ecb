import ArgumentParser
import FileSystem
import Files
import Identifiers
import Operations
import Policy
import Store
import StrictJSON

/// `farthing claim`: claims a cost.
struct ClaimVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "claim",
        abstract: "Claim a cost; the guidance answers before anything is sent.",
        discussion: """
            What is left out is asked at the terminal. Words as fare, id or room stand for their \
            category.

            Example: farthing claim fare --for p_05 --amount 10.40 --from home --to college \
            --purpose induction --no-ticket not-given --paid-by float
            """
    )

    @Argument(help: "The category, or a word for it: fare, id, room, course …")
    var category: String?
    @OptionGroup var spending: SpendingOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var actor: ActorOptions
    @Flag(help: "Send it without asking.")
    var yes = false
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let user = try actor.user(in: shell)
        let desk = try shell.desk(books, keys)
        let request = try desk.files.completing(
            ClaimDraft(shell: shell, spending: spending, proof: proof)
                .request(category, by: user, at: desk)
        )
        return try shell.sendAsking(request, at: desk, yes: yes, output)
    }
}

/// What shows a cost, who paid it, and what else there is to say about it.
struct ProofOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A ticket's file.", valueName: "file"))
    var ticket: [String] = []
    @Option(help: ArgumentHelp("A receipt's file.", valueName: "file"))
    var receipt: [String] = []
    @Option(help: ArgumentHelp("An invoice's file.", valueName: "file"))
    var invoice: [String] = []
    @Option(help: ArgumentHelp("A screenshot or quote of a price.", valueName: "file"))
    var quote: [String] = []
    @Option(help: ArgumentHelp("The attendance list's file.", valueName: "file"))
    var attendance: [String] = []
    @Option(
        name: .customLong("no-ticket"),
        help: ArgumentHelp(
            "Why there is none: not-given, lost, machine-broken, unsafe-to-keep.",
            valueName: "reason"
        )
    )
    var noTicket: String?
    @Option(
        name: .customLong("paid-by"),
        help: "keyworker (you), float, participant, partner or invoice (nobody yet)."
    )
    var paidBy: String?
    @Option(help: ArgumentHelp("Who is to be paid, for an invoice.", valueName: "name"))
    var supplier: String?
    @Option(help: ArgumentHelp("partner:CODE, where a partner is to be paid.", valueName: "payee"))
    var payee: String?
    @Option(name: .customLong("case"), help: "The approved business case it draws on.")
    var businessCase: CaseID?
    @Option(help: ArgumentHelp("One sentence of reason, where it is unusual.", valueName: "text"))
    var reason: String?
    @Flag(
        name: .customLong("spent-first"),
        help: "The money was spent before anybody could be asked."
    )
    var spentFirst = false

    /// The files, each with its kind.
    var evidence: [JSONValue] {
        let kinds = [
            ("ticket", ticket), ("receipt", receipt), ("invoice", invoice), ("quote", quote),
            ("attendance", attendance),
        ]
        return kinds.flatMap { kind, files in
            files.map { .object(["kind": .text(kind), "file": .text($0)]) }
        }
    }
}

/// A claim on its way to becoming a command.
struct ClaimDraft {
    let shell: Shell
    let spending: SpendingOptions
    let proof: ProofOptions

    func request(
        _ word: String?,
        by user: UserID,
        at desk: Desk
    ) throws -> CommandRequest {
        let asking = try LineAsking(
            terminal: shell.terminal,
            today: shell.today,
            options: spending
        )
        let category = try asking.category(word)
        let bearer = try asking.bearer(category, groupID: shell.newID("g"))
        var line = bearer + [JSONMember(key: "category", value: .text(category.text))]
        line += try asking.amount() + [asking.incurred()] + asking.circumstances(category)
        line += asking.words(category)
        let partner = try partner(of: bearer, user, desk)
        let paidBy =
            proof.paidBy
            ?? shell.terminal.choose(
                "Who paid?",
                among: ["me", "float", "participant", "partner", "invoice"],
                suggesting: "me"
            )
            ?? "keyworker"
        var members = [
            JSONMember(key: "claim", value: .text(shell.newID("cl"))),
            JSONMember(key: "partner", value: .text(partner.text)),
            JSONMember(key: "paid-by", value: .text(paidBy == "me" ? "keyworker" : paidBy)),
            JSONMember(key: "lines", value: .array([.object(line)])),
        ]
        members += payee(paidBy) + evidence(category) + extras
        return try shell.request("claim.submit", by: user, members)
    }

    private func partner(
        of bearer: [JSONMember],
        _ user: UserID,
        _ desk: Desk
    ) throws -> PartnerCode {
        if let partner = spending.partner { return partner }
        let codes = bearer.flatMap { member -> [ParticipantCode] in
            switch member.value {
            case .text(let text) where member.key == "for":
                [try? ParticipantCode(text)].compactMap { $0 }
            case .array(let values):
                values.compactMap { value in
                    if case .text(let text) = value { try? ParticipantCode(text) } else { nil }
                }
            default: []
            }
        }
        guard let partner = try desk.store.read({ try $0.partner(of: codes, else: user) }) else {
            throw Stop.usage("Whose budget bears it? Say --partner CODE.")
        }
        return partner
    }

    private func payee(_ paidBy: String) -> [JSONMember] {
        if let payee = proof.payee { return [JSONMember(key: "payee", value: .text(payee))] }
        guard paidBy == "invoice" else { return [] }
        guard let supplier = proof.supplier ?? shell.terminal.ask("Who is to be paid?") else {
            return []
        }
        return [JSONMember(key: "supplier", value: .text(supplier))]
    }

    /// The files and, where there is none, why not.
    private func evidence(_ category: CategoryCode) -> [JSONMember] {
        if let reason = proof.noTicket {
            return [JSONMember(key: "missing-evidence", value: .text(reason))] + files
        }
        guard proof.evidence.isEmpty, category.text != "mileage" else { return files }
        while let asked = askedTicket() {
            if ["not-given", "lost", "machine-broken", "unsafe-to-keep"].contains(asked) {
                return [JSONMember(key: "missing-evidence", value: .text(asked))]
            }
            if DiskFile(asked).exists {
                let file = JSONValue.object(["kind": "receipt", "file": .text(asked)])
                return [JSONMember(key: "evidence", value: .array([file]))]
            }
            shell.terminal.remark("There is no file “\(asked)” here.\n")
        }
        return []
    }

    /// An answer left out is asked for once more: where the guidance wants one, all that was typed
    /// before would be refused with it.
    private func askedTicket() -> String? {
        let question =
            "The ticket or receipt? (its file, or: not-given, lost, machine-broken, unsafe-to-keep)"
        if let answer = shell.terminal.ask(question) { return answer }
        guard shell.terminal.canAsk else { return nil }
        shell.terminal.remark("Where there is none, say why. Enter once more sends it without.\n")
        return shell.terminal.ask(question)
    }

    private var files: [JSONMember] {
        proof.evidence.isEmpty
            ? [] : [JSONMember(key: "evidence", value: .array(proof.evidence))]
    }

    private var extras: [JSONMember] {
        var members: [JSONMember] = []
        if let id = proof.businessCase {
            members.append(JSONMember(key: "case", value: .text(id.text)))
        }
        if let reason = proof.reason {
            members.append(JSONMember(key: "reason", value: .text(reason)))
        }
        if proof.spentFirst { members.append(JSONMember(key: "spent-first", value: true)) }
        return members
    }
}
