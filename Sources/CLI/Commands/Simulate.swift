import ArgumentParser
import Calendar
import FileSystem
import Files
import Identifiers
import Operations
import Simulation
import StrictJSON

/// `farthing simulate`: books of a made-up programme of several years.
struct Simulate: Verb {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Make up a programme of several years and keep its books.",
        discussion: """
            Everybody in it is invented. The same numbers give the same books, byte for byte: \
            partners of unequal size, fares and courses, seasons, quarter ends, refunds, refusals, \
            honest oddities and some fraud. Which is which is written beside the books, never in \
            them. It ended on 30 September 2026. If nothing is said it is as large as the real \
            programme that Farthing was modelled on.

            Example: farthing simulate --books simulated --participants 120 --years 2
            """
    )

    @OptionGroup var books: BooksOptions
    @Option(
        help: ArgumentHelp("The keys' folder; beside the books if not given.", valueName: "dir")
    )
    var keys: String?
    @Option(help: "Any number; another gives other people and other spending.")
    var seed: UInt64 = 2026
    @Option(help: "How many people are supported over all the years.")
    var participants = 3733
    @Option(help: "How many years it lasted, 1 to 10.")
    var years = 6
    @Option(help: "How many delivery partners; by the number of participants if not given.")
    var partners: Int?
    @Option(help: "How many keyworkers they have together, one to three each.")
    var keyworkers: Int?
    @Option(help: "So many times as many participants, partners and keyworkers.")
    var scale = 1
    @Flag(help: "Write the commands to standard output, and keep no books.")
    var commandsOnly = false
    @Option(
        help: ArgumentHelp(
            "With --commands-only: where the files that they name, and the labels, go.",
            valueName: "dir"
        )
    )
    var output: String?
    @OptionGroup var answer: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        guard (1...1000).contains(scale) else { throw Stop.usage("Say --scale 1 to 1000.") }
        let simulator = try Simulator(scenario(), shippedGuidance: Self.guidance(in: shell))
        if commandsOnly {
            try CommandsOutput(folder: output.map(Folder.init)).write(simulator, to: shell)
            return .done
        }
        guard output == nil else { throw Stop.usage("--output goes with --commands-only.") }
        let place = SimulationPlace(books: try books.folder(in: shell), keys: keys)
        var play = try SimulationPlay(simulator, at: place, in: shell)
        let began = try shell.now()
        try play.run()
        let took = try shell.now().milliseconds - began.milliseconds
        try place.labels.replace(with: Array(play.labels.utf8))
        let report = SimulationReport(play, at: place, milliseconds: took)
        shell.terminal.line(answer.json ? report.json.compactText : report.text)
        return play.deviations.isEmpty ? .done : .refused
    }

    private func scenario() throws -> Scenario {
        let usual = Scenario.usual(forParticipants: participants, years: years)
        let partners = partners ?? usual.partners
        let keyworkers =
            keyworkers ?? (self.partners == nil ? usual.keyworkers : partners * 39 / 23)
        return try Scenario(
            seed: seed,
            participants: Self.scaled(participants, scale),
            years: years,
            partners: Self.scaled(partners, scale),
            keyworkers: Self.scaled(keyworkers, scale)
        )
    }

    /// What is too large for a number is too large for a scenario, which says so.
    private static func scaled(_ count: Int, _ scale: Int) -> Int {
        let (product, overflow) = count.multipliedReportingOverflow(by: scale)
        return overflow ? Int.max : product
    }

    private static func guidance(in shell: Shell) throws -> String {
        guard let folder = shell.shippedFolder("Policies"), folder.exists else {
            throw Stop.usage("The spending guidance is not here. Run this in the repository.")
        }
        let bytes = try folder.file("discretionary-2026.yaml").bytes(limit: 256 << 10)
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Where simulated books, their keys and the labels are.
struct SimulationPlace {
    let books: Folder
    let keys: Folder

    init(books: Folder, keys: String?) {
        self.books = books
        self.keys = Folder(keys ?? "\(books.path)-keys")
    }

    /// What is odd about which command; an auditor is not given it.
    var labels: DiskFile { DiskFile("\(books.path)-labels.jsonl") }
}

/// Writes a scenario as a command file.
private struct CommandsOutput {
    /// Where the files go that the commands name; nil to write none.
    let folder: Folder?

    func write(_ simulator: Simulator, to shell: Shell) throws {
        var simulator = simulator
        var labels = ""
        if let folder {
            for part in ["guidance", "evidence"] { try folder.folder(part).create() }
        }
        while let day = try simulator.nextDay() {
            for command in day {
                shell.terminal.write("#@ \(command.time)\n\(command.line.compactText)\n")
                if let label = command.label {
                    labels += label.line(about: command.id).compactText + "\n"
                }
                guard let folder else { continue }
                for file in command.files { try folder.file(file.path).replace(with: file.bytes) }
            }
        }
        try folder?.file("labels.jsonl").replace(with: Array(labels.utf8))
    }
}
