import Foundation
import Journal
@testable import Operations
import Store
import StrictJSON
import Testing

@Suite struct PeopleTests {
    private func enrol(
        _ participant: String,
        from: String,
        keyworker: String = "u_kw1",
        name: JSONValue = .null
    ) -> TestWorld.Keys {
        [
            "participant": .text(participant), "partner": "northside",
            "keyworker": .text(keyworker), "from": .text(from), "name": name,
        ]
    }

    @Test func `the first spell issues every cap of the guidance, a later one does not`() throws {
        let world = try TestWorld.pathways()
        #expect(try world.balance("-:L200.p_01.overall") == 150_000)
        try world.done(
            "u_kw1",
            "participant.exit",
            ["participant": "p_01", "on": "2026-05-01", "outcome": "employment"]
        )
        let again = try world.done(
            "u_kw1",
            "participant.enrol",
            enrol("p_01", from: "2026-05-10")
        )
        #expect(again.records.count == 1)
        #expect(try world.balance("-:L100.p_01.overall") == 150_000)
        #expect(try world.balances())
    }

    @Test func `spells neither overlap nor stay open beside another`() throws {
        let world = try TestWorld.pathways()
        #expect(
            try world.refusal("u_kw1", "participant.enrol", enrol("p_01", from: "2026-06-01"))
                == "enrolment.still-open"
        )
        try world.done("u_kw1", "participant.exit", ["participant": "p_01", "on": "2026-06-01"])
        #expect(
            try world.refusal("u_kw1", "participant.enrol", enrol("p_01", from: "2026-06-01"))
                == "enrolment.overlaps"
        )
        try world.done("u_kw1", "participant.enrol", enrol("p_01", from: "2026-06-02"))
        #expect(
            try world.refusal(
                "u_kw1",
                "participant.exit",
                ["participant": "p_01", "on": "2026-06-01"]
            ) == "enrolment.ends-before-start"
        )
    }

    @Test func `a participant's keyworker works at the partner`() throws {
        let world = try TestWorld.pathways()
        let keys = enrol("p_09", from: "2026-06-01", keyworker: "u_kw2")
        #expect(
            try world.refusal("u_kw1", "participant.enrol", keys) == "keyworker.unknown"
        )
        #expect(
            try world.refusal("u_kw2", "participant.enrol", enrol("p_09", from: "2026-06-01"))
                == "actor.not-allowed"
        )
    }

    @Test func `what was known of a participant cannot be read once it is erased`() throws {
        let world = try TestWorld.pathways()
        let keys = enrol("p_09", from: "2026-06-01", name: "Ada Example")
        let seq = try world.done("u_kw1", "participant.enrol", keys).records[0]
        guard case .participantEnrolled(let enrolled) = try world.records(from: seq)[0],
            let name = enrolled.name
        else {
            Issue.record("no name was kept")
            return
        }
        let kept = try world.store.read { try $0.privateItem(name) }
        #expect(kept?.value == Array("Ada Example".utf8))

        let erase: TestWorld.Keys = ["participant": "p_09", "basis": "request"]
        #expect(try world.refusal("u_kw1", "participant.erase", erase) == "actor.not-allowed")
        try world.done("u_pm", "participant.erase", erase)

        #expect(try world.store.read { try $0.privateItem(name) } == nil)
        #expect(
            try world.refusal("u_pm", "participant.erase", erase) == "participant.erased"
        )
        try world.done("u_kw1", "participant.exit", ["participant": "p_09", "on": "2026-06-05"])
        #expect(
            try world.refusal("u_kw1", "participant.enrol", enrol("p_09", from: "2026-06-10"))
                == "participant.erased"
        )
    }

    @Test func `a cap is raised by whoever the guidance names, not by a relation`() throws {
        let world = try TestWorld.pathways()
        func raise(_ cap: String) -> TestWorld.Keys {
            [
                "participant": "p_01", "cap": .text(cap), "amount": 10_000,
                "on": "2026-06-01",
            ]
        }
        #expect(try world.refusal("u_pm", "allowance.raise", raise("none")) == "cap.unknown")
        #expect(
            try world.refusal("u_mg1", "allowance.raise", raise("overall"))
                == "actor.not-allowed"
        )
        try world.done("u_pm2", "relation.declare", ["related": "p_01", "relation": "family"])
        #expect(
            try world.refusal("u_pm2", "allowance.raise", raise("overall"))
                == "duties.approver+participant"
        )
        let answer = try world.done("u_pm", "allowance.raise", raise("overall"))
        #expect(answer.detail?.contains("£1,600.00") == true)
        #expect(try world.balance("-:L200.p_01.overall") == 160_000)
        #expect(try world.balances())
    }

    private func renew(_ on: String, cap: String = "overall") -> TestWorld.Keys {
        ["participant": "p_01", "cap": .text(cap), "on": .text(on)]
    }

    @Test func `a yearly cap is issued again on the day on which a full year has passed`() throws {
        let world = try TestWorld.pathways()
        try world.accept("cl_1", lines: [4650])
        try world.clock.move(to: "2027-01-31")
        #expect(
            try world.refusal("u_kw1", "allowance.renew", renew("2027-02-01")) == "date.in-future"
        )
        let early = try world.play("u_kw1", "allowance.renew", renew("2027-01-31"))
        guard case .refused(let refused) = early else {
            Issue.record("renewed early")
            return
        }
        #expect(refused.code == "allowance.not-due")
        #expect(refused.message.contains("2027-02-01"))
        #expect(try world.balance("-:L200.p_01.overall") == 150_000 - 4650)

        try world.clock.move(to: "2027-02-01")
        let answer = try world.done("u_kw1", "allowance.renew", renew("2027-02-01"))
        #expect(answer.detail?.hasSuffix("until 2028-01-31.") == true)
        #expect(try world.balance("-:L200.p_01.overall") == 150_000)
        #expect(try world.balance("-:L100.p_01.overall") == 150_000 + 4650)

        try world.clock.move(to: "2028-02-01")
        try world.accept("cl_2", lines: [1], incurred: "2028-01-20")
        #expect(
            try world.refusal("u_kw1", "allowance.renew", renew("2028-01-31"))
                == "allowance.not-due"
        )
        try world.done("u_kw1", "allowance.renew", renew("2028-02-01"))
        #expect(try world.balances())
    }

    @Test func `what was not used in a year does not carry over`() throws {
        let world = try TestWorld.pathways()
        try world.clock.move(to: "2027-03-01")
        #expect(
            try world.refusal("u_kw1", "allowance.renew", renew("2027-03-01"))
                == "allowance.unused"
        )
        try world.accept("cl_1", lines: [1], incurred: "2027-02-20")
        try world.done("u_kw1", "allowance.renew", renew("2027-03-01"))
        #expect(try world.balance("-:L200.p_01.overall") == 150_000)
        #expect(try world.balances())
    }

    @Test func `a raise is no issue, and an issue that was undone counts no longer`() throws {
        let world = try TestWorld.pathways()
        try world.accept("cl_1", lines: [100], incurred: "2026-04-14")
        try world.clock.move(to: "2027-02-01")
        try world.done(
            "u_pm",
            "allowance.raise",
            ["participant": "p_01", "cap": "overall", "amount": 50, "on": "2027-01-31"]
        )
        let issue = try world.done("u_kw1", "allowance.renew", renew("2027-02-01")).records[0]
        #expect(try world.balance("-:L100.p_01.overall") == 150_000 + 100)
        try world.done(
            "u_fo",
            "entry.reverse",
            ["entry": .integer(Int64(issue)), "reason": "Too early"]
        )
        try world.done("u_kw1", "allowance.renew", renew("2027-02-01"))
        #expect(try world.balance("-:L200.p_01.overall") == 150_000)
    }

    @Test func `an allowance is renewed by the participant's partner or programme`() throws {
        let world = try TestWorld.pathways()
        try world.accept("cl_1", lines: [100])
        try world.clock.move(to: "2027-02-01")
        for actor in ["u_kw2", "u_mg2", "u_fo", "u_aud"] {
            #expect(
                try world.refusal(actor, "allowance.renew", renew("2027-02-01"))
                    == "actor.not-allowed"
            )
        }
        #expect(
            try world.refusal("u_mg1", "allowance.renew", renew("2027-02-01", cap: "none"))
                == "cap.unknown"
        )
        try world.done("u_mg1", "allowance.renew", renew("2027-02-01"))
    }

    @Test func `a cap for life is not renewed`() throws {
        let world = try TestWorld.pathways()
        let guidance = TestFiles.policies.appending(path: "discretionary-2026.yaml")
        let text = try String(contentsOf: guidance, encoding: .utf8)
        world.files.make(
            "for-life.yaml",
            text.replacing("period: year", with: "period: lifetime")
                .replacing("\nversion: 1", with: "\nversion: 2")
        )
        try world.done("u_pm", "policy.adopt", ["file": "for-life.yaml", "drafter": "u_pm2"])
        try world.clock.move(to: "2027-02-01")
        #expect(
            try world.refusal("u_kw1", "allowance.renew", renew("2027-02-01"))
                == "allowance.for-life"
        )
    }

    @Test func `an outcome names a claim or case that exists, or none`() throws {
        let world = try TestWorld.pathways()
        try world.accept("cl_1", lines: [4650])
        func record(_ of: JSONValue) -> TestWorld.Keys {
            [
                "participant": "p_01", "outcome": "sustained-employment", "on": "2026-06-01",
                "of": of, "note": "In work since April",
            ]
        }
        #expect(
            try world.refusal("u_kw1", "outcome.record", record("cl_9")) == "subject.unknown"
        )
        try world.done("u_kw1", "outcome.record", record("cl_1"))
    }

    @Test func `an outcome is of its participant's own claim, and counts once a day`() throws {
        let world = try TestWorld.pathways()
        try world.accept("cl_1", lines: [4650])
        func record(_ participant: JSONValue, of: JSONValue, on: JSONValue) -> TestWorld.Keys {
            ["participant": participant, "outcome": "bank-account", "on": on, "of": of]
        }
        let day: JSONValue = "2026-05-30"
        #expect(
            try world.refusal("u_kw1", "outcome.record", record("p_02", of: "cl_1", on: day))
                == "subject.other-participant"
        )
        try world.done("u_kw1", "outcome.record", record("p_02", of: .null, on: day))
        try world.done("u_kw1", "outcome.record", record("p_01", of: "cl_1", on: day))
        #expect(
            try world.refusal("u_kw1", "outcome.record", record("p_01", of: .null, on: day))
                == "outcome.recorded-before"
        )
        try world.done("u_kw1", "outcome.record", record("p_01", of: .null, on: "2026-05-31"))
    }

    @Test func `nobody is related to themselves`() throws {
        let world = try TestWorld.pathways()
        #expect(
            try world.refusal(
                "u_kw1",
                "relation.declare",
                ["related": "u_kw1", "relation": "family"]
            ) == "relation.to-oneself"
        )
    }

    @Test func `a device is lent, comes back, is lent again and lost`() throws {
        let world = try TestWorld.pathways()
        func lend(_ on: String) -> TestWorld.Keys {
            [
                "device": "dv_tablet3", "participant": "p_01", "on": .text(on),
                "description": "A tablet, serial number 123",
            ]
        }
        func move(_ on: String) -> TestWorld.Keys { ["device": "dv_tablet3", "on": .text(on)] }
        #expect(
            try world.refusal("u_kw1", "device.return", move("2026-05-01")) == "device.unknown"
        )
        try world.done("u_kw1", "device.lend", lend("2026-05-01"))
        #expect(
            try world.refusal("u_kw1", "device.lend", lend("2026-05-02")) == "loan.not-on-shelf"
        )
        #expect(
            try world.refusal("u_kw2", "device.return", move("2026-05-03"))
                == "actor.not-allowed"
        )
        #expect(
            try world.refusal("u_kw1", "device.return", move("2026-04-30"))
                == "loan.before-last-move"
        )
        try world.done("u_kw1", "device.return", move("2026-05-03"))
        #expect(
            try world.refusal("u_kw1", "device.lose", move("2026-05-04")) == "loan.not-lent"
        )
        try world.done("u_kw1", "device.lend", lend("2026-05-04"))
        try world.done("u_kw1", "device.lose", move("2026-05-05"))
    }
}
