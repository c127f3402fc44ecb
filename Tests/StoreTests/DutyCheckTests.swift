import Identifiers
import Journal
import Ledger
import Policy
import Store
import Testing

@testable import StoreSQLite

/// Replaying a yes keeps the duties of whoever said it, whatever was written.
@Suite struct DutyCheckTests {
    /// Each change makes u_pm, who said yes to cl_3, one whom a duty excludes; and the pair.
    private static let changes = [
        ("claim.submitted", "claimant: u_kw", "claimant: u_pm", "approver+claimant"),
        ("claim.submitted", ":u_kw", ":u_pm", "approver+payee"),
        ("claim.submitted", "actor: u_kw", "actor: u_pm", "approver+editor"),
        ("claim.submitted", "claimant: u_kw", "claimant: u_fo", ""),
    ]

    @Test(arguments: changes)
    func `a yes of whom a duty excludes is found`(
        type: String,
        old: String,
        new: String,
        pair: String
    ) throws {
        let world = try Self.approved()
        try world.tamper(
            "record",
            """
            UPDATE record SET bytes = CAST(replace(CAST(bytes AS TEXT), '\(old)', '\(new)') AS BLOB)
            WHERE CAST(bytes AS TEXT) LIKE '%type: \(type)%'
            """
        )
        try Self.expect(pair, in: world)
    }

    /// Their family is on the programme.
    @Test(arguments: [("p_17", "approver+participant"), ("p_18", "")])
    func `a yes for somebody related is found`(related: String, pair: String) throws {
        let world = try Self.approved()
        try world.tamper(
            "record",
            """
            UPDATE record SET bytes = CAST(replace(replace(CAST(bytes AS TEXT),
                'user: u_fo', 'user: u_pm'), 'related: u_other', 'related: \(related)') AS BLOB)
            WHERE CAST(bytes AS TEXT) LIKE '%type: relation.declared%'
            """
        )
        try Self.expect(pair, in: world)
    }

    private static func expect(_ pair: String, in world: TemporaryBooks) throws {
        let report = try world.books.check(CheckRequest())
        let found = report.findings.filter { $0.check == "check.replay" }
        #expect(found.count == (pair.isEmpty ? 0 : 1))
        let areNamed = found.allSatisfy { $0.message.contains("duties.\(pair)") }
        #expect(areNamed, "\(found)")
    }

    /// Books in which u_pm approved cl_3 and another might have.
    private static func approved() throws -> TemporaryBooks {
        let world = try TemporaryBooks()
        try world.append(contentsOf: try World.founding())
        try world.append(World.role(try UserID("u_mg"), .partnerManager, World.northside))
        try world.append(contentsOf: try World.people())
        try world.append(contentsOf: try World.routed("cl_3"))
        return world
    }
}
