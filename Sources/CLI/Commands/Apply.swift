import ArgumentParser
import FileSystem
import Files
import Operations
import StrictJSON
import Threads

/// `farthing apply`: plays a file of commands.
struct Apply: Verb {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Play a file of commands, one a line.",
        discussion: """
            Each line is answered: created, exists (it was done before) or refused, with the \
            reason. Many are made durable together, or with --each one by one. A file that was \
            interrupted is simply played again. It ends with 1 when a \
            command was refused, with 2 when a line was none. docs/SPEC-commands.md lists them all.

            Example: farthing apply --books books commands.jsonl
            """
    )

    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @Argument(help: "The command file, or - for standard input.")
    var file: String
    @Flag(help: "Answer each line before the next is read, for a program that waits for it.")
    var each = false
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let commands = try CommandFile(file)
        let desk = try shell.desk(books, keys, files: commands.named)
        var run = ApplyRun(desk: desk, commands: commands, batchLimit: each ? 1 : nil)
        var bar = ProgressBar("apply", on: shell.terminal)
        try run.play(
            each: { number, answer in
                if shell.terminal.showsOutput { bar.clear() }
                shell.terminal.line(output.json ? answer.json(number) : answer.line(number))
            },
            afterBatch: {
                shell.terminal.flush()
                bar.show($0, of: $1)
            }
        )
        bar.clear()
        if !output.json { shell.terminal.remark(run.tally.sentence + "\n") }
        return run.tally.status
    }
}

/// The answer to a line of a command file.
enum LineAnswer {
    case command(CommandAnswer)
    case malformed(MalformedLine)

    /// How a file would end that held this line alone.
    var status: ExitStatus {
        switch self {
        case .command(let answer): answer.status
        case .malformed: .failed
        }
    }

    /// The code and message of a refusal.
    var refusal: (code: String, message: String)? {
        switch self {
        case .command(let answer): answer.refusal
        case .malformed(let line): (line.code, line.message)
        }
    }

    func line(_ number: Int) -> String {
        switch self {
        case .command(let answer): answer.line
        case .malformed(let line): "refused  line \(line.number)  \(line.code): \(line.message)"
        }
    }

    func json(_ number: Int) -> String {
        switch self {
        case .command(let answer): answer.json.compactText
        case .malformed(let line):
            JSONValue.object([
                "line": .integer(Int64(line.number)), "outcome": "refused",
                "code": .text(line.code), "message": .text(line.message),
            ]).compactText
        }
    }
}

/// How many commands came to what.
struct Tally {
    var created = 0
    var existed = 0
    var refused = 0
    /// How the file ends: as its worst line does.
    private(set) var status = ExitStatus.done

    mutating func count(_ answer: LineAnswer) {
        if answer.status.rawValue > status.rawValue { status = answer.status }
        guard answer.status == .done else {
            refused += 1
            return
        }
        if case .command(let answer) = answer, case .exists = answer.result {
            existed += 1
        } else {
            created += 1
        }
    }

    var sentence: String {
        "\(created + existed + refused) commands: \(created) done, \(existed) done before, "
            + "\(refused) refused."
    }
}

/// Plays a command file in batches, each durable before its answers are given out.
///
/// While one is played the next is read.
struct ApplyRun {
    let desk: Desk
    let commands: CommandFile
    private(set) var tally = Tally()

    /// The most commands in one transaction.
    private let batchLimit: Int

    init(desk: Desk, commands: CommandFile, batchLimit: Int? = nil) {
        self.desk = desk
        self.commands = commands
        self.batchLimit = batchLimit ?? 1000
    }

    /// Plays the file to its end.
    ///
    /// - Parameters:
    ///   - remark: Is given each line that begins with `#`, after what came before it was played.
    ///   - each: Is given each answer in order.
    ///   - afterBatch: Is told how many bytes of how many are done.
    mutating func play(
        remark: ((String) throws -> Void)? = nil,
        each: (Int, LineAnswer) throws -> Void,
        afterBatch: (Int, Int) -> Void = { _, _ in }
    ) throws {
        let read = reading(endingAtRemarks: remark != nil)
        var batch = try read()
        while true {
            let next = batch.isLast || !readsAhead ? nil : Meanwhile(read)
            try play(batch, each)
            if let text = batch.remark { try remark?(text) }
            afterBatch(batch.progress.done, batch.progress.of)
            if batch.isLast { return }
            batch = try next?.value() ?? read()
        }
    }

    /// Whoever sends through a pipe, or command by command, may wait for an answer first.
    private var readsAhead: Bool { batchLimit > 1 && commands.progress.of > 0 }

    private func reading(endingAtRemarks ends: Bool) -> @Sendable () throws -> CommandBatch {
        let (commands, limit) = (commands, batchLimit)
        return { try commands.batch(of: limit, endsAtRemarks: ends) }
    }

    private mutating func play(
        _ batch: CommandBatch,
        _ each: (Int, LineAnswer) throws -> Void
    ) throws {
        let requests = batch.lines.compactMap { line in
            if case .command(let request) = line { request } else { nil }
        }
        var answers = try (requests.isEmpty ? [] : desk.play(requests))[...]
        for line in batch.lines {
            let answer: LineAnswer
            switch line {
            case .remark: continue
            case .malformed(let line): answer = .malformed(line)
            case .command: answer = .command(answers.removeFirst())
            }
            tally.count(answer)
            try each(tally.created + tally.existed + tally.refused, answer)
        }
        commands.named.release()
    }
}
