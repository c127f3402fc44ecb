import ArgumentParser
import Identifiers
import StrictJSON

/// `farthing participant`.
struct Participant: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "participant",
        abstract: "A participant's personal data.",
        subcommands: [Erase.self]
    )
}

/// `farthing participant erase`.
struct Erase: Verb {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Destroy a participant's names, texts and receipts for good.",
        discussion: """
            The key and the salts are destroyed; the audit trail still verifies, and amounts stay. \
            Copies of the vault hold them until they are gone too.

            Example: farthing participant erase p_03 --basis request --as u_pm
            """
    )

    @Argument(help: "The participant's code.")
    var participant: ParticipantCode
    @Option(help: "request, or retention-ended.")
    var basis: String
    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var actor: ActorOptions
    @Flag(help: "Erase without asking.")
    var yes = false
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let user = try actor.user(in: shell)
        let desk = try shell.desk(books, keys)
        if !yes {
            let typed = shell.terminal.ask("This cannot be undone. Type the code to erase it:")
            guard typed == participant.text else {
                throw Stop.usage("Nothing was erased. Type the code, or say --yes.")
            }
        }
        let request = try shell.request(
            "participant.erase",
            by: user,
            [
                JSONMember(key: "participant", value: .text(participant.text)),
                JSONMember(key: "basis", value: .text(basis)),
            ]
        )
        return shell.show(try desk.play(request), output, done: "\(participant) is erased.")
    }
}
