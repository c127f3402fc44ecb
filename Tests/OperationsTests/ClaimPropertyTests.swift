import Approvals
import Calendar
import Identifiers
import Ledger
import Policy
import Store
import StrictJSON
import Testing

@testable import Operations

/// Whatever a small programme's people do to claims and cases, in whatever order.
@Suite struct ClaimPropertyTests {
    private typealias World = TestWorld

    @Test(arguments: 0..<8)
    func `the books stay sound and every decision can be derived again`(seed: Int) throws {
        // Given a programme
        let world = try World.pathways()
        try world.enrolSigners()
        var dice = Dice(state: UInt64(seed))
        // When forty things are tried, many of which are refused
        for step in 1...40 { try Self.act(step, in: world, &dice) }
        // Then
        try world.expectSound()
    }

    private static func act(_ step: Int, in world: World, _ dice: inout Dice) throws {
        let waiting = try world.store.read { try $0.waitingMatters() }
        guard let matter = waiting.isEmpty ? nil : waiting[dice.below(waiting.count)],
            dice.below(3) > 0
        else { return try propose(step, in: world, &dice) }
        let kind = matter.subject.kind.rawValue
        let subject = (kind, matter.subject.text)
        let takers = try world.store.read { books in
            matter.takers(under: try books.circumstances(on: world.clock.now.londonDate))
        }
        let anybody = ["u_mg1", "u_pm", "u_pm2", "u_kw1"][dice.below(4)]
        let user = dice.below(4) == 0 ? anybody : takers.first?.text ?? anybody
        let version = Int64(matter.version)
        switch dice.below(8) {
        case 0:
            let no: World.Members = ["reason": "other-funding"]
            _ = try world.attempt(
                user,
                "decline",
                World.yes("ap_\(step)", subject, version: version, no)
            )
        case 1: _ = try world.attempt("u_kw1", "\(kind).withdraw", [kind: .text(subject.1)])
        case 2: _ = try world.attempt(user, "pass-on", [kind: .text(subject.1)])
        case 3 where kind == "claim":
            let next = claim(subject.1, &dice).merging(["version": .integer(version + 1)]) { $1 }
            _ = try world.attempt("u_kw1", "claim.amend", next)
        default:
            let yes = World.yes("ap_\(step)", subject, version: version)
            _ = try world.attempt(user, "approve", yes)
        }
    }

    private static func propose(_ step: Int, in world: World, _ dice: inout Dice) throws {
        let bc = "bc_\(1 + dice.below(2))"
        switch dice.below(6) {
        case 0:
            let line = World.caseLine(
                Int64(1 + dice.below(9)),
                at: 5500,
                "counselling",
                with: ["provision": "service"]
            )
            let evidence: World.Members = ["evidence": []]
            _ = try world.attempt("u_kw1", "case.submit", World.businessCase(bc, [line], evidence))
        case 1: _ = try world.attempt("u_mg1", "case.release", ["case": .text(bc)])
        case 2:
            let line = World.line(Int64(1 + dice.below(20_000)), "counselling")
            let onCase: World.Members = [
                "case": .text(bc), "paid-by": "invoice", "supplier": "Laptops Ltd",
            ]
            _ = try world.attempt(
                "u_kw1",
                "claim.submit",
                World.claim("cl_\(step)", [line], onCase)
            )
        default: _ = try world.attempt("u_kw1", "claim.submit", claim("cl_\(step)", &dice))
        }
    }

    /// An ordinary claim of one to three lines.
    private static func claim(_ id: String, _ dice: inout Dice) -> World.Members {
        let lines = (0...dice.below(3)).map { _ in
            World.line(
                Int64(1 + dice.below(6000)),
                ["travel", "identity", "meetings", "confidence"][dice.below(4)],
                for: ["p_01", "p_02"][dice.below(2)],
                incurred: "2026-06-\(10 + dice.below(6))"
            )
        }
        let spentFirst: World.Members = ["spent-first": .boolean(dice.below(4) == 0)]
        return World.claim(id, lines, spentFirst.merging(["reason": "why"]) { $1 })
    }
}

/// SplitMix64: the same numbers for the same seed, everywhere.
private struct Dice {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
