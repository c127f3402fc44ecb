import ArgumentParser
import FileSystem
import Identifiers

/// How the answer is written.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Answer in JSON, for programs; amounts are pence.")
    var json = false
}

/// Which books.
struct BooksOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("The books' folder (or FARTHING_BOOKS).", valueName: "dir")
    )
    var books: String?

    /// The folder, from the option or the environment.
    func folder(in shell: Shell) throws(Stop) -> Folder {
        guard let path = books ?? shell.variable("FARTHING_BOOKS"), !path.isEmpty else {
            throw .usage("Which books? Name their folder with --books DIR or FARTHING_BOOKS.")
        }
        return Folder(path)
    }
}

/// Which keys, for verbs that can do without.
struct KeysOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("The keys' folder (or FARTHING_KEYS).", valueName: "dir")
    )
    var keys: String?

    @Option(
        name: .customLong("passphrase-fd"),
        help: ArgumentHelp(
            "Read passphrases from this open file: a line USER PASSPHRASE for each signer.",
            valueName: "n"
        )
    )
    var passphraseDescriptor: Int32?
}

/// Who asks.
struct ActorOptions: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("Who you are in the books (or FARTHING_USER).", valueName: "user")
    )
    var user: UserID?

    /// The user, from the option, the environment or an answer at the terminal.
    func user(in shell: Shell) throws(Stop) -> UserID {
        if let user { return user }
        let text =
            shell.variable("FARTHING_USER") ?? shell.terminal.ask("Who are you in the books?")
        guard let text, !text.isEmpty else {
            throw .usage("Who asks? Name yourself with --as USER or FARTHING_USER.")
        }
        do { return try UserID(text) } catch {
            throw .usage("“\(text)” is no user's code, which is \(error.grammar).")
        }
    }
}
