import Approvals
import Identifiers
import Integrity
import Money
import Policy
import Testing

/// Every sequence of up to five commands on one matter, with the invariants after each.
///
/// A refused command leaves the matter as it was, so only accepted ones lead anywhere.
@Suite struct SmallWorldTests {
    struct Command: Sendable {
        let name: String
        let actor: UserID
        let run: @Sendable (Matter) throws -> Matter
    }

    static let deciders = [
        World.manager, World.secondManager, World.programmeManager, World.keyworker,
    ]

    static let commands: [Command] =
        deciders.flatMap { user in
            [
                Command(name: "approve", actor: user) {
                    try $0.approved($0.whole, by: user, under: World.circumstances)
                },
                Command(name: "approve a part", actor: user) {
                    try $0.approved($0.part(1000, 0), by: user, under: World.circumstances)
                },
                Command(name: "decline", actor: user) {
                    try $0.declined($0.no, by: user, under: World.circumstances)
                },
                Command(name: "ask", actor: user) {
                    try $0.asked(World.question, by: user, under: World.circumstances)
                },
                Command(name: "pass on", actor: user) {
                    try $0.passedOn(by: user, under: World.circumstances)
                },
            ]
        } + [
            Command(name: "answer", actor: World.keyworker) {
                try $0.answered(World.question, by: World.keyworker)
            },
            Command(name: "amend", actor: World.keyworker) {
                try $0.amended(
                    to: World.submission(version: $0.version + 1),
                    route: World.route(.partnerManager, .programmeManager),
                    under: World.circumstances
                )
            },
            Command(name: "withdraw", actor: World.keyworker) {
                try $0.withdrawn(by: World.keyworker)
            },
            Command(name: "use", actor: World.finance) { try $0.used() },
            Command(name: "close", actor: World.finance) {
                try $0.closed(.released, on: World.today)
            },
        ]

    @Test func `no sequence of five commands breaks an invariant`() throws {
        let start = try World.matter(.partnerManager, .programmeManager)
        checkInvariants(of: start)
        var worlds: Set<Matter> = [start]
        var seen = worlds
        for _ in 1...5 {
            var next: Set<Matter> = []
            for before in worlds {
                for command in Self.commands {
                    guard let after = try? command.run(before) else { continue }
                    check(command, from: before, to: after)
                    if seen.insert(after).inserted { next.insert(after) }
                }
            }
            worlds = next
        }
        #expect(seen.count > 100)
        #expect(seen.contains { $0.state == .closed(.released) && $0.isUsed })
    }

    private func checkInvariants(of matter: Matter) {
        let content = matter.submission
        #expect(Set(matter.grantedBy).count == matter.grantedBy.count)
        #expect(!matter.grantedBy.contains(content.claimant))
        #expect(matter.grants.map(\.step) == Array(1..<(matter.grants.count + 1)))
        var open = content.lines
        for grant in matter.grants {
            #expect(zip(grant.lines, open).allSatisfy { $0.amount <= $1.amount })
            #expect(grant.lines.map(\.number) == content.lines.map(\.number))
            #expect(grant.amount.pence == grant.lines.map(\.amount.pence).reduce(0, +))
            open = grant.lines
        }
        if let step = matter.state.openStep {
            #expect(matter.grants.count == step - 1)
            #expect(step <= matter.route.steps.count)
        }
        let breaches = Duties().breaches(
            among: matter.dutyHolders(approvedBy: matter.grantedBy),
            relations: []
        )
        #expect(breaches.isEmpty)
    }

    private func check(_ command: Command, from before: Matter, to after: Matter) {
        checkInvariants(of: after)
        if case .approved = after.state {
            #expect(after.grants.map(\.role) == after.route.steps)
        }
        #expect(Set(before.recused).isSubset(of: after.recused))
        #expect(after.version == before.version + (command.name == "amend" ? 1 : 0))
        let decides = ["approve", "approve a part", "decline", "ask"].contains(command.name)
        #expect(!(decides && before.recused.contains(command.actor)))
        #expect(!(decides && command.actor == World.keyworker))
        switch before.state {
        case .withdrawn, .closed: Issue.record("\(command.name) from \(before.state.phrase)")
        case .awaiting, .asked, .approved, .declined: break
        }
        if before.isUsed { #expect(["use", "close"].contains(command.name)) }
        if before.version == after.version {
            #expect(Array(after.grants.prefix(before.grants.count)) == before.grants)
        } else {
            #expect(after.grants.isEmpty)
        }
    }
}
