import Calendar
import Files
import Foundation
import Identifiers
import Integrity
import Journal
import Ledger
import Money
@testable import Operations
import Policy
import Store
import StoreSQLite
import StrictJSON
import Synchronization
import Testing

/// A small programme in which operations are tried, the same in every run.
///
/// *Pathways*, on 15 June 2026: ESF (in arrears) and LOT (in advance) share costs half and half,
/// UNR are the reserves. Partners northside and southside have £1,500 of each. Programme managers
/// u_pm and u_pm2, finance officers u_fo and u_fo2; at northside the keyworker u_kw1 and the
/// manager u_mg1, at southside u_kw2 and u_mg2. Participants p_01 and p_02 are northside's, p_11 is
/// southside's.
final class TestWorld {
    static let origin = "farthing.test/pathways"
    let clock: TestClock
    let keys: TestKeys
    let files = TestFiles()
    /// The store with what can be done about its tables.
    let checkable: any CheckableStore
    private let catalogue: OperationCatalogue
    private let environment: Operations.Environment
    private let folder: URL
    private let commands = Mutex(0)

    /// Books that have begun and hold nothing else.
    ///
    /// - Parameter today: The day on which they begin; the journal's time never goes back.
    init(begun: Bool = true, on today: String = "2026-06-15") throws {
        clock = try TestClock("\(today)T09:00:00.000Z")
        keys = try TestKeys()
        folder = FileManager.default.temporaryDirectory
            .appending(path: "farthing-\(UUID().uuidString)")
        let environment = Self.environment(clock, keys, files)
        checkable = try SQLiteBooks.create(
            at: folder.path(),
            origin: Self.origin,
            options: .init(
                wrappingKey: { [keys] in keys.root.wrappingKey(origin: $0) },
                randomBytes: environment.randomBytes,
                rulePackDuties: { try TestGuidance.rulePack($0).duties }
            )
        )
        catalogue = OperationCatalogue(
            programmeOperations + peopleOperations + claimOperations + moneyOperations
                + runOperations + periodOperations + drawdownOperations + packOperations
                + [AcceptClaim.self, BreakRule.self, ForceRecord.self]
        )
        self.environment = environment
        guard begun else { return }
        try Self.beginning().run(in: checkable, environment)
    }

    var store: any BookStore { checkable }

    /// Plays commands against the store.
    var player: CommandPlayer { player(on: store) }

    /// Plays commands against other books in the same world.
    func player(on books: any BookStore) -> CommandPlayer {
        CommandPlayer(store: books, environment: environment, catalogue: catalogue)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The books of the doc comment above.
    static func pathways(on today: String = "2026-06-15") throws -> TestWorld {
        let world = try TestWorld(on: today)
        try world.setUp()
        return world
    }

    static func beginning() throws -> InitialiseBooks {
        InitialiseBooks(
            programme: try ProgrammeCode("pathways"),
            title: "Pathways to Work",
            origin: origin,
            software: "farthing test",
            manager: try UserID("u_pm"),
            others: [try UserID("u_pm2")]
        )
    }

    static func environment(
        _ clock: TestClock,
        _ keys: TestKeys,
        _ files: TestFiles = TestFiles()
    ) -> Operations.Environment {
        let counter = Mutex(0)
        return Operations.Environment(
            now: { clock.now },
            randomBytes: { count in
                let number = counter.withLock { value in
                    value += 1
                    return value
                }
                let bytes = Digest(of: Array("random \(number)".utf8)).bytes
                return Array(bytes.prefix(count))
            },
            rulePack: { try TestGuidance.rulePack($0) },
            newRulePack: { try RulePackParser.parse($0) },
            profile: { try ProfileParser.parse($0) },
            file: { path throws(ArgumentError) in try files.bytes(at: path) },
            evidence: { path throws(ArgumentError) in try files.evidence(at: path) },
            keys: keys
        )
    }
}

// MARK: Commands

extension TestWorld {
    typealias Keys = KeyValuePairs<String, JSONValue>

    /// Plays one command under a fresh id.
    @discardableResult
    func play(_ actor: String, _ name: String, _ keys: Keys) throws -> CommandAnswer.Result {
        let number = commands.withLock { value in
            value += 1
            return value
        }
        return try play("c-\(number)", actor, name, keys)
    }

    /// Plays one command under an id.
    func play(
        _ id: String,
        _ actor: String,
        _ name: String,
        _ keys: Keys
    ) throws -> CommandAnswer.Result {
        let request = CommandRequest(
            id: try CommandID(id),
            actor: try UserID(actor),
            name: name,
            arguments: keys.map { .init(key: $0.key, value: $0.value) }
        )
        let answers = try player.play([request])
        return try #require(answers.first).result
    }

    /// Plays one command that has to succeed.
    ///
    /// - Returns: Its records, and what it says.
    @discardableResult
    func done(
        _ actor: String,
        _ name: String,
        _ keys: Keys,
        at location: SourceLocation = #_sourceLocation
    ) throws -> (records: [Int], detail: String?) {
        let result = try play(actor, name, keys)
        guard case .created(let records, let detail) = result else {
            Issue.record("\(name) was not done: \(result)", sourceLocation: location)
            return ([], nil)
        }
        return (records, detail)
    }

    /// Prepares, reviews and submits a drawdown: the second finance officer prepares it.
    ///
    /// - Returns: The records of its submission.
    @discardableResult
    func drawDown(
        _ drawdown: JSONValue = "dd_1",
        _ fund: JSONValue = "ESF",
        from starts: JSONValue,
        to ends: JSONValue,
        at location: SourceLocation = #_sourceLocation
    ) throws -> [Int] {
        let period: Keys = ["drawdown": drawdown, "fund": fund, "starts": starts, "ends": ends]
        try done("u_fo2", "drawdown.prepare", period, at: location)
        try done("u_pm", "drawdown.review", ["drawdown": drawdown], at: location)
        return try done("u_fo", "drawdown.submit", ["drawdown": drawdown], at: location).records
    }

    /// Plays one command that has to be refused.
    ///
    /// - Returns: The code.
    func refusal(
        _ actor: String,
        _ name: String,
        _ keys: Keys,
        at location: SourceLocation = #_sourceLocation
    ) throws -> String? {
        switch try play(actor, name, keys) {
        case .refused(let refused):
            #expect(refused.message.hasSuffix("."), sourceLocation: location)
            return refused.code
        case .malformed(let error): return error.code
        default: return nil
        }
    }
}

// MARK: Books

extension TestWorld {
    /// The pence on the normal side of an account.
    func balance(_ code: String) throws -> Int64 {
        let account = try AccountCode(code)
        return try store.read { books in
            let totals = try books.totals(of: [account])[account] ?? .zero
            return totals.balance(on: account.kind.normalSide)
        }
    }

    /// Whether every plane and fund of the trial balance agrees.
    func balances() throws -> Bool {
        try store.read { try $0.trialBalance(through: nil) }.agrees
    }

    /// The bodies of the records from a seq on.
    func records(from seq: Int) throws -> [RecordBody] {
        try store.read { books in
            var bodies: [RecordBody] = []
            try books.forEachRecord(from: seq) { _, bytes in
                bodies.append(try Record(bytes: bytes).body)
                return true
            }
            return bodies
        }
    }

    /// An accepted claim of the keyworker of a partner.
    func accept(
        _ claim: String,
        lines: [Int64],
        incurred: String = "2026-04-14",
        for participant: String = "p_01",
        category: String = "travel",
        paidBy: String = "keyworker",
        caps: String = "all"
    ) throws {
        let isSouthern = participant == "p_11"
        try done(
            isSouthern ? "u_kw2" : "u_kw1",
            "test.accept-claim",
            [
                "claim": .text(claim),
                "partner": isSouthern ? "southside" : "northside",
                "for": .text(participant),
                "category": .text(category),
                "incurred": .text(incurred),
                "paid-by": .text(paidBy),
                "caps": .text(caps),
                "lines": .array(lines.map { .object([.init(key: "amount", value: .integer($0))]) }),
            ]
        )
    }
}

// MARK: Setting up

extension TestWorld {
    /// One command of a batch.
    private typealias Step = (actor: String, name: String, keys: Keys)

    /// Plays the whole set-up in one durable write; each command has to succeed.
    fileprivate func setUp() throws {
        let steps = Self.people + Self.funds + Self.budget + Self.participants
        let requests = try steps.enumerated().map { index, step in
            CommandRequest(
                id: try CommandID("setup-\(index)"),
                actor: try UserID(step.actor),
                name: step.name,
                arguments: step.keys.map { .init(key: $0.key, value: $0.value) }
            )
        }
        for (step, answer) in zip(steps, try player.play(requests)) {
            guard case .created = answer.result else {
                Issue.record("\(step.name) was not done: \(answer.result)")
                continue
            }
        }
    }

    private static var people: [Step] {
        let partners: [Step] = ["northside", "southside"].map { partner in
            ("u_pm", "partner.join", ["partner": .text(partner), "title": .text(partner)])
        }
        let roles: [(String, String, JSONValue)] = [
            ("u_fo", "finance-officer", .null), ("u_fo2", "finance-officer", .null),
            ("u_kw1", "keyworker", "northside"), ("u_mg1", "partner-manager", "northside"),
            ("u_kw2", "keyworker", "southside"), ("u_mg2", "partner-manager", "southside"),
            ("u_aud", "auditor", .null),
        ]
        let appointments: [Step] = roles.map { user, role, partner in
            (
                "u_pm", "user.appoint",
                ["user": .text(user), "role": .text(role), "partner": partner]
            )
        }
        let policy: TestWorld.Keys = ["file": "discretionary-2026.yaml", "drafter": "u_pm2"]
        return partners + appointments + [("u_pm", "policy.adopt", policy)]
    }

    private static var funds: [Step] {
        let bases = [("ESF", "arrears"), ("LOT", "advance"), ("UNR", "own")]
        return bases.map { fund, basis in
            return (
                "u_pm", "fund.open",
                [
                    "fund": .text(fund), "title": .text("Fund \(fund)"), "basis": .text(basis),
                ]
            )
        }
    }

    private static var budget: [Step] {
        let on: JSONValue = "2026-01-05"
        var steps: [Step] = ["ESF", "LOT"].flatMap { code -> [Step] in
            let fund = JSONValue.text(code)
            return [
                ("u_fo", "award.grant", ["fund": fund, "amount": 500_000, "on": on]),
                ("u_pm", "programme.budget", ["fund": fund, "amount": 400_000, "on": on]),
            ]
        }
        let weights = shares(("ESF", 1), ("LOT", 1), key: "weight")
        let rule: TestWorld.Keys = ["version": 1, "from": on, "shares": weights]
        steps.append(("u_pm", "apportionment.adopt", rule))
        let shares = shares(("ESF", 150_000), ("LOT", 150_000))
        for partner: JSONValue in ["northside", "southside"] {
            let place: TestWorld.Keys = ["partner": partner, "shares": shares, "on": on]
            steps.append(("u_pm", "allocation.place", place))
        }
        let reserves: TestWorld.Keys = ["fund": "UNR", "amount": 100_000, "on": on]
        let advance: TestWorld.Keys = ["fund": "LOT", "amount": 150_000, "on": on]
        return steps + [
            ("u_fo", "reserves.open", reserves), ("u_fo", "advance.receive", advance),
        ]
    }

    private static var participants: [Step] {
        let all = [
            ("p_01", "northside", "u_kw1"), ("p_02", "northside", "u_kw1"),
            ("p_11", "southside", "u_kw2"),
        ]
        return all.map { participant, partner, keyworker in
            (
                keyworker, "participant.enrol",
                [
                    "participant": .text(participant), "partner": .text(partner),
                    "keyworker": .text(keyworker), "from": "2026-02-01",
                ]
            )
        }
    }

    /// A list of funds with a number each.
    static func shares(_ parts: (String, Int64)..., key: String = "amount") -> JSONValue {
        .array(
            parts.map { fund, number in
                .object([
                    .init(key: "fund", value: .text(fund)),
                    .init(key: key, value: .integer(number)),
                ])
            }
        )
    }
}
