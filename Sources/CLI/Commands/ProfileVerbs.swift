import ArgumentParser
import Calendar
import FileSystem
import Files
import Identifiers
import Journal
import Operations
import Profiles
import Store
import StrictJSON

/// `farthing profile`: what funders and other programs want to be given.
struct ProfileVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile",
        abstract: "Write a funder's forms, or another program's journal, by a profile.",
        subcommands: [ProfileListVerb.self, ProfileWriteVerb.self]
    )
}

/// `farthing profile list`.
struct ProfileListVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The profiles that come with Farthing, and what each is for.",
        discussion: "Example: farthing profile list"
    )

    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let profiles = try shell.shippedProfiles().map { try shell.profile($0) }
        if output.json {
            let values = profiles.map { profile in
                JSONValue.object([
                    "profile": .text(profile.id.text),
                    "version": .integer(Int64(profile.version)),
                    "title": .text(profile.title), "scope": .text(profile.scope.rawValue),
                    "files": .array(profile.lists.map { .text($0.file) }),
                ])
            }
            shell.terminal.line(JSONValue.array(values).compactText)
            return .done
        }
        var table = Table(["profile": .left, "for": .left, "what it is": .left])
        for profile in profiles {
            let scope = profile.scope == .drawdown ? "a funder claim" : "some days"
            table.add(profile.id.text, scope, profile.title)
        }
        shell.terminal.write(table.text)
        return .done
    }
}

/// `farthing profile write`.
struct ProfileWriteVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "write",
        abstract: "Write the files of a profile into a new folder.",
        discussion: """
            A profile is a file that says which records go into which lists, under which \
            headings; docs/SPEC-profiles.md says how to write one for another funder. Nothing is \
            written unless all that the profile wants holds. What it opens of the vault is in the \
            lists; without the keys it is withheld.

            Example: farthing profile write esf-bbo --drawdown dd_0001 --output claim --books books
            Example: farthing profile write sage-50 --from 2026-01-01 --to 2026-03-31 --output sage
            """
    )

    @Argument(help: "A profile that comes with Farthing, or the file of your own.")
    var profile: String
    @OptionGroup var scope: ProfileScopeOptions
    @Option(help: ArgumentHelp("A new folder for the files.", valueName: "dir"))
    var output: String
    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var answer: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let folder = Folder(output)
        guard !folder.exists else { throw FileError.alreadyThere(path: output) }
        let profile = try shell.profile(profile)
        let made = try files(of: profile, in: shell)
        try folder.create()
        for (name, bytes) in made.files.sorted(by: { $0.key < $1.key }) {
            try folder.file(name).create(bytes)
        }
        shell.terminal.write(answer.json ? json(made) + "\n" : text(made, of: profile))
        return .done
    }

    private func files(of profile: Profile, in shell: Shell) throws -> ProfileOutput {
        let folder = try books.folder(in: shell)
        let keys = try shell.readingKeys(keys, for: folder)
        return try shell.engine.open(folder, keys: keys).read { reader in
            try ProfileOutput(
                of: profile,
                scope.request(
                    made: shell.today,
                    codes: keys.map { try scope.codes(by: $0.root, in: reader) }
                ),
                from: reader.records(),
                in: keys == nil ? nil : reader
            )
        }
    }

    private func text(_ made: ProfileOutput, of profile: Profile) -> String {
        var text = "\(profile.title): \(made.files.count) files in \(output)\n"
        for name in made.files.keys.sorted() { text += "  \(name)\n" }
        for (name, count) in made.suppressed.sorted(by: { $0.key < $1.key }) {
            text += "\(name) leaves out \(count), because too few people stand behind them.\n"
        }
        return text
    }

    private func json(_ made: ProfileOutput) -> String {
        JSONValue.object([
            "outcome": "written", "folder": .text(output),
            "files": .array(made.files.keys.sorted().map { .text($0) }),
            "suppressed": .object(
                made.suppressed.sorted { $0.key < $1.key }.map {
                    JSONMember(key: $0.key, value: .integer(Int64($0.value)))
                }
            ),
        ]).compactText
    }
}

extension Shell {
    /// The files of the profiles that come with Farthing.
    func shippedProfiles() throws -> [String] {
        guard let folder = shippedFolder("Exports")?.folder("profiles"), folder.exists else {
            throw Stop.usage("There is no folder Exports/profiles here. Name a profile's file.")
        }
        return try folder.names().filter { $0.hasSuffix(".yaml") }.map { folder.file($0).path }
    }

    /// A profile by its file, or by the name of one that comes with Farthing.
    func profile(_ name: String) throws -> Profile {
        let file = try profileFile(name)
        return try ProfileParser.parse(DiskFile(file).bytes(limit: ProfileParser.byteLimit))
    }

    /// The path of a profile's file.
    func profileFile(_ name: String) throws -> String {
        var path = name
        if !DiskFile(name).exists, let shipped = shippedFolder("Exports") {
            path = shipped.folder("profiles").file("\(name).yaml").path
        }
        guard DiskFile(path).exists else {
            throw Stop.usage(
                "There is no profile “\(name)”. `farthing profile list` lists those that come with "
                    + "Farthing; another is named by its file."
            )
        }
        return path
    }
}
