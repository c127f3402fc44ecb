import Calendar
import FileSystem
import Files
import Identifiers
import Operations
import Simulation
import StrictJSON

/// Plays a made-up programme into new books, and holds each answer against what was planned.
///
/// The days' commands go through what `apply` plays with, as many together; the clock is the
/// programme's own, and salts and keys come of the seed.
struct SimulationPlay {
    private(set) var simulator: Simulator
    private let desk: Desk
    private let shell: Shell
    /// A line for each command that is odd.
    private(set) var labels = ""
    /// The records that the commands made.
    private(set) var records = 0
    /// The first commands that came out otherwise than planned.
    private(set) var deviations: [Deviation] = []

    /// A command that came out otherwise than it was planned.
    struct Deviation {
        let command: PlannedCommand
        let answer: CommandAnswer

        var sentence: String {
            let said = answer.refusal.map { "\($0.code): \($0.message)" } ?? answer.outcome
            return "\(command.id), \(command.name) on \(command.time.londonDate), was to be "
                + "\(command.expected.phrase) and is \(said)"
        }
    }

    /// In one transaction, as `apply` has it.
    private static let batchLimit = 1000
    /// So many are shown; a plan that is wrong is usually wrong in many places.
    private static let deviationLimit = 10

    /// Begins the books.
    init(_ simulator: Simulator, at place: SimulationPlace, in shell: Shell) throws {
        let scenario = simulator.scenario
        let world = SeededWorld(
            seed: "farthing-simulation/v1 \(scenario.seed)",
            now: try Instant("\(scenario.firstDay)T07:00:00.000Z")
        )
        var made = shell
        made.now = { world.now }
        made.randomBytes = { world.randomBytes($0) }
        let founding = Founding(
            books: place.books,
            keys: place.keys,
            programme: try ProgrammeCode("pathways"),
            title: "Pathways, a simulated programme",
            origin: "example.org/pathways-simulated/demo",
            manager: try UserID("u_pm")
        )
        let keys = try founding.found(
            in: made,
            passphrases: GeneratedPassphrases(
                file: place.keys.file("passphrases"),
                randomBytes: { world.randomBytes($0) }
            )
        )
        let files = NamedFiles(relativeTo: ".")
        desk = Desk(
            folder: place.books,
            keys: keys,
            store: try shell.engine.openToWrite(place.books, keys: keys),
            environment: made.environment(keys: keys, files: files),
            files: files
        )
        self.simulator = simulator
        self.shell = shell
    }

    /// Plays every day, in batches.
    mutating func run() throws {
        var bar = ProgressBar("simulate", on: shell.terminal)
        let player = desk.player
        var batch: [PlannedCommand] = []
        while let day = try simulator.nextDay() {
            batch += day
            guard batch.count >= Self.batchLimit else { continue }
            try play(batch, with: player)
            batch.removeAll(keepingCapacity: true)
            bar.show(simulator.progress.done, of: simulator.progress.of)
        }
        try play(batch, with: player)
        bar.clear()
    }

    private mutating func play(_ batch: [PlannedCommand], with player: CommandPlayer) throws {
        for file in batch.flatMap(\.files) { desk.files.hold(file.bytes, as: file.path) }
        let requests = try batch.map { command in
            let request = try CommandRequest(command.line)
            let completed = command.files.isEmpty ? request : try desk.files.completing(request)
            return (request: completed, moment: Optional(command.time))
        }
        for (command, answer) in zip(batch, try player.play(requests)) {
            if case .created(let made, _) = answer.result { records += made.count }
            if !command.expected.is(answer), deviations.count < Self.deviationLimit {
                deviations.append(Deviation(command: command, answer: answer))
            }
            guard let label = command.label else { continue }
            labels += label.line(about: command.id).compactText + "\n"
        }
        desk.files.release()
    }
}

extension PlannedCommand.Expectation {
    /// Whether the books answered so.
    fileprivate func `is`(_ answer: CommandAnswer) -> Bool {
        switch (self, answer.result) {
        case (.created, .created), (.exists, .exists): true
        case (.refused(let code), .refused(let refused)): code == refused.code
        default: false
        }
    }

    fileprivate var phrase: String {
        switch self {
        case .created: "done"
        case .exists: "done before"
        case .refused(let code): "refused (\(code))"
        }
    }
}
