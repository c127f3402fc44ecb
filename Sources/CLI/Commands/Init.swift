import ArgumentParser
import FileSystem
import Files
import Identifiers
import Integrity
import Operations
import Store
import StrictJSON

/// `farthing init`: begins a programme's books and makes its keys.
struct Init: Verb {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Begin a programme's books and make its keys.",
        discussion: """
            The books hold journal.sqlite and vault.sqlite. The keys are kept outside them: copy \
            both, never to the same place. Then give the auditor the pin (farthing pin).

            Example: farthing init --books books --keys keys --programme pathways --user u_pm
            """
    )

    @OptionGroup var books: BooksOptions
    @Option(help: ArgumentHelp("The keys' folder (or FARTHING_KEYS).", valueName: "dir"))
    var keys: String?
    @Option(help: "The programme's code; pathways if not given.")
    var programme: ProgrammeCode?
    @Option(help: "The programme's public name; its code if not given.")
    var title: String?
    @Option(help: "The journal's one name for ever, as ledger.example.org/pathways.")
    var origin: String?
    @Option(help: "The first programme manager, who appoints everybody else (or FARTHING_USER).")
    var user: UserID?
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let folder = try books.folder(in: shell)
        guard let path = keys ?? shell.variable("FARTHING_KEYS"), !path.isEmpty else {
            throw Stop.usage("Where are the keys to be? Say --keys DIR or set FARTHING_KEYS.")
        }
        let programme = try programme ?? ProgrammeCode("pathways")
        let founding = Founding(
            books: folder,
            keys: Folder(path),
            programme: programme,
            title: title ?? programme.text,
            origin: origin ?? "\(Host.name)/\(programme)",
            manager: try user ?? firstManager(in: shell)
        )
        try founding.checkWords()
        _ = try founding.found(in: shell, passphrases: NoPassphrases())
        shell.terminal.line(output.json ? founding.json.compactText : founding.sentence)
        return .done
    }

    private func firstManager(in shell: Shell) throws -> UserID {
        guard let text = shell.variable("FARTHING_USER") else { return try UserID("u_pm") }
        return try UserID(text)
    }
}

/// New books and their keys, and who begins them.
struct Founding {
    let books: Folder
    let keys: Folder
    let programme: ProgrammeCode
    let title: String
    let origin: String
    let manager: UserID

    /// Refuses, before anything is made, what no record could hold.
    func checkWords() throws {
        do { _ = try Checkpoint(origin: origin, size: 0, root: .zero) } catch {
            throw Stop.usage(
                "\(error.message) Name it with --origin, as ledger.example.org/pathways."
            )
        }
        let isPlain = title.utf8.allSatisfy { $0 >= 0x20 && $0 <= 0x7E }
        guard isPlain, (1...200).contains(title.utf8.count),
            !title.hasPrefix(" "), !title.hasSuffix(" "), title != "-"
        else {
            throw Stop.usage(
                "“\(title)” cannot be the programme's title: 1 to 200 letters, digits and signs of "
                    + "plain ASCII, without a space at its ends. Name another with --title."
            )
        }
    }

    var sentence: String {
        """
        The books of \(origin) are in \(books.path), their keys in \(keys.path).
        Copy both, never to the same place. \(manager) is the programme manager and appoints the
        others: farthing do user.appoint user=u_fo role=finance-officer --as \(manager)
        """
    }

    var json: JSONValue {
        .object([
            "outcome": "created", "origin": .text(origin), "books": .text(books.path),
            "keys": .text(keys.path), "manager": .text(manager.text),
        ])
    }

    /// Makes the keys and the books' files, writes the first records, then remembers where the
    /// keys are: whatever has no settings was not finished, and the same `init` goes on with it.
    func found(in shell: Shell, passphrases: any PassphraseSource) throws -> KeyFolder {
        try refuseKeysWithinBooks()
        if KeyFolder.progress(of: keys) == .unfinished {
            try KeyFolder.create(keys, randomBytes: shell.randomBytes)
        }
        let keyFolder = try KeyFolder(
            keys,
            passphrases: passphrases,
            randomBytes: shell.randomBytes
        )
        if try isBegun(under: keyFolder, in: shell) {
            // Holds them against the keys, and remembers them beside these.
            _ = try shell.engine.openToWrite(books, keys: keyFolder)
        } else {
            guard KeyFolder.progress(of: keys) == .unused else {
                throw KeyFolderError.alreadyThere(path: keys.path)
            }
            try books.create(mode: 0o700)
            let store = try shell.engine.create(books, origin: origin, keys: keyFolder)
            try beginning(in: shell).run(in: store, environment(keyFolder, shell))
        }
        try BooksSettings(keys: books.relativePath(to: keys) ?? keys.path, user: manager.text)
            .write(beside: books)
        // What a stopped one made, nobody has waited for.
        try books.parent.sync()
        try keys.parent.sync()
        return keyFolder
    }

    /// Whether an `init` like this one was stopped after it had written the first records, and
    /// nothing was done with these books since.
    private func isBegun(under keyFolder: KeyFolder, in shell: Shell) throws -> Bool {
        guard books.exists, BooksSettings.bytes(beside: books) == nil else { return false }
        do {
            let store = try shell.engine.open(books, keys: keyFolder)
            return try beginning(in: shell).wasRun(in: store, environment(keyFolder, shell))
        } catch StoreError.notTheseBooks, StoreError.missing {
            return false
        }
    }

    private func beginning(in shell: Shell) -> InitialiseBooks {
        InitialiseBooks(
            programme: programme,
            title: title,
            origin: origin,
            software: shell.software,
            manager: manager
        )
    }

    private func environment(_ keyFolder: KeyFolder, _ shell: Shell) -> Environment {
        shell.environment(keys: keyFolder, files: NamedFiles(relativeTo: "."))
    }

    private func refuseKeysWithinBooks() throws {
        // Neither need be there yet, so the folders above them are compared.
        try books.parent.create()
        try keys.parent.create()
        if books.path == keys.path || keys.parent.isWithin(books) {
            throw KeyFolderError.insideBooks(path: keys.path)
        }
    }
}
