import Approvals
import Identifiers
import Journal
import Ledger
import Store
import StrictJSON
import Testing

@testable import Operations

private typealias World = TestWorld

/// What a compromised key vouched for after what is still trusted proves nothing any more.
@Suite struct CompromiseTests {
    /// A programme in which bc_1 is approved by signatures, cl_1 drew on it, and cl_2 was approved
    /// by a seal alone.
    private static func approved() throws -> World {
        let world = try World.pathways()
        try world.enrolSigners()
        let line = World.caseLine(1, at: 100_00, "devices")
        try world.does("u_kw1", "case.submit", World.businessCase("bc_1", [line]))
        try world.does("u_mg1", "approve", World.yes("ap_1", ("case", "bc_1")))
        try world.does("u_pm", "approve", World.yes("ap_2", ("case", "bc_1")))
        let drawn: World.Members = [
            "case": "bc_1", "paid-by": "invoice", "supplier": "Laptops Ltd",
        ]
        let claim = World.claim("cl_1", [World.line(100_00, "devices")], drawn)
        try world.does("u_kw1", "claim.submit", claim)
        try world.does("u_kw1", "claim.submit", World.claim("cl_2", [World.line(40_00)]))
        try world.does("u_mg1", "approve", World.yes("ap_3", ("claim", "cl_2")))
        try world.does(
            "u_fo",
            "fund.prefinance",
            ["from": "UNR", "to": "ESF", "amount": 50_000, "on": "2026-04-01"]
        )
        return world
    }

    /// The record that granted an approval.
    private static func seq(of approval: String, in world: World) throws -> Int {
        let bodies = try world.records(from: 0)
        let seq = bodies.firstIndex { body in
            guard case .approvalGranted(let granted) = body else { return false }
            return granted.approval.text == approval
        }
        return try #require(seq)
    }

    private static func compromise(
        _ purpose: KeyPurpose,
        of user: String,
        trusting size: Int,
        in world: World
    ) throws {
        let keys = try world.store.read { try $0.keys(of: try UserID(user), purpose: purpose) }
        try world.does(
            "u_pm",
            "key.compromise",
            [
                "purpose": .text(purpose.rawValue), "user": .text(user),
                "key": .text(try #require(keys.last).added.key),
                "trusted-size": .integer(Int64(size)),
            ]
        )
    }

    private static func pay(_ claim: String) -> World.Members {
        [
            "payment": .text("pay_\(claim)"), "claims": .array([.text(claim)]),
            "on": "2026-06-15",
        ]
    }

    @Test(arguments: [0, 1])
    func `a signature given after what is trusted stops the money and is found`(
        after: Int
    ) throws {
        let world = try Self.approved()
        let size = try Self.seq(of: "ap_1", in: world) + after
        try Self.compromise(.signer, of: "u_mg1", trusting: size, in: world)
        let found = try world.checkFindings()
        guard after == 0 else {
            // A record more is trusted: the approval is among those that stand.
            #expect(found.isEmpty)
            try world.does("u_fo", "payment.instruct", Self.pay("cl_1"))
            return
        }
        #expect(found.map(\.check) == ["check.compromised"])
        #expect(found.map(\.subject) == ["ap_1"])
        let areWhole = found.allSatisfy(\.leavesBooksWhole)
        #expect(areWhole)
        let refused = try world.refuses("u_fo", "payment.instruct", Self.pay("cl_1"))
        #expect(refused == "claim.approval-not-proven")
        // What rests on a seal alone is not the signer's key's concern.
        try world.does("u_fo", "payment.instruct", Self.pay("cl_2"))
    }

    @Test(arguments: [0, 1])
    func `a seal given after what is trusted stops the money and is found`(after: Int) throws {
        let world = try Self.approved()
        let size = try Self.seq(of: "ap_3", in: world) + after
        try Self.compromise(.seal, of: "u_mg1", trusting: size, in: world)
        let found = try world.checkFindings()
        guard after == 0 else {
            #expect(found.isEmpty)
            try world.does("u_fo", "payment.instruct", Self.pay("cl_2"))
            return
        }
        #expect(found.map(\.subject) == ["ap_3"])
        let refused = try world.refuses("u_fo", "payment.instruct", Self.pay("cl_2"))
        #expect(refused == "claim.approval-not-proven")
        // What carries a signature too is vouched for by that.
        try world.does("u_fo", "payment.instruct", Self.pay("cl_1"))
    }

    @Test func `what is sent again and approved with a key in force stands`() throws {
        let world = try World.pathways()
        try world.enrolSigners()
        let line = World.caseLine(1, at: 100_00, "devices")
        try world.does("u_kw1", "case.submit", World.businessCase("bc_1", [line]))
        try world.does("u_mg1", "approve", World.yes("ap_1", ("case", "bc_1")))
        let size = try Self.seq(of: "ap_1", in: world)
        try Self.compromise(.signer, of: "u_mg1", trusting: size, in: world)
        #expect(try world.checkFindings().map(\.subject) == ["ap_1"])
        try world.does(
            "u_kw1",
            "case.amend",
            World.businessCase("bc_1", [line], ["version": 2])
        )
        #expect(try world.checkFindings().isEmpty)
    }

    @Test func `a key that was retired vouches for what it did`() throws {
        let world = try Self.approved()
        let keys = try world.store.read { try $0.keys(of: try UserID("u_mg1"), purpose: .signer) }
        try world.does(
            "u_pm",
            "key.retire",
            [
                "purpose": "signer", "user": "u_mg1",
                "key": .text(try #require(keys.last).added.key),
            ]
        )
        try world.does("u_fo", "payment.instruct", Self.pay("cl_1"))
        try world.expectSound()
    }
}
