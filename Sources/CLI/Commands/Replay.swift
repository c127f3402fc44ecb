import Approvals
import ArgumentParser
import Identifiers
import Journal
import Operations
import Policy
import Store
import StrictJSON

/// `farthing replay`: decides everything again.
struct Replay: Verb {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Decide every decision again from its recorded facts, and compare.",
        discussion: """
            The facts are private: without the keys, and after an erasure, a decision is counted \
            as not replayable, never as the same.

            Example: farthing replay --books books
            """
    )

    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let folder = try books.folder(in: shell)
        let atHand = try shell.keysAtHand(keys, for: folder)
        var report = ReplayReport(keysAbsence: atHand.absence)
        _ = try shell.engine.open(folder, keys: atHand.folder).read { reader in
            try ReplayDecisions(books: reader, rulePack: shell.rulePack).run { report.add($0) }
        }
        shell.terminal.write(output.json ? report.json.compactText + "\n" : report.text)
        return report.agrees ? .done : .refused
    }
}

/// What a replay came to, without the decisions that came out the same.
private struct ReplayReport {
    /// Why no keys were at hand; nil where they were.
    let keysAbsence: String?
    private var same = 0
    private var differing: [(decision: ReplayedDecision, decided: String)] = []
    /// Decisions whose facts or rule pack are there and cannot be read.
    private var faults: [(decision: ReplayedDecision, reason: String)] = []
    private var erased: [Int] = []

    init(keysAbsence: String?) { self.keysAbsence = keysAbsence }

    mutating func add(_ decision: ReplayedDecision) {
        switch decision.verdict {
        case .same: same += 1
        case .differs(let outcome, let clauses):
            differing.append((decision, Self.text(outcome, clauses)))
        case .notReplayable(.erased): erased.append(decision.seq)
        case .notReplayable(let reason): faults.append((decision, reason.rawValue))
        }
    }

    var agrees: Bool { differing.isEmpty && faults.isEmpty }

    var text: String {
        var text = ""
        for (decision, decided) in differing {
            let recorded = decision.recorded
            text += "DIFFERS  record \(decision.seq), \(Self.subject(decision))\n"
            text += "         recorded \(Self.text(recorded.outcome, recorded.clauses))\n"
            text += "         decided  \(decided)\n"
        }
        for (decision, reason) in faults {
            text += "FAILED   record \(decision.seq), \(Self.subject(decision)): \(reason)\n"
        }
        text += "\(same) decisions came out the same, \(differing.count) otherwise"
        if !erased.isEmpty {
            text += ", \(erased.count) not replayable: their facts were erased, or the keys are "
            text += "not at hand"
        }
        text += ".\n"
        if let keysAbsence {
            text += "No keys at hand (\(keysAbsence)): no facts were read.\n"
        }
        return text
    }

    var json: JSONValue {
        .object([
            "outcome": .text(agrees ? "ok" : "failed"),
            "same": .integer(Int64(same)),
            "without-keys": keysAbsence.map { .text($0) } ?? .null,
            "not-replayable": .array(erased.map { .integer(Int64($0)) }),
            "differing": .array(
                differing.map { decision, decided in
                    .object([
                        "record": .integer(Int64(decision.seq)),
                        "subject": .text(Self.subject(decision)),
                        "recorded": .text(
                            Self.text(decision.recorded.outcome, decision.recorded.clauses)
                        ),
                        "decided": .text(decided),
                    ])
                }
            ),
            "failed": .array(
                faults.map { decision, reason in
                    .object([
                        "record": .integer(Int64(decision.seq)), "reason": .text(reason),
                    ])
                }
            ),
        ])
    }

    private static func subject(_ decision: ReplayedDecision) -> String {
        let recorded = decision.recorded
        return "\(recorded.subjectKind.rawValue) \(recorded.subject), line \(recorded.line)"
    }

    private static func text(_ outcome: Outcome, _ clauses: [ClauseID]) -> String {
        "\(outcome) (\(clauses.map(\.text).joined(separator: ", ")))"
    }
}
