import Foundation
import Identifiers
import Integrity
import Ledger
import Store
import StrictJSON
import Testing

@testable import Operations

/// Random commands against the real books: whatever is asked, and in whatever order, the ledger's
/// invariants hold after each.
@Suite struct ModelTests {
    private static let batches = 6
    private static let commandsInBatch = 10

    @Test(arguments: 0..<20)
    func `the invariants hold after each of sixty random commands`(seed: Int) throws {
        let run = try ModelRun(seed: seed)
        for batch in 0..<Self.batches {
            try run.move(to: batch)
            let findings = try run.play(Self.commandsInBatch)
            #expect(findings.isEmpty, "\(findings.joined(separator: "\n"))")
            guard findings.isEmpty else { return }
        }
        #expect(run.doneCount >= 20, "too little was done to show anything: \(run.doneCount)")
        try run.expectTheBankAgrees()
        try run.expectTheSameAnswersAgain()
        try run.expectTheCheckFindsNothing()
        try run.expectTheSameBooksRebuilt()
        try run.expectThePackHolds()
        try run.expectNoPrivateText()
    }
}

/// One seed's world and what was played in it.
private final class ModelRun {
    private let world: TestWorld
    private var commands: RandomCommands
    private var model = JournalModel()
    private var played: [(request: CommandRequest, result: CommandAnswer.Result)] = []

    init(seed: Int) throws {
        world = try TestWorld.pathways()
        commands = RandomCommands(seed: seed)
        let signers = ["u_mg1", "u_mg2", "u_pm"].map { signer in
            RandomCommands.Step("u_pm2", "signer.enrol", ["user": .text(signer)])
        }
        let loans = ["ESF", "LOT"].map { fund in
            RandomCommands.Step(
                "u_fo",
                "fund.prefinance",
                ["from": "UNR", "to": .text(fund), "amount": 20_000, "on": "2026-04-01"]
            )
        }
        let others = [
            RandomCommands.Step("u_pm", "signer.enrol", ["user": "u_pm2"]),
            RandomCommands.Step(
                "u_fo",
                "float.issue",
                ["holder": "u_kw1", "amount": 8000, "on": "2026-04-01"]
            ),
        ]
        try write { books in
            for step in signers + loans + others { _ = try play(step, in: books) }
        }
    }

    var doneCount: Int {
        played.count {
            guard case .created = $0.result else { return false }
            return true
        }
    }

    /// Some days pass before each batch.
    func move(to batch: Int) throws {
        let day = 15 + batch * 3
        try world.clock.move(to: "2026-06-\(day)")
        commands.today = .text("2026-06-\(day)")
    }

    /// Plays a batch in one write and looks at the books after each command.
    ///
    /// - Returns: What the first command that broke something broke, with what was played.
    func play(_ count: Int) throws -> [String] {
        try write { books in
            for _ in 0..<count {
                commands.entries = model.entrySeqs
                let step = commands.next()
                let result = try play(step, in: books)
                let findings = try model.findings(in: books)
                guard findings.isEmpty else { return findings + log() }
                guard case .created(_, let detail) = result else { continue }
                step.done(&commands, detail ?? "")
            }
            return []
        }
    }

    private func play(
        _ step: RandomCommands.Step,
        in books: any BookWriter
    ) throws -> CommandAnswer.Result {
        try world.makeFiles(of: step.keys)
        let request = CommandRequest(
            id: try CommandID("model-\(played.count)"),
            actor: try UserID(step.actor),
            name: step.name,
            arguments: step.keys.map { .init(key: $0.key, value: $0.value) }
        )
        let result = try answers(to: [request], in: books)[0]
        played.append((request, result))
        return result
    }

    private func answers(
        to requests: [CommandRequest],
        in books: any BookWriter
    ) throws -> [CommandAnswer.Result] {
        try world.player(on: OpenBooks(books)).play(requests).map(\.result)
    }

    private func write<Result>(_ body: (any BookWriter) throws -> Result) throws -> Result {
        let key = world.keys.journal
        return try world.store.write(undoing: .savepoint, signing: { $0.signed(by: key) }, body)
    }

    /// What was played, to find a fault again.
    private func log() -> [String] {
        played.map { played in
            let heading = "\(played.request.actor) \(played.request.name)"
            let arguments = JSONValue.object(played.request.arguments).compactText
            return "\(heading) \(arguments) → \(played.result.phrase)"
        }
    }

    // MARK: At the end

    /// Invariant 15: the bank's statement, taken from the accounts, agrees with the books.
    func expectTheBankAgrees() throws {
        let accounts = try world.store.read { try $0.everyAccount() }
        let cash = accounts.filter { $0.code.kind == .bank || $0.code.kind == .bankReserved }
            .reduce(0) { $0 + $1.totals.balance(on: .debit) }
        try world.done(
            "u_fo",
            "bank.assert",
            ["amount": .integer(cash), "on": commands.today, "reference": "ST-9"]
        )
    }

    /// Invariant 12: every command again answers the same, and nothing is written.
    func expectTheSameAnswersAgain() throws {
        let size = try world.store.read { try $0.head().size }
        let again = try world.player.play(played.map(\.request)).map(\.result)
        for (first, again) in zip(played, again) {
            #expect(again.repeats(first.result), "\(first.request.name): \(again.phrase)")
        }
        #expect(try world.store.read { try $0.head().size } == size)
    }

    /// Invariants 9, 11 and 15, and all that `farthing check` holds books to besides.
    func expectTheCheckFindsNothing() throws {
        let findings = try world.checkFindings()
        #expect(findings.isEmpty, "\(findings)")
    }

    /// What the operations allow, the checker of a pack allows too.
    func expectThePackHolds() throws {
        let findings = try world.packFindings()
        #expect(findings.isEmpty, "\(findings)")
    }

    /// Invariant 16: what the commands gave as private is in no record.
    func expectNoPrivateText() throws {
        var journal = Data()
        try world.store.read { books in
            try books.forEachRecord(from: 0) { _, bytes in
                journal.append(contentsOf: bytes)
                return true
            }
        }
        #expect(journal.range(of: Data(JournalModel.privateText.utf8)) == nil)
    }

    /// Invariant 17: the tables made again from the records alone say the same.
    func expectTheSameBooksRebuilt() throws {
        try world.checkable.rebuild { _, _ in }
        let findings = try world.store.read { try model.ledgerFindings(in: $0) }
        #expect(findings.isEmpty, "\(findings)")
    }
}

extension CommandAnswer.Result {
    fileprivate var phrase: String {
        switch self {
        case .created(_, let detail): "done. \(detail ?? "")"
        case .refused(let refused): refused.code
        case .malformed(let error): error.code
        case .exists: "exists"
        case .refusedBefore(let code): "refused before: \(code)"
        case .differs: "differs"
        }
    }

    /// Whether this is how a command is answered that was answered so at first.
    fileprivate func repeats(_ first: CommandAnswer.Result) -> Bool {
        switch (first, self) {
        case (.created(let records, _), .exists(let again)):
            records.first == again.lowerBound && records.last == again.upperBound
        case (.refused(let refused), .refusedBefore(let code)): refused.code == code
        case (.malformed(let first), .malformed(let again)): first == again
        default: false
        }
    }
}

extension TestWorld {
    /// Makes the files that a command names as evidence.
    fileprivate func makeFiles(of keys: Keys) throws {
        for (key, value) in keys where key == "evidence" {
            for file in Arguments.files(in: value) {
                files.make(file, "\(JournalModel.privateText): \(file)")
            }
        }
    }
}

extension Arguments {
    fileprivate static func files(in evidence: JSONValue) -> [String] {
        let member = JSONValue.Member(key: "evidence", value: evidence)
        let items = try? Arguments([member]).items("evidence")
        return (items ?? []).compactMap { try? $0.text("file") }
    }
}
