import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
@testable import Operations
import Store
import StrictJSON
import Testing

@Suite struct PeriodTests {
    private func span(
        _ starts: String,
        _ ends: String,
        fund: JSONValue = .null
    ) -> TestWorld.Keys {
        ["fund": fund, "starts": .text(starts), "ends": .text(ends)]
    }

    private func reopen(_ approvedBy: String) -> TestWorld.Keys {
        [
            "starts": "2026-01-01", "ends": "2026-03-31", "approved-by": .text(approvedBy),
        ]
    }

    @Test func `a period closes once it is over, and takes no entry from then on`() throws {
        let world = try TestWorld.pathways()
        #expect(
            try world.refusal("u_fo", "period.close", span("2026-04-01", "2026-06-15"))
                == "period.not-over"
        )
        #expect(
            try world.refusal("u_fo", "period.close", span("2026-04-01", "2026-03-31"))
                == "period.ends-before-start"
        )
        try world.done("u_fo", "period.close", span("2026-01-01", "2026-03-31"))
        func award(_ on: String) -> TestWorld.Keys {
            ["fund": "ESF", "amount": 100, "on": .text(on)]
        }
        #expect(
            try world.refusal("u_fo", "award.grant", award("2026-03-31")) == "period.closed"
        )
        try world.done("u_fo", "award.grant", award("2026-04-01"))
        #expect(
            try world.refusal("u_fo", "period.close", span("2026-03-01", "2026-04-30"))
                == "period.overlaps"
        )
    }

    @Test func `one fund's period leaves the others open`() throws {
        let world = try TestWorld.pathways()
        try world.done("u_fo", "period.close", span("2026-01-01", "2026-03-31", fund: "ESF"))
        func award(_ fund: String) -> TestWorld.Keys {
            ["fund": .text(fund), "amount": 100, "on": "2026-03-31"]
        }
        #expect(try world.refusal("u_fo", "award.grant", award("ESF")) == "period.closed")
        try world.done("u_fo", "award.grant", award("LOT"))
    }

    @Test func `a closed period's digest comes out the same later`() throws {
        let world = try TestWorld.pathways()
        let seq = try world.done(
            "u_fo",
            "period.close",
            span("2026-01-01", "2026-03-31")
        ).records[0]
        guard case .periodClosed(let closed) = try world.records(from: seq)[0] else {
            Issue.record("not closed")
            return
        }
        try world.done(
            "u_fo",
            "award.grant",
            ["fund": "ESF", "amount": 100, "on": "2026-04-01"]
        )
        let later = try world.store.read { try $0.trialBalance(through: closed.ends) }
        #expect(later.digest(of: nil) == closed.trialBalance)
        let whole = try world.store.read { try $0.trialBalance(through: nil) }
        #expect(whole.digest(of: nil) != closed.trialBalance)
    }

    @Test func `the trial balances of several days are those of each, in order and once`() throws {
        let world = try TestWorld.pathways()
        for (number, day) in ["2026-02-01", "2026-03-31", "2026-04-01"].enumerated() {
            let fund: JSONValue = number == 1 ? "LOT" : "ESF"
            try world.done(
                "u_fo",
                "award.grant",
                ["fund": fund, "amount": 100, "on": .text(day)]
            )
        }
        let days = try ["2026-04-01", "2020-01-01", "2026-03-31", "2026-02-01", "2026-03-31"]
            .map { try CalendarDate($0) }
        var seen: [CalendarDate] = []
        try world.store.read { books in
            var balances: [TrialBalance] = []
            try books.forEachTrialBalance(through: days) { day, balance in
                seen.append(day)
                balances.append(balance)
            }
            for (day, balance) in zip(seen, balances) {
                #expect(try balance == books.trialBalance(through: day))
            }
            #expect(balances.first?.lines.isEmpty == true)
            #expect(balances.last == (try books.trialBalance(through: nil)))
            #expect(Set(balances).count == 4)
        }
        #expect(seen == Set(days).sorted())
    }

    @Test func `days before a closed period are closed with it, the first one after is open`()
        throws
    {
        let world = try TestWorld.pathways()
        try world.done("u_fo", "period.close", span("2026-04-01", "2026-04-30", fund: "ESF"))
        func award(_ fund: String, _ on: String) -> TestWorld.Keys {
            ["fund": .text(fund), "amount": 100, "on": .text(on)]
        }
        #expect(
            try world.refusal("u_fo", "award.grant", award("ESF", "2026-03-31"))
                == "period.closed"
        )
        try world.done("u_fo", "award.grant", award("LOT", "2026-03-31"))
        try world.done("u_fo", "award.grant", award("ESF", "2026-05-01"))
        try world.done("u_fo", "period.close", span("2026-01-01", "2026-03-31", fund: "ESF"))
    }

    @Test func `two people open a period again, one of each role, and the second signs`() throws {
        let world = try TestWorld.pathways()
        try world.done("u_pm2", "signer.enrol", ["user": "u_pm"])
        try world.done("u_pm2", "signer.enrol", ["user": "u_fo"])
        #expect(
            try world.refusal("u_fo", "period.reopen", reopen("u_pm")) == "period.not-closed"
        )
        try world.done("u_fo", "period.close", span("2026-01-01", "2026-03-31"))
        #expect(
            try world.refusal("u_fo", "period.reopen", reopen("u_fo2"))
                == "period.second-person"
        )
        #expect(
            try world.refusal("u_fo", "period.reopen", reopen("u_fo")) == "period.second-person"
        )
        try world.done("u_fo", "period.reopen", reopen("u_pm"))
        try world.done(
            "u_fo",
            "award.grant",
            ["fund": "ESF", "amount": 100, "on": "2026-03-31"]
        )
        try world.done("u_fo", "period.close", span("2026-01-01", "2026-03-31"))
        try world.done("u_pm", "period.reopen", reopen("u_fo"))
        #expect(try world.packFindings() == [])
    }

    @Test func `the second person's signature is over what was asked, by their key in force`()
        throws
    {
        let world = try TestWorld.pathways()
        try world.done("u_pm2", "signer.enrol", ["user": "u_pm"])
        try world.done("u_fo", "period.close", span("2026-01-01", "2026-03-31"))
        guard
            case .created(let seqs, _) = try world.play(
                "c-reopen",
                "u_fo",
                "period.reopen",
                reopen("u_pm")
            ), case .periodReopened(let reopened) = try world.records(from: seqs[0])[0]
        else {
            Issue.record("not reopened")
            return
        }
        func statement(_ ends: String, command: String) throws -> [UInt8] {
            try ReopeningConsent(
                fund: nil,
                starts: CalendarDate("2026-01-01"),
                ends: CalendarDate(ends),
                requestedBy: UserID("u_fo"),
                command: CommandID(command)
            ).statement(journal: TestWorld.origin)
        }
        let key = try world.keys.signer(UserID("u_pm")).verificationKey
        let signature = reopened.signature
        #expect(key.isValid(signature, for: try statement("2026-03-31", command: "c-reopen")))
        #expect(!key.isValid(signature, for: try statement("2026-03-30", command: "c-reopen")))
        #expect(!key.isValid(signature, for: try statement("2026-03-31", command: "c-other")))
    }

    @Test func `a period stays closed where the second person cannot sign`() throws {
        let world = try TestWorld.pathways()
        try world.done("u_fo", "period.close", span("2026-01-01", "2026-03-31"))
        #expect(
            try world.refusal("u_fo", "period.reopen", reopen("u_pm")) == "key.no-such-signer"
        )
        try world.done("u_pm2", "signer.enrol", ["user": "u_pm"])
        try world.keys.replace(UserID("u_pm"))
        #expect(
            try world.refusal("u_fo", "period.reopen", reopen("u_pm")) == "key.not-in-force"
        )
        world.keys.mistype(try UserID("u_pm"))
        #expect(
            try world.refusal("u_fo", "period.reopen", reopen("u_pm")) == "key.wrong-passphrase"
        )
        #expect(
            try world.refusal(
                "u_fo",
                "award.grant",
                ["fund": "ESF", "amount": 100, "on": "2026-03-31"]
            ) == "period.closed"
        )
    }
}
