import ArgumentParser
import FileSystem
import Files
import Identifiers
import Policy
import StrictJSON

/// `farthing can-i`: asks before anything is written.
struct CanIVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "can-i",
        abstract: "Ask what the guidance would answer; nothing is written.",
        discussion: "Example: farthing can-i fare --for p_05 --amount 10.40 --as u_k3"
    )

    @Argument(help: "The category, or a word for it.")
    var category: String?
    @OptionGroup var spending: SpendingOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var actor: ActorOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let user = try actor.user(in: shell)
        let desk = try shell.desk(books, keys)
        var quiet = shell
        // Only what decides is asked for: nobody describes a journey to hear whether it can be.
        quiet.terminal.canAsk = false
        let asking = try LineAsking(
            terminal: shell.terminal,
            today: shell.today,
            options: spending
        )
        let code = try asking.category(category)
        let draft = ClaimDraft(shell: quiet, spending: spending, proof: proof)
        let request = try desk.files.completing(draft.request(code.text, by: user, at: desk))
        let answer = try desk.preview(request)
        if output.json {
            shell.terminal.line(answer.json.compactText)
            return .done
        }
        if let refusal = answer.refusal {
            shell.terminal.line(refusal.message)
        } else if let detail = answer.detail {
            shell.terminal.line("Yes. \(detail)")
        }
        let pack = try shell.rulePack(try RulePackOptions.bytesInForce(desk.store, shell))
        for sentence in pack.guidance(for: code).answers { shell.terminal.line("  - \(sentence)") }
        return .done
    }
}
