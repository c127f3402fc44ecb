import Approvals
import Calendar
import Foundation
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Policy
import Store
import StrictJSON
import Testing

@testable import Operations

private typealias World = TestWorld

/// For each thing that is checked of books besides what a store checks of itself: books in which it
/// does not hold.
@Suite struct AuditFixtureTests {
    private static func checks(_ world: World) throws -> Set<String> {
        Set(try world.checkFindings().map(\.check))
    }

    /// £40 of fares by cl_1 and £50 by cl_2, both before the manager of northside.
    private static func waiting() throws -> World {
        let world = try World.pathways()
        for (id, pence) in [("cl_1", Int64(40_00)), ("cl_2", 50_00)] {
            let line = World.line(pence, incurred: id == "cl_1" ? "2026-06-11" : "2026-06-12")
            try world.does("u_kw1", "claim.submit", World.claim(id, [line]))
        }
        #expect(try checks(world) == [])
        return world
    }

    private static func granted(
        by world: World,
        statement: Digest
    ) throws -> ApprovalGranted {
        ApprovalGranted(
            approval: try ApprovalID("ap_1"),
            subjectKind: .claim,
            subject: "cl_1",
            version: 1,
            step: 1,
            of: 1,
            role: .partnerManager,
            onBehalfOf: nil,
            amount: try Amount(pence: 40_00),
            lines: [LineAmount(number: 1, amount: try Amount(pence: 40_00))],
            conditions: nil,
            statement: statement,
            seal: try Seal(hex: String(repeating: "0", count: 64)),
            signature: nil
        )
    }

    @Test func `an approval without its statement`() throws {
        let world = try Self.waiting()
        let granted = try Self.granted(by: world, statement: Digest(of: Array("none".utf8)))
        try world.force("u_mg1", .approvalGranted(granted))
        #expect(try Self.checks(world).contains("check.approval"))
    }

    @Test func `a decision from the facts of another`() throws {
        let world = try Self.waiting()
        let decisions = try world.records(from: 0).compactMap { body -> DecisionRecorded? in
            if case .decisionRecorded(let decision) = body { decision } else { nil }
        }
        let (one, other) = (try #require(decisions.first), try #require(decisions.last))
        let swapped = DecisionRecorded(
            subjectKind: one.subjectKind,
            subject: one.subject,
            version: one.version,
            line: one.line,
            rulePack: one.rulePack,
            rulePackDigest: one.rulePackDigest,
            outcome: one.outcome,
            clauses: one.clauses,
            facts: other.facts
        )
        try world.force("u_kw1", .decisionRecorded(swapped))
        #expect(try Self.checks(world) == ["check.facts"])
    }

    @Test func `a period that was closed with other balances`() throws {
        let world = try Self.waiting()
        let closed = PeriodClosed(
            fund: nil,
            starts: try CalendarDate("2026-01-01"),
            ends: try CalendarDate("2026-03-31"),
            trialBalance: .zero
        )
        try world.force("u_fo", .periodClosed(closed))
        #expect(try Self.checks(world) == ["check.closed-period"])
    }

    @Test func `every check that the operator's table of invariants names is made`() throws {
        let guide = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/OPERATING.md").standardized
        let text = try String(contentsOf: guide, encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.firstMatch(of: /^\| \d+ \|/) != nil }
        #expect(rows.count == 18)
        let named = Set(rows.flatMap { $0.matches(of: /check\.[a-z-]+/).map { String($0.output) } })
        let ledger = [
            EntryBalanceCheck.code, AuthorityIdentityCheck.code, FloorCheck.code,
            PayablesCheck.code, CommitmentCheck.code, ShareCheck.code, AllowanceCheck.code,
            BalanceCheck.code, ReversalCheck.code, DrawdownCheck.code, InterfundCheck.code,
            IncomeCheck.code,
        ]
        let made = Set(
            ledger + Finding.StoreCheck.allCases.map(\.rawValue)
                + BooksAudit.Check.allCases.map(\.rawValue) + ["check.high-water"]
        )
        #expect(named.subtracting(made) == [])
        #expect(Set(ledger).subtracting(named) == [])
    }
}
