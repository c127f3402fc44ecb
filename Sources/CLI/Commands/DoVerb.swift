import ArgumentParser
import Files
import Identifiers
import Money
import Operations
import StrictJSON

/// `farthing do`: any command of docs/SPEC-commands.md.
struct DoVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "do",
        abstract: "Play any command, with its keys as key=value.",
        discussion: """
            Amounts are pounds; a value that is JSON is taken as such, and in it amounts are \
            pence. Ids that are left out are made. The commands are in docs/SPEC-commands.md.

            Example: farthing do payment.instruct claims='["cl_0001"]' on=2026-02-06 --as u_fo
            """
    )

    @Argument(help: "The command's name, as payment.instruct.")
    var command: String
    @Argument(help: "Its keys, as key=value.")
    var values: [String] = []
    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var actor: ActorOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        var members = try values.map(member)
        let id = members.first { $0.key == "id" }.flatMap { member in
            if case .text(let text) = member.value { text } else { nil }
        }
        var seen: Set<String> = []
        if let twice = members.map(\.key).first(where: { !seen.insert($0).inserted }) {
            throw Stop.usage("“\(twice)” is there twice. Keep one.")
        }
        members.removeAll { $0.key == "id" }
        if let made = MadeID(for: command), !members.contains(where: { $0.key == made.key }) {
            members.insert(
                JSONMember(key: made.key, value: .text(shell.newID(made.prefix))),
                at: 0
            )
        }
        let user = try actor.user(in: shell)
        let desk = try shell.desk(books, keys)
        let request = try shell.request(command, by: user, id: id, members)
        let answer = try desk.play(desk.files.completing(request))
        return shell.show(answer, output, done: Self.done(members))
    }

    /// Says which id was made, so that it can be used.
    private static func done(_ members: [JSONMember]) -> String {
        guard let first = members.first, case .text(let text) = first.value,
            text.contains("_"), first.key != "user"
        else { return "Done." }
        return "Done: \(first.key) \(text)."
    }

    private func member(_ text: String) throws(Stop) -> JSONMember {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else {
            throw .usage("“\(text)” is no key=value.")
        }
        let key = String(parts[0])
        let value = String(parts[1])
        if Self.amounts.contains(key) {
            do {
                return JSONMember(key: key, value: .integer(try Pounds(value).amount.pence))
            } catch { throw .usage(error.description) }
        }
        do {
            return JSONMember(key: key, value: try JSONParser.value(of: Array(value.utf8)))
        } catch {
            // What begins as a list or an object was meant as JSON: it is no text.
            guard !value.hasPrefix("["), !value.hasPrefix("{") else {
                throw .usage("The value of “\(key)”: \(error.message)")
            }
            return JSONMember(key: key, value: .text(value))
        }
    }

    /// The keys whose value is money.
    private static let amounts: Set = ["amount", "counted", "unit-amount", "vat"]
}

/// The id that a command gives to what it makes, where the client chooses it.
private struct MadeID {
    let key: String
    let prefix: String

    init?(for command: String) {
        switch command {
        case "claim.submit": (key, prefix) = ("claim", "cl")
        case "case.submit": (key, prefix) = ("case", "bc")
        case "approve", "decline": (key, prefix) = ("approval", "ap")
        case "question.ask": (key, prefix) = ("question", "qu")
        case "payment.instruct", "repayment.instruct": (key, prefix) = ("payment", "py")
        case "drawdown.prepare": (key, prefix) = ("drawdown", "dd")
        case "pack.issue": (key, prefix) = ("pack", "pk")
        default: return nil
        }
    }
}
