import StrictJSON
import Testing

@testable import Operations

@Suite struct AuthorityTests {
    private let award: TestWorld.Keys = ["fund": "ESF", "amount": 100, "on": "2026-06-01"]

    @Test
    func `whoever is unknown to the books is refused, and who lacks the role is told who has it`()
        throws
    {
        let world = try TestWorld.pathways()
        #expect(try world.refusal("u_nobody", "award.grant", award) == "actor.unknown")
        guard case .refused(let refused) = try world.play("u_kw1", "award.grant", award) else {
            Issue.record("it was done")
            return
        }
        #expect(refused.code == "actor.not-allowed")
        #expect(
            refused.message
                == "This is for the finance officer, and u_kw1 is not. Ask u_fo or u_fo2."
        )
        try world.done("u_fo", "award.grant", award)
    }

    @Test func `a role that is lent counts from its first day to its last`() throws {
        let world = try TestWorld.pathways()
        try world.done(
            "u_fo",
            "delegation.grant",
            [
                "to": "u_aud", "role": "finance-officer", "starts": "2026-06-16",
                "ends": "2026-06-20",
            ]
        )
        #expect(try world.refusal("u_aud", "award.grant", award) == "actor.not-allowed")
        try world.clock.move(to: "2026-06-16")
        try world.done("u_aud", "award.grant", award)
        try world.clock.move(to: "2026-06-20")
        try world.done("u_aud", "award.grant", award)
        try world.clock.move(to: "2026-06-21")
        #expect(try world.refusal("u_aud", "award.grant", award) == "actor.not-allowed")
    }

    @Test func `what is lent cannot be lent on, and what is not held cannot be lent`() throws {
        let world = try TestWorld.pathways()
        func lend(_ to: String) -> TestWorld.Keys {
            [
                "to": .text(to), "role": "finance-officer", "starts": "2026-06-15",
                "ends": "2026-06-20",
            ]
        }
        #expect(
            try world.refusal("u_fo", "delegation.grant", lend("u_fo"))
                == "delegation.to-oneself"
        )
        #expect(try world.refusal("u_fo", "delegation.grant", lend("u_new")) == "user.unknown")
        #expect(
            try world.refusal("u_aud", "delegation.grant", lend("u_fo")) == "delegation.not-held"
        )
        try world.done("u_fo", "delegation.grant", lend("u_aud"))
        #expect(
            try world.refusal("u_aud", "delegation.grant", lend("u_kw1"))
                == "delegation.chained"
        )
    }

    @Test func `a rival partner's people do not act for a participant`() throws {
        let world = try TestWorld.pathways()
        let outcome: TestWorld.Keys = [
            "participant": "p_01", "outcome": "bank-account", "on": "2026-06-01",
        ]
        #expect(try world.refusal("u_kw2", "outcome.record", outcome) == "actor.not-allowed")
        try world.done("u_kw1", "outcome.record", outcome)
    }

    @Test func `roles at a partner name it, roles for the programme do not`() throws {
        let world = try TestWorld.pathways()
        func appoint(_ role: String, _ partner: JSONValue) -> TestWorld.Keys {
            ["user": "u_new", "role": .text(role), "partner": partner]
        }
        #expect(
            try world.refusal("u_pm", "user.appoint", appoint("keyworker", .null))
                == "user.partner-missing"
        )
        #expect(
            try world.refusal("u_pm", "user.appoint", appoint("trustee", "northside"))
                == "user.partner-unwanted"
        )
        #expect(
            try world.refusal("u_pm", "user.appoint", appoint("keyworker", "elsewhere"))
                == "partner.unknown"
        )
        try world.done("u_pm", "user.appoint", appoint("keyworker", "northside"))
        #expect(
            try world.refusal("u_pm", "user.appoint", appoint("keyworker", "northside"))
                == "user.already-appointed"
        )
        try world.done("u_pm", "user.dismiss", appoint("keyworker", "northside"))
        #expect(
            try world.refusal("u_pm", "user.dismiss", appoint("keyworker", "northside"))
                == "user.not-appointed"
        )
    }

    @Test func `books are never without a programme manager`() throws {
        let world = try TestWorld()
        func dismiss(_ user: String) -> TestWorld.Keys {
            ["user": .text(user), "role": "programme-manager"]
        }
        try world.done("u_pm", "user.dismiss", dismiss("u_pm2"))
        #expect(
            try world.refusal("u_pm", "user.dismiss", dismiss("u_pm"))
                == "user.last-programme-manager"
        )
    }

    @Test func `the same command again changes nothing, and a refusal stays one`() throws {
        let world = try TestWorld.pathways()
        let first = try world.play("c-same", "u_fo", "award.grant", award)
        guard case .created = first else {
            Issue.record("not done")
            return
        }
        guard case .exists = try world.play("c-same", "u_fo", "award.grant", award) else {
            Issue.record("done twice")
            return
        }
        let more: TestWorld.Keys = ["fund": "ESF", "amount": 101, "on": "2026-06-01"]
        guard case .differs = try world.play("c-same", "u_fo", "award.grant", more) else {
            Issue.record("took another request for the same")
            return
        }
        #expect(try world.balance("ESF:A200") == 100_100)
    }
}
