import StrictJSON
import Testing

@testable import Operations

@Suite struct FloatTests {
    private func issue(_ holder: String = "u_kw1", _ pence: Int64 = 20_000) -> TestWorld.Keys {
        ["holder": .text(holder), "amount": .integer(pence), "on": "2026-05-01"]
    }

    private func count(_ pence: Int64) -> TestWorld.Keys {
        ["holder": "u_kw1", "counted": .integer(pence), "on": "2026-05-20"]
    }

    @Test func `a float is issued from the reserves to somebody at a partner`() throws {
        let world = try TestWorld.pathways()
        #expect(
            try world.refusal("u_fo", "float.issue", issue("u_aud"))
                == "float.holder-without-partner"
        )
        #expect(
            try world.refusal("u_fo", "float.issue", issue("u_kw1", 100_001))
                == "cash.exceeded"
        )
        let answer = try world.done("u_fo", "float.issue", issue())
        #expect(answer.detail == "u_kw1 holds £200.00.")
        #expect(try world.balance("UNR:M1200.u_kw1") == 20_000)
        #expect(try world.balance("UNR:M1000") == 80_000)
        #expect(try world.balances())
    }

    @Test func `a float that agrees is counted, one that is short is borne by the reserves`()
        throws
    {
        let world = try TestWorld.pathways()
        #expect(try world.refusal("u_mg1", "float.count", count(0)) == "float.none")
        try world.done("u_fo", "float.issue", issue())
        #expect(
            try world.refusal("u_kw1", "float.count", count(20_000))
                == "duties.float-counter+float-holder"
        )
        let agreed = try world.done("u_mg1", "float.count", count(20_000))
        #expect(agreed.records.count == 1)
        #expect(try world.refusal("u_mg1", "float.count", count(20_001)) == "float.surplus")
        #expect(
            try world.refusal("u_mg2", "float.count", count(19_750)) == "actor.not-allowed"
        )
        try world.done("u_mg1", "float.count", count(19_750))
        #expect(try world.balance("UNR:M1200.u_kw1") == 19_750)
        #expect(try world.balance("UNR:M5900") == 250)
        #expect(try world.balances())
    }

    @Test func `all of a float comes back, and no more`() throws {
        let world = try TestWorld.pathways()
        try world.done("u_fo", "float.issue", issue())
        #expect(
            try world.refusal("u_fo", "float.return", issue("u_kw1", 20_001))
                == "float.exceeded"
        )
        try world.done("u_fo", "float.return", issue("u_kw1", 20_000))
        #expect(try world.balance("UNR:M1000") == 100_000)
        #expect(try world.balances())
    }
}
