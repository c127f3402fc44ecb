import Approvals
import Calendar
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

/// What a check says of two duties in one hand that were recorded past the operations.
@Suite struct DutyAuditTests {
    private static func found(_ world: World) throws -> [String] {
        try world.checkFindings().filter { $0.check == "check.duties" }.map(\.message)
    }

    /// £10.40 of u_kw1's, accepted and instructed by u_fo.
    private static func instructed(payee: String = "u_kw1") throws -> World {
        let world = try World.pathways()
        try world.does(
            "u_fo",
            "fund.prefinance",
            ["from": "UNR", "to": "ESF", "amount": 50_000, "on": "2026-04-01"]
        )
        let claim = World.claim("cl_1", [World.line(1040)], ["claimant": .text(payee)])
        try world.does("u_kw1", "claim.submit", claim)
        try world.does(
            "u_fo",
            "payment.instruct",
            ["payment": "pay_1", "claims": .array(["cl_1"]), "on": "2026-06-15"]
        )
        return world
    }

    private static func defrayed() throws -> RecordBody {
        .paymentDefrayed(
            PaymentDefrayed(
                payment: try PaymentID("pay_1"),
                claims: [try ClaimID("cl_1")],
                payer: "bank",
                on: try CalendarDate("2026-06-15"),
                reference: "ST-1"
            )
        )
    }

    @Test(arguments: [("u_fo", true), ("u_fo2", false)])
    func `whoever prepared a payment does not say that it left`(
        releaser: String,
        isFound: Bool
    ) throws {
        let world = try Self.instructed()
        try world.force(releaser, try Self.defrayed())
        #expect(try !Self.found(world).isEmpty == isFound)
    }

    @Test(arguments: [("u_kw1", true), ("u_fo2", false)])
    func `nobody releases what they are paid`(releaser: String, isFound: Bool) throws {
        let world = try Self.instructed()
        try world.force(releaser, try Self.defrayed())
        #expect(try !Self.found(world).isEmpty == isFound)
    }

    @Test(arguments: [("u_kw1", true), ("u_mg1", false)])
    func `nobody counts the float that they hold`(counter: String, isFound: Bool) throws {
        let world = try World.pathways()
        let count = FloatCounted(
            holder: try UserID("u_kw1"),
            expected: try Amount(pence: 0),
            counted: try Amount(pence: 0)
        )
        try world.force(counter, .floatCounted(count))
        #expect(try !Self.found(world).isEmpty == isFound)
    }

    @Test(arguments: [("u_fo", true), ("u_pm", false)])
    func `nobody reviews the drawdown that they prepared`(reviewer: String, isFound: Bool) throws {
        let world = try World.pathways()
        try world.accept("cl_1", lines: [2000], incurred: "2026-03-20", paidBy: "partner")
        try world.does(
            "u_mg1",
            "claim.paid-by-partner",
            ["claim": "cl_1", "on": "2026-03-28", "reference": "NS-88"]
        )
        let prepared: World.Members = [
            "drawdown": "dd_1", "fund": "ESF", "starts": "2026-01-01", "ends": "2026-03-31",
        ]
        try world.does("u_fo", "drawdown.prepare", prepared)
        let reviewed = DrawdownReviewed(
            drawdown: try DrawdownID("dd_1"),
            count: 0,
            total: .zero,
            credited: .zero,
            digest: .zero
        )
        try world.force(reviewer, .drawdownReviewed(reviewed))
        #expect(try !Self.found(world).isEmpty == isFound)
    }

    @Test(arguments: [("u_pm2", true), ("u_pm", false)])
    func `nobody adopts the rule pack that they drafted`(adopter: String, isFound: Bool) throws {
        let world = try World.pathways()
        let adopted = try #require(
            try world.store.read { try $0.rulePack(on: try CalendarDate("2026-06-15")) }
        ).adopted
        let again = PolicyAdopted(
            rulePack: adopted.rulePack,
            version: adopted.version + 1,
            digest: adopted.digest,
            drafter: try UserID("u_pm2"),
            from: adopted.from
        )
        try world.force(adopter, .policyAdopted(again))
        #expect(try !Self.found(world).isEmpty == isFound)
    }

    @Test(arguments: [("p_01", true), ("p_02", false)])
    func `nobody lends a device to somebody they are related to`(
        participant: String,
        isFound: Bool
    ) throws {
        let world = try World.pathways()
        try world.does(
            "u_kw1",
            "relation.declare",
            ["related": "p_01", "relation": "family"]
        )
        let lent = DeviceLent(
            device: try DeviceID("tablet-1"),
            participant: try ParticipantCode(participant),
            on: try CalendarDate("2026-06-15"),
            businessCase: nil,
            descriptionCommitment: nil
        )
        try world.force("u_kw1", .deviceLent(lent))
        #expect(try !Self.found(world).isEmpty == isFound)
    }
}
