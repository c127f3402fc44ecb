import ArgumentParser
import Calendar
import Evidence
import FileSystem
import Files
import Identifiers
import Operations
import StrictJSON
import Store
import StrictJSON

/// `farthing demo`: plays the worked example.
struct Demo: Verb {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Play the worked example: its books, its keys and its evidence pack.",
        discussion: """
            An invented programme of ten participants, from setting up to the auditor's pack. The \
            clock and the randomness are seeded, so every run gives the same pack.

            Example: farthing demo --output demo
            """
    )

    @Option(
        name: .customLong("output"),
        help: ArgumentHelp("A new folder, or an earlier demo's.", valueName: "dir")
    )
    var place: String
    @Option(help: ArgumentHelp("Another command file than the worked example.", valueName: "file"))
    var example: String?
    @OptionGroup var answer: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let printer = try shell.printing()
        let place = DemoPlace(Folder(place))
        let file = try example ?? Self.workedExample(in: shell)
        let commands = try CommandFile(file)
        try place.prepare()
        let world = SeededWorld(seed: "farthing-demo/v1", now: try Instant(Self.beginning))
        var demo = shell
        demo.now = { world.now }
        demo.randomBytes = { world.randomBytes($0) }
        if answer.json { demo.terminal.write = { _ in } }
        let tally = try DemoRun(shell: demo, printer: printer, place: place, world: world)
            .play(commands)
        if answer.json { shell.terminal.line(place.json(tally).compactText) }
        return .done
    }

    private static let beginning = "2026-01-05T08:00:00.000Z"

    private static func workedExample(in shell: Shell) throws -> String {
        let folder = shell.shippedFolder("Exports")?.folder("worked-example")
        guard let folder, folder.exists else {
            throw Stop.usage(
                "The worked example is not here. Run this in the repository, or name a command "
                    + "file with --example FILE."
            )
        }
        return folder.file("commands.jsonl").path
    }
}

/// Where a demonstration is kept.
struct DemoPlace {
    let folder: Folder

    init(_ folder: Folder) { self.folder = folder }

    var books: Folder { folder.folder("books") }
    var keys: Folder { folder.folder("keys") }
    var pack: Folder { folder.folder("pack") }
    var pins: Folder { folder.folder("pins") }
    var pin: DiskFile { pins.file("farthing.pin") }

    private var marker: DiskFile { folder.file("DEMO") }
    private static let parts = ["books", "keys", "pack", "pins"]

    /// Where everything is, for a program.
    func json(_ tally: Tally) -> JSONValue {
        .object([
            "outcome": "made", "books": .text(books.path), "keys": .text(keys.path),
            "pack": .text(pack.path), "pin": .text(pin.path),
            "done": .integer(Int64(tally.created)), "refused": .integer(Int64(tally.refused)),
        ])
    }

    /// Makes the folder, or empties that of an earlier demonstration; refuses any other.
    func prepare() throws {
        if DiskFile(folder.path).exists, try !folder.names().isEmpty {
            guard marker.exists else { throw FileError.alreadyThere(path: folder.path) }
            for part in Self.parts where folder.folder(part).exists {
                try folder.folder(part).remove()
            }
        }
        try folder.create()
        try marker.replace(with: Array(Self.notice.utf8))
    }

    private static let notice = """
        A demonstration of Farthing. Everybody in it is invented, and its keys are worth nothing.
        `farthing demo` makes this folder anew.

        """
}

/// Plays the worked example and tells its story.
private struct DemoRun {
    let shell: Shell
    let printer: PackPrinter
    let place: DemoPlace
    let world: SeededWorld

    func play(_ commands: CommandFile) throws -> Tally {
        let terminal = shell.terminal
        terminal.line("A worked example: an invented programme, from January to September 2026.\n")
        let keys = try found()
        let desk = Desk(
            folder: place.books,
            keys: keys,
            store: try shell.engine.openToWrite(place.books, keys: keys),
            environment: shell.environment(keys: keys, files: commands.named),
            files: commands.named
        )
        var bar = ProgressBar("demo", on: terminal)
        var run = ApplyRun(desk: desk, commands: commands)
        try run.play(
            remark: { text in
                if terminal.showsOutput { bar.clear() }
                try hear(text)
                bar.show(commands.progress.done, of: commands.progress.of)
            },
            each: { _, answer in
                guard let refusal = answer.refusal else { return }
                if terminal.showsOutput { bar.clear() }
                terminal.write(wrapped(refusal.message, after: "     refused: "))
            }
        )
        bar.clear()
        try makePack(desk)
        try conclude(desk, run.tally)
        return run.tally
    }

    private func found() throws -> KeyFolder {
        let founding = Founding(
            books: place.books,
            keys: place.keys,
            programme: try ProgrammeCode("pathways"),
            title: "Pathways, an invented programme",
            origin: "example.org/pathways/demo",
            manager: try UserID("u_pm")
        )
        let random = shell.randomBytes
        return try founding.found(
            in: shell,
            passphrases: GeneratedPassphrases(
                file: place.keys.file("passphrases"),
                randomBytes: { random($0) }
            )
        )
    }

    /// `#@ TIME` moves the clock and `#: N | TEXT` tells the story.
    private func hear(_ text: String) throws {
        if text.hasPrefix("@ ") {
            world.set(try Instant(trimmed(String(text.dropFirst(2)))))
        } else if text.hasPrefix(": ") {
            let parts = text.dropFirst(2).split(separator: "|", maxSplits: 1).map {
                trimmed(String($0))
            }
            guard parts.count == 2 else { return }
            let number = parts[0].count < 3 ? parts[0] : ""
            let gap = String(repeating: " ", count: 3 - number.count)
            shell.terminal.write(wrapped(parts[1], after: "\(gap)\(number)  "))
        }
    }

    private func makePack(_ desk: Desk) throws {
        let pins = try desk.store.read { try Pins(of: $0) }
        try place.pins.create()
        try place.pin.replace(with: pins.bytes())
        let request = try shell.request(
            "pack.issue",
            by: UserID("u_pm"),
            id: "demo-pack",
            [
                JSONMember(key: "pack", value: "pk_demo"),
                JSONMember(key: "recipient", value: "auditor"),
                // By its path from the worked example, which is the same everywhere.
                JSONMember(
                    key: "profile",
                    value: .object(["file": "../profiles/charity-auditor.yaml"])
                ),
            ]
        )
        let answer = try desk.play(request)
        if let (code, message) = answer.refusal { throw Stop.refused(code: code, message: message) }
        guard case .created(let records, _) = answer.result, let seq = records.last else {
            throw Stop.other("The demonstration's pack was issued before.")
        }
        let issued = IssuedPack(seq: seq, desk: desk, shell: shell, printer: printer)
        _ = try PackWriting(path: place.pack.path, archive: nil).write(issued)
    }

    private func conclude(_ desk: Desk, _ tally: Tally) throws {
        let summary = try desk.store.read { try ProgrammeSummary(of: $0) }
        let today = try shell.today
        shell.terminal.write(
            """

            Where it stands on \(today)

            \(summary.text)
            What came of it: \(summary.outcomeText).
            \(tally.sentence)
            Each is in the \(ScreenWord.journal.text), refusals too: \(summary.records) records.

            Look:    \(program("farthing")) show cl_0001 --books \(place.books.path)
                     \(program("farthing")) statement southside --books \(place.books.path)
            Verify:  \(program("farthing-verify")) \(place.pack.path) --pin \(place.pin.path)

            """
        )
    }

    /// The program as it is called from here.
    private func program(_ name: String) -> String {
        Folder("bin").file(name).exists ? "bin/\(name)" : name
    }
}
