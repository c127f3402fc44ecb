import Integrity
import Journal
import Ledger
import Store
import Testing

@testable import Operations

/// What a check says of allowances that do not agree with what was spent.
@Suite struct AllowanceAuditTests {
    /// The findings of the check of allowances.
    private func findings(_ world: TestWorld) throws -> [Finding] {
        try world.checkFindings().filter { $0.check == AllowanceCheck.code }
    }

    @Test func `costs that used their allowances are found right`() throws {
        let world = try TestWorld.pathways()
        try world.accept("cl_1", lines: [1040])
        try world.accept("cl_2", lines: [900], for: "p_11")
        #expect(try findings(world) == [])
    }

    @Test func `a first cost that used no allowance is found`() throws {
        let world = try TestWorld.pathways()
        try world.accept("cl_1", lines: [1], caps: "none")
        #expect(try findings(world).map(\.subject) == ["p_01.overall"])
    }

    @Test func `a cost that used no allowance is found, with its figures`() throws {
        let world = try TestWorld.pathways()
        try world.accept("cl_1", lines: [1040])
        try world.accept("cl_2", lines: [900, 1], caps: "none")
        let found = try findings(world)
        #expect(found.map(\.subject) == ["p_01.overall"])
        #expect(found.first?.message.contains("£10.40 was used, £19.41 set aside") == true)
    }
}
