import Identifiers
import StrictJSON
import _TestSupport

@testable import Operations

/// Random commands of a small world, plausible often enough that many are done.
///
/// Each seed draws its own kinds (a swarm), so that some runs do much of one thing. What was done
/// is remembered for those that follow from it: what is accepted is paid, what is paid comes back.
struct RandomCommands {
    typealias Maker = @Sendable (inout RandomCommands) -> Step

    /// One command, and what to remember once it is done.
    struct Step {
        let actor: String
        let name: String
        let keys: TestWorld.Keys
        let done: (inout RandomCommands, String) -> Void

        init(
            _ actor: String,
            _ name: String,
            _ keys: TestWorld.Keys,
            done: @escaping (inout RandomCommands, String) -> Void = { _, _ in }
        ) {
            self.actor = actor
            self.name = name
            self.keys = keys
            self.done = done
        }
    }

    /// A claim or business case that was taken up.
    struct Paper {
        let id: String
        let participant: String
        /// Pence of its first line.
        let pence: Int64
        var version: Int64 = 1
    }

    var random: SplitMix64
    private let makers: [Maker]
    private var count = 0
    /// The ways a claim goes.
    var waiting: [Paper] = []
    var accepted: [Paper] = []
    var paidByPartner: [Paper] = []
    var defrayed: [Paper] = []
    /// The ways a business case goes.
    var proposed: [Paper] = []
    var committed: [Paper] = []
    /// Payments with their claims.
    var instructed: [(id: String, claims: [Paper])] = []
    var left: [(id: String, claims: [Paper])] = []
    var repayments: [String] = []
    var drawdowns: [String] = []
    var openDrawdown: String?
    /// The days that were closed, with the fund.
    var closed: [(fund: JSONValue, starts: JSONValue, ends: JSONValue)] = []
    /// The records that are entries.
    var entries: [Int] = []

    init(seed: Int) {
        random = SplitMix64(seed: seed)
        let all = Self.claiming + Self.paying + Self.correcting + Self.budgeting + Self.closing
        let chosen = all.shuffled(using: &random).prefix(Int.random(in: 8...20, using: &random))
        // Claims, approvals and payments always take part, or nothing would ever be spent.
        makers = Array(chosen) + Self.claiming + Self.paying
    }

    mutating func next() -> Step {
        let maker = pick(makers) ?? Self.claiming[0]
        return maker(&self)
    }

    // MARK: Choosing

    mutating func pick<Item>(_ items: [Item]) -> Item? { items.randomElement(using: &random) }

    mutating func pence(_ range: ClosedRange<Int64>) -> Int64 {
        Int64.random(in: range, using: &random)
    }

    mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }

    /// A fresh id.
    mutating func id(_ prefix: String) -> String {
        count += 1
        return "\(prefix)_\(count)"
    }

    /// A day of the spring and early summer, sometimes one that has not come.
    mutating func day() -> JSONValue {
        let month = Int.random(in: 4...6, using: &random)
        let day = Int.random(in: 1...(month == 6 ? 14 : 30), using: &random)
        return .text("2026-0\(month)-" + (day < 10 ? "0\(day)" : "\(day)"))
    }

    /// What the clock says, so that everything before it has happened.
    var today: JSONValue = "2026-06-15"

    mutating func fund() -> JSONValue { pick(["ESF", "LOT"]) ?? "ESF" }

    mutating func partner() -> JSONValue { chance(70) ? "northside" : "southside" }

    mutating func financeOfficer() -> String { chance(50) ? "u_fo" : "u_fo2" }

    mutating func programmeManager() -> String { chance(80) ? "u_pm" : "u_pm2" }

    /// Takes one out of a list, if there is any.
    mutating func take<Item>(_ list: WritableKeyPath<RandomCommands, [Item]>) -> Item? {
        guard let index = self[keyPath: list].indices.randomElement(using: &random) else {
            return nil
        }
        return self[keyPath: list].remove(at: index)
    }
}

extension RandomCommands.Paper {
    private var isSouthern: Bool { participant == "p_11" }
    var partner: JSONValue { isSouthern ? "southside" : "northside" }
    var keyworker: String { isSouthern ? "u_kw2" : "u_kw1" }
    var payee: JSONValue { .text(isSouthern ? "partner:southside" : "partner:northside") }
    var manager: String { isSouthern ? "u_mg2" : "u_mg1" }
}
