import ArgumentParser
import Calendar
import FileSystem
import Files
import Identifiers
import Integrity
import Journal
import Policy
import Store
import StrictJSON

/// `farthing policy`.
struct PolicyVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "The spending guidance: test it, show it, ask it.",
        subcommands: [PolicyTest.self, PolicyShow.self, PolicyGuidance.self]
    )
}

/// Which rule pack.
struct RulePackOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The books whose guidance in force is meant.", valueName: "dir"))
    var books: String?
    @Option(
        name: .customLong("file"),
        help: ArgumentHelp("A rule pack's file instead.", valueName: "file")
    )
    var files: [String] = []

    /// The rule packs that are named; else those in force in the books; else those in Policies/.
    func packs(in shell: Shell) throws -> [(name: String, pack: RulePack)] {
        if !files.isEmpty { return try files.map { try read($0) } }
        let books = books ?? shell.variable("FARTHING_BOOKS")
        if let books {
            let bytes = try Self.bytesInForce(shell.engine.open(Folder(books), keys: nil), shell)
            let pack = try RulePackParser.parse(bytes)
            return [("\(pack.id) version \(pack.version)", pack)]
        }
        return try shipped(in: shell).map { try read($0) }
    }

    private func read(_ path: String) throws -> (name: String, pack: RulePack) {
        (path, try RulePackParser.parse(try DiskFile(path).bytes(limit: 1 << 20)))
    }

    /// The file of the rule pack that is in force today.
    static func bytesInForce(_ books: any BookStore, _ shell: Shell) throws -> [UInt8] {
        try books.read { reader in
            guard let adopted = try reader.rulePack(on: shell.today)?.adopted,
                let bytes = try reader.document(adopted.digest)
            else {
                throw Stop.refused(
                    code: "policy.none-in-force",
                    message: "No spending guidance is in force today. A programme manager adopts "
                        + "it with policy.adopt."
                )
            }
            return bytes
        }
    }

    private func shipped(in shell: Shell) throws -> [String] {
        guard let folder = shell.shippedFolder("Policies") else {
            throw Stop.usage(
                "Which rule pack? There is no folder Policies here. Name one with --file FILE or "
                    + "--books DIR."
            )
        }
        return try folder.names().filter { $0.hasSuffix(".yaml") }.map { folder.file($0).path }
    }
}

extension Shell {
    /// A folder that comes with the sources: here, or above the program.
    func shippedFolder(_ name: String) -> Folder? {
        if Folder(name).exists { return Folder(name) }
        var place = program
        while place.path != "/", place.path != "." {
            if place.folder(name).exists { return place.folder(name) }
            place = place.parent
        }
        return nil
    }
}

/// `farthing policy test`.
struct PolicyTest: Verb {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the worked examples that a rule pack promises to keep.",
        discussion: "Example: farthing policy test --file Policies/discretionary-2026.yaml"
    )

    @OptionGroup var which: RulePackOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        var failed = false
        var results: [JSONValue] = []
        for (name, pack) in try which.packs(in: shell) {
            let findings = pack.runExamples()
            failed = failed || !findings.isEmpty || pack.examples.isEmpty
            results.append(json(name, pack, findings))
            if !output.json { show(name, pack, findings, on: shell.terminal) }
        }
        if output.json { shell.terminal.line(JSONValue.array(results).compactText) }
        return failed ? .refused : .done
    }

    private func show(
        _ name: String,
        _ pack: RulePack,
        _ findings: [ExampleFinding],
        on terminal: Terminal
    ) {
        for finding in findings {
            terminal.line("FAILED  \(finding.example)")
            terminal.line("        \(finding.message)")
        }
        guard !pack.examples.isEmpty else {
            terminal.line("\(name): no worked examples, so nothing was tried.")
            return
        }
        let kept = pack.examples.count - findings.count
        terminal.line("\(name): \(kept) of \(pack.examples.count) worked examples are kept.")
    }

    private func json(_ name: String, _ pack: RulePack, _ findings: [ExampleFinding]) -> JSONValue {
        .object([
            "name": .text(name),
            "outcome": .text(
                findings.isEmpty && !pack.examples.isEmpty ? "ok" : "failed"
            ),
            "examples": .integer(Int64(pack.examples.count)),
            "findings": .array(
                findings.map {
                    .object(["example": .text($0.example), "message": .text($0.message)])
                }
            ),
        ])
    }
}

/// `farthing policy show`.
struct PolicyShow: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "What a rule pack is: its version, its days, its categories.",
        discussion: "Example: farthing policy show --books books"
    )

    @OptionGroup var which: RulePackOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        for (_, pack) in try which.packs(in: shell) {
            shell.terminal.write(output.json ? json(pack).compactText + "\n" : text(pack))
        }
        return .done
    }

    private func text(_ pack: RulePack) -> String {
        let title: String = pack[dynamicMember: \.title]
        let guidance: String = pack[dynamicMember: \.guidance]
        let until = pack.validTo.map { " to \($0)" } ?? " on"
        var text = """
            \(title), version \(pack.version) (\(pack.id))
            In force from \(pack.validFrom)\(until), known from \(pack.knownFrom). Owner: \
            \(pack.owner)
            Digest: \(pack.digest)
            \(guidance)


            """
        for rule in pack.categories + [pack.unlisted] {
            for name in rule.names { text += "  \(name.code): \(name.title)\n" }
        }
        return text
    }

    private func json(_ pack: RulePack) -> JSONValue {
        let title: String = pack[dynamicMember: \.title]
        let names = (pack.categories + [pack.unlisted]).flatMap(\.names)
        let categories = names.map { name in
            JSONValue.object(["code": .text(name.code.text), "title": .text(name.title)])
        }
        return .object([
            "id": .text(pack.id.text), "version": .integer(Int64(pack.version)),
            "title": .text(title), "digest": .text(pack.digest.description),
            "valid-from": .text(pack.validFrom.description),
            "valid-to": pack.validTo.map { .text($0.description) },
            "known-from": .text(pack.knownFrom.description),
            "categories": .array(categories),
        ])
    }
}

/// `farthing policy guidance`: what can I spend on?
struct PolicyGuidance: Verb {
    static let configuration = CommandConfiguration(
        commandName: "guidance",
        abstract: "“What can I spend on?”, in the guidance's own words.",
        discussion: "Example: farthing policy guidance travel"
    )

    @Argument(help: "A category; all of them if not given.")
    var category: CategoryCode?
    @OptionGroup var which: RulePackOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        for (_, pack) in try which.packs(in: shell) {
            let answers = category.map { [pack.guidance(for: $0)] } ?? pack.allGuidance()
            if output.json {
                shell.terminal.line(JSONValue.array(answers.map(json)).compactText)
            } else {
                shell.terminal.write(answers.map(text).joined(separator: "\n"))
            }
        }
        return .done
    }

    private func text(_ guidance: Guidance) -> String {
        let names = guidance.names.map { "\($0.title) (\($0.code))" }.joined(separator: ", ")
        return "\(names)\n  \(guidance.text)\n"
            + guidance.answers.map { "  - \($0)\n" }.joined()
    }

    private func json(_ guidance: Guidance) -> JSONValue {
        .object([
            "categories": .array(guidance.names.map { .text($0.code.text) }),
            "text": .text(guidance.text),
            "answers": .array(guidance.answers.map { .text($0) }),
        ])
    }
}
