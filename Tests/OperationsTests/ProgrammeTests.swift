import Integrity
import Journal
@testable import Operations
import StrictJSON
import Testing

@Suite struct ProgrammeTests {
    @Test func `what was awarded, budgeted and placed stands on its accounts`() throws {
        let world = try TestWorld.pathways()
        #expect(try world.balance("ESF:A200") == 100_000)
        #expect(try world.balance("ESF:A300.pathways") == 100_000)
        #expect(try world.balance("ESF:A400.pathways.northside") == 150_000)
        #expect(try world.balance("LOT:M2100") == 150_000)
        #expect(try world.balance("UNR:M3000") == 100_000)
        #expect(try world.balances())
    }

    @Test func `books begin once, with their keys and their first managers`() throws {
        let world = try TestWorld()
        let types = try world.records(from: 0).map(\.type)
        #expect(
            types == ["journal.created", "key.added", "key.added", "user.role", "user.role"]
        )
        #expect(throws: InitialiseRefusal.begun(origin: TestWorld.origin)) {
            try TestWorld.beginning().run(
                in: world.store,
                TestWorld.environment(world.clock, world.keys)
            )
        }
    }

    @Test func `the journal's key proves that whoever registered it holds it`() throws {
        let world = try TestWorld()
        guard case .keyAdded(let added) = try world.records(from: 1)[0] else {
            Issue.record("no key")
            return
        }
        #expect(added.key == world.keys.journal.verificationKey.id)
        let key = world.keys.journal.verificationKey
        #expect(added.publicKey == Base64.encode(key.rawBytes))
        let statement = try KeyProof.statement(
            journal: TestWorld.origin,
            owner: nil,
            key: key
        )
        let proof = try Signature(base64: try #require(added.proof))
        #expect(key.isValid(proof, for: statement))
    }

    @Test(arguments: [
        ("arrears", nil), ("advance", nil), ("own", nil), ("loan", "command.bad-word"),
    ])
    func `a fund's money comes in one of three ways`(basis: String, code: String?) throws {
        let world = try TestWorld()
        let keys: TestWorld.Keys = ["fund": "NEW", "title": "New", "basis": .text(basis)]
        #expect(try world.refusal("u_pm", "fund.open", keys) == code)
    }

    @Test func `a code is taken once`() throws {
        let world = try TestWorld.pathways()
        let fund: TestWorld.Keys = [
            "fund": "ESF", "title": "x", "basis": "arrears",
        ]
        #expect(try world.refusal("u_pm", "fund.open", fund) == "fund.exists")
        let partner: TestWorld.Keys = ["partner": "northside", "title": "x"]
        #expect(try world.refusal("u_pm", "partner.join", partner) == "partner.exists")
    }

    @Test func `the whole budget left is placed, and a penny more is refused`() throws {
        let world = try TestWorld.pathways()
        func place(_ pence: Int64) -> TestWorld.Keys {
            [
                "partner": "southside", "shares": TestWorld.shares(("ESF", pence)),
                "on": "2026-06-01",
            ]
        }
        #expect(
            try world.refusal("u_pm", "allocation.place", place(100_001)) == "budget.exceeded"
        )
        try world.done("u_pm", "allocation.place", place(100_000))
        #expect(try world.balance("ESF:A300.pathways") == 0)
        #expect(try world.balances())
    }

    @Test func `budget moves between partners and goes back up`() throws {
        let world = try TestWorld.pathways()
        let shares = TestWorld.shares(("ESF", 20_000), ("LOT", 20_000))
        try world.done(
            "u_pm",
            "allocation.move",
            ["from": "northside", "to": "southside", "shares": shares, "on": "2026-06-01"]
        )
        try world.done(
            "u_pm",
            "allocation.return",
            ["partner": "southside", "shares": shares, "on": "2026-06-02"]
        )
        try world.done(
            "u_pm",
            "budget.return",
            ["fund": "ESF", "amount": 120_000, "on": "2026-06-03"]
        )
        #expect(try world.balance("ESF:A400.pathways.northside") == 130_000)
        #expect(try world.balance("ESF:A400.pathways.southside") == 150_000)
        #expect(try world.balance("ESF:A200") == 220_000)
        #expect(try world.balances())
    }

    @Test func `only reserves stand in for another fund, and get back what they are owed`()
        throws
    {
        let world = try TestWorld.pathways()
        func move(_ from: String, _ to: String, _ pence: Int64) -> TestWorld.Keys {
            [
                "from": .text(from), "to": .text(to), "amount": .integer(pence),
                "on": "2026-06-01",
            ]
        }
        #expect(
            try world.refusal("u_fo", "fund.prefinance", move("LOT", "ESF", 1))
                == "fund.restricted"
        )
        #expect(
            try world.refusal("u_fo", "fund.prefinance", move("UNR", "ESF", 100_001))
                == "cash.exceeded"
        )
        try world.done("u_fo", "fund.prefinance", move("UNR", "ESF", 50_000))
        #expect(try world.balance("ESF:M1000") == 50_000)
        #expect(
            try world.refusal("u_fo", "prefinance.repay", move("ESF", "UNR", 50_001))
                == "prefinance.exceeds-owed"
        )
        #expect(
            try world.refusal("u_fo", "prefinance.repay", move("UNR", "ESF", 50_000))
                == "fund.wrong-basis"
        )
        try world.done("u_fo", "prefinance.repay", move("ESF", "UNR", 50_000))
        #expect(try world.balance("UNR:M1000") == 100_000)
        #expect(try world.balance("UNR:M6000") == 0)
        #expect(try world.balances())
    }

    @Test func `an advance is for a fund that pays in advance, reserves for the charity's own`()
        throws
    {
        let world = try TestWorld.pathways()
        let keys: TestWorld.Keys = ["fund": "ESF", "amount": 1, "on": "2026-06-01"]
        #expect(try world.refusal("u_fo", "advance.receive", keys) == "fund.wrong-basis")
        #expect(try world.refusal("u_fo", "reserves.open", keys) == "fund.wrong-basis")
    }

    @Test func `tomorrow has not happened yet`() throws {
        let world = try TestWorld.pathways()
        func award(_ on: String) -> TestWorld.Keys {
            ["fund": "ESF", "amount": 1, "on": .text(on)]
        }
        #expect(
            try world.refusal("u_fo", "award.grant", award("2026-06-16")) == "date.in-future"
        )
        try world.done("u_fo", "award.grant", award("2026-06-15"))
    }

    @Test func `versions of the rule follow each other without a gap`() throws {
        let world = try TestWorld.pathways()
        func adopt(_ version: Int64, _ parts: JSONValue) -> TestWorld.Keys {
            ["version": .integer(version), "from": "2026-07-01", "shares": parts]
        }
        let halves = TestWorld.shares(("ESF", 45), ("LOT", 45), ("UNR", 10), key: "weight")
        #expect(
            try world.refusal("u_pm", "apportionment.adopt", adopt(1, halves))
                == "apportionment.version-exists"
        )
        #expect(
            try world.refusal("u_pm", "apportionment.adopt", adopt(3, halves))
                == "apportionment.version-skipped"
        )
        let none = TestWorld.shares(("ESF", 0), ("LOT", 1), key: "weight")
        #expect(
            try world.refusal("u_pm", "apportionment.adopt", adopt(2, none)) == "rule.weight"
        )
        try world.done("u_pm", "apportionment.adopt", adopt(2, halves))
    }

    @Test func `whoever drafted the guidance does not adopt it, and a version is adopted once`()
        throws
    {
        let world = try TestWorld.pathways()
        func adopt(_ drafter: String) -> TestWorld.Keys {
            ["file": "discretionary-2026.yaml", "drafter": .text(drafter)]
        }
        #expect(
            try world.refusal("u_pm", "policy.adopt", adopt("u_pm"))
                == "duties.rule-pack-approver+rule-pack-drafter"
        )
        #expect(
            try world.refusal("u_pm", "policy.adopt", adopt("u_pm2"))
                == "policy.version-exists"
        )
        let missing: TestWorld.Keys = ["file": "none.yaml", "drafter": "u_pm2"]
        #expect(
            try world.refusal("u_pm", "policy.adopt", missing) == "command.unreadable-file"
        )
    }
}
