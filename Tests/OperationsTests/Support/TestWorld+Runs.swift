import Banking
import Calendar
import Identifiers
import Integrity
import Journal
import Store
import StrictJSON
import Testing

@testable import Operations

/// Payment runs in the words of the tests.
extension TestWorld {
    /// £46.50 to u_kw1 (pay_1), £10.00 to u_kw2 (pay_2), each instructed by u_fo, and their bank
    /// details and ours, typed by u_pm2.
    static func withPayments() throws -> TestWorld {
        let world = try TestWorld.pathways()
        try world.done(
            "u_fo",
            "fund.prefinance",
            ["from": "UNR", "to": "ESF", "amount": 50_000, "on": "2026-04-01"]
        )
        try world.accept("cl_1", lines: [1250, 3400], category: "identity")
        try world.accept("cl_2", lines: [1000], for: "p_11")
        try world.instruct("pay_1", "cl_1")
        try world.instruct("pay_2", "cl_2")
        try world.setDetails("programme", account: "10000001")
        try world.setDetails("user:u_kw1", account: "10000002")
        try world.setDetails("user:u_kw2", account: "10000003")
        return world
    }

    func instruct(_ payment: String, _ claims: String...) throws {
        try done(
            "u_fo",
            "payment.instruct",
            [
                "payment": .text(payment), "claims": .array(claims.map { .text($0) }),
                "on": "2026-06-15",
            ]
        )
    }

    static func details(_ payee: String, account: String) -> Keys {
        let isCode = payee.contains(":") || payee == "programme"
        return [
            isCode ? "payee" : "supplier": .text(payee), "name": "A Name",
            "sort-code": "10-20-30", "account": .text(account),
        ]
    }

    func setDetails(_ payee: String, account: String, by actor: String = "u_pm2") throws {
        try done(actor, "payee.set", Self.details(payee, account: account))
    }

    func prepareRun(_ run: JSONValue = "run_1", by actor: String = "u_fo") throws {
        try done(actor, "run.prepare", ["run": run])
    }

    func freezeRun(_ run: JSONValue = "run_1", by actor: String = "u_fo") throws {
        try done(actor, "run.freeze", ["run": run])
    }

    func runSheet(_ run: String = "run_1") throws -> RunSheet {
        let now = clock.now
        let sheet = try store.read { try RunSheet(RunID(run), in: $0, at: now) }
        return try #require(sheet)
    }

    /// The keys of a release of what is frozen, seen by whoever releases it.
    func release(_ run: String = "run_1", on: String = "2026-06-16") throws -> Keys {
        let digest = try runSheet(run).contents?.digest.hex
        return ["run": .text(run), "digest": .text(digest ?? ""), "on": .text(on)]
    }

    /// The bank's file of a run.
    func bankFile(_ run: String = "run_1") throws -> PaymentFile {
        try store.read { try RunFile.file(of: RunID(run), in: $0) }
    }

    func stage(_ run: String = "run_1") throws -> StoredRun.Stage? {
        try store.read { try $0.paymentRun(RunID(run))?.stage }
    }
}
