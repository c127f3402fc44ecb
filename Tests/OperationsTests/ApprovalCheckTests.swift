import Ledger
import Store
import Testing

@testable import Operations

private typealias World = TestWorld

/// Approvals that were recorded by going round the operations, one fault each.
@Suite struct ApprovalCheckTests {
    /// bc_1 waits for u_mg1, whose keys are in force.
    private static func waiting() throws -> World {
        let world = try World.pathways()
        try world.enrolSigners()
        let line = World.caseLine(1, at: 100_00, "devices")
        try world.does("u_kw1", "case.submit", World.businessCase("bc_1", [line]))
        return world
    }

    private static func words(_ fault: TestWorld.Fault) -> String? {
        switch fault {
        case .nothing: nil
        case .strangersKey: "names a signing key that was not in force"
        case .otherEpoch: "names a seal key that was not in force"
        case .badSeal: "The seal is not of these bytes"
        case .badSignature: "The signature is not of these bytes"
        case .otherStatement: "says other than its statement"
        case .noStatement: "is missing or was changed"
        case .otherLeaf: "is not of the version that was before the approver"
        }
    }

    @Test(arguments: TestWorld.Fault.allCases)
    func `an approval that nobody can have given is found`(fault: TestWorld.Fault) throws {
        let world = try Self.waiting()
        try world.forgeApproval(of: "bc_1", fault)
        let found = try world.checkFindings()
        #expect(found.map(\.check) == (fault == .nothing ? [] : ["check.approval"]))
        let words = Self.words(fault) ?? ""
        let areNamed = found.allSatisfy { $0.message.contains(words) }
        #expect(areNamed, "\(found)")
    }

    /// Only whoever has the root key can tell a seal.
    @Test(arguments: TestWorld.Fault.allCases)
    func `without the root key it is found all the same, but for its seal`(
        fault: TestWorld.Fault
    ) throws {
        let world = try Self.waiting()
        try world.forgeApproval(of: "bc_1", fault)
        let isFound = fault != .nothing && fault != .badSeal
        let found = try world.checkFindings(isPublic: true)
        #expect(found.map(\.check) == (isFound ? ["check.approval"] : []))
    }
}
