import Approvals
import Banking
import Calendar
import Identifiers
import Integrity
import Journal
import Store
import StrictJSON
import Testing

@testable import Operations

/// Bank details: who may say where money goes, and what a change of them does to a run.
@Suite struct PayeeDetailsTests {
    private let one: TestWorld.Keys = ["run": "run_1"]

    private func frozen() throws -> TestWorld {
        let world = try TestWorld.withPayments()
        try world.prepareRun()
        try world.freezeRun()
        return world
    }

    @Test func `records hold a commitment, and the vault the account`() throws {
        let world = try TestWorld.withPayments()
        let records = try world.done(
            "u_fo",
            "payee.set",
            TestWorld.details("partner:northside", account: "12345678")
        ).records
        guard case .payeeDetails(let details) = try world.records(from: records[0])[0] else {
            Issue.record("no details")
            return
        }
        let (bytes, account) = try world.store.read { books in
            var all: [UInt8] = []
            try books.forEachRecord(from: 0) { _, bytes in
                all += bytes
                return true
            }
            return (all, try books.account(details.account))
        }
        #expect(account?.number.digits == "12345678")
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains("12345678") && !text.contains("102030") && !text.contains("A Name"))
    }

    @Test(arguments: [
        ("10-20-3", "12345678", "A Name", "payment-file.sort-code"),
        ("10-20-30", "1234567", "A Name", "payment-file.account-number"),
        ("10-20-30", "1234567x", "A Name", "payment-file.account-number"),
        ("10-20-30", "12345678", "名", "payment-file.character"),
        (
            "10-20-30", "12345678", String(repeating: "n", count: 71), "payment-file.too-long"
        ),
    ])
    func `details that no bank takes are refused`(
        sort: String,
        account: String,
        name: String,
        code: String
    ) throws {
        let world = try TestWorld.pathways()
        let keys: TestWorld.Keys = [
            "payee": "user:u_kw1", "name": .text(name), "sort-code": .text(sort),
            "account": .text(account),
        ]
        #expect(try world.refusal("u_fo", "payee.set", keys) == code)
    }

    @Test func `anybody gives their own, and the office all others'`() throws {
        let world = try TestWorld.pathways()
        let own = TestWorld.details("user:u_kw1", account: "12345678")
        try world.done("u_kw1", "payee.set", own)
        #expect(try world.refusal("u_kw1", "payee.set", own) == "payee.unchanged")
        for payee in ["user:u_kw2", "partner:northside", "participant:p_01", "programme"] {
            let keys = TestWorld.details(payee, account: "12345678")
            #expect(try world.refusal("u_kw1", "payee.set", keys) == "actor.not-allowed")
            #expect(try world.refusal("u_mg1", "payee.set", keys) == "actor.not-allowed")
            try world.done("u_fo", "payee.set", keys)
        }
    }

    @Test(arguments: [
        ("user:u_nobody", "payee.unknown-user"), ("participant:p_99", "participant.unknown"),
        ("partner:westside", "partner.unknown"), ("user:", "command.wrong-kind"),
        ("supplier:\(Digest.zero.hex)", "command.wrong-kind"),
    ])
    func `whom nobody knows has no details`(payee: String, code: String) throws {
        let world = try TestWorld.pathways()
        let keys: TestWorld.Keys = [
            "payee": .text(payee), "name": "A Name", "sort-code": "10-20-30",
            "account": "12345678",
        ]
        #expect(try world.refusal("u_fo", "payee.set", keys) == code)
    }

    @Test func `a payee without details is named with what to do`() throws {
        let world = try TestWorld.withPayments()
        try world.accept("cl_3", lines: [500], for: "p_02", paidBy: "partner")
        try world.done(
            "u_mg1",
            "claim.paid-by-partner",
            ["claim": "cl_3", "on": "2026-06-01", "reference": "NS-1"]
        )
        try world.done(
            "u_fo",
            "repayment.instruct",
            [
                "payment": "rep_1", "partner": "northside", "claims": ["cl_3"],
                "on": "2026-06-15",
            ]
        )
        try world.prepareRun()
        guard case .refused(let refused) = try world.play("u_fo", "run.freeze", one) else {
            Issue.record("it was frozen")
            return
        }
        #expect(refused.code == "run.no-details")
        #expect(refused.message.contains("northside") && refused.message.contains("payee set"))
        try world.setDetails("partner:northside", account: "10000004")
        try world.freezeRun()
    }

    @Test func `there has to be an account to pay from`() throws {
        let world = try TestWorld.pathways()
        try world.accept("cl_1", lines: [1000])
        try world.done(
            "u_fo",
            "fund.prefinance",
            ["from": "UNR", "to": "ESF", "amount": 50_000, "on": "2026-04-01"]
        )
        try world.instruct("pay_1", "cl_1")
        try world.setDetails("user:u_kw1", account: "10000002")
        try world.prepareRun()
        #expect(try world.refusal("u_fo", "run.freeze", one) == "run.no-account")
    }

    @Test func `suppliers of one name are one, whichever claim named them`() throws {
        let world = try TestWorld.pathways()
        let (first, second) = try world.store.write(
            undoing: .write,
            signing: { $0.signed(by: world.keys.journal) }
        ) { books in
            func item(_ name: String, _ salt: UInt8) throws -> Digest {
                let item = PrivateItem(
                    subject: "u_fo",
                    label: "supplier",
                    salt: Array(repeating: salt, count: 32),
                    value: Array(name.utf8)
                )
                try books.keepPrivate(item)
                let declared = RelationDeclared(
                    user: try UserID("u_fo"),
                    related: "r\(salt)",
                    relation: .business,
                    note: item.commitment
                )
                try books.append(
                    RecordDraft(
                        command: try CommandID("c-r\(salt)"),
                        request: try Seal(hex: Digest.zero.hex),
                        actor: try UserID("u_fo"),
                        effectiveOn: try CalendarDate("2026-06-15"),
                        time: try Instant("2026-06-15T09:00:00.000Z"),
                        chain: nil,
                        body: .relationDeclared(declared)
                    )
                )
                return item.commitment
            }
            return (try item("Hill Cycles", 1), try item("Hill Cycles", 2))
        }
        #expect(first != second)
        try world.setDetails("Hill Cycles", account: "20000001")
        try world.store.read { books in
            let register = try PayeeRegister(books)
            let one = try register.payee(.supplier(first))
            #expect(try register.payee(.supplier(second)) == one)
            #expect(try register.name(of: one) == "Hill Cycles")
            #expect(try books.details(of: .payee(one))?.version == 1)
        }
        try world.setDetails("Hill Cycles", account: "20000002")
        try world.setDetails("Hill cycles", account: "20000003")
        #expect(try world.store.read { try $0.details().map(\.version) } == [2, 1])
    }

    // MARK: A change

    @Test func `an account that is swapped after freezing is not paid, nor the new one`() throws {
        let world = try frozen()
        let seen = try world.release()
        try world.setDetails("user:u_kw1", account: "66666666", by: "u_fo")
        #expect(try world.refusal("u_pm", "run.release", seen) == "run.details-changed")
        try world.clock.move(to: "2026-06-17")
        let later: TestWorld.Keys = ["run": "run_1", "digest": seen[1].value, "on": "2026-06-17"]
        #expect(try world.refusal("u_pm", "run.release", later) == "run.details-changed")
        // Not even when it is swapped back: what was seen were other details.
        try world.setDetails("user:u_kw1", account: "10000002", by: "u_fo")
        #expect(try world.refusal("u_pm", "run.release", later) == "run.details-changed")
    }

    @Test func `our own account is not swapped either`() throws {
        let world = try frozen()
        try world.setDetails("programme", account: "66666666")
        #expect(
            try world.refusal("u_fo2", "run.release", world.release()) == "run.details-changed"
        )
    }

    @Test func `a changed account is a day old before it is paid, and whoever changed it waits`()
        throws
    {
        let world = try TestWorld.withPayments()
        try world.clock.set("2026-06-16T10:00:00.000Z")
        try world.setDetails("user:u_kw1", account: "10000009", by: "u_fo2")
        try world.prepareRun()
        try world.freezeRun()
        try world.clock.set("2026-06-17T09:59:59.999Z")
        #expect(
            try world.refusal("u_pm", "run.release", world.release(on: "2026-06-17"))
                == "run.details-new"
        )
        try world.clock.set("2026-06-17T10:00:00.000Z")
        let keys = try world.release(on: "2026-06-17")
        #expect(
            try world.refusal("u_fo2", "run.release", keys)
                == "duties.details-editor+payment-releaser"
        )
        try world.done("u_pm", "run.release", keys)
    }

    @Test func `a first payment, another account than before and a shared one are said`() throws {
        let world = try frozen()
        #expect(try world.runSheet().lines.map(\.remarks) == [[.first], [.first]])
        try world.done("u_fo2", "run.release", world.release())
        try world.clock.move(to: "2026-07-01")
        try world.setDetails("user:u_kw1", account: "10000003", by: "u_pm2")
        try world.accept("cl_3", lines: [500])
        try world.accept("cl_4", lines: [500], for: "p_11")
        try world.instruct("pay_3", "cl_3")
        try world.instruct("pay_4", "cl_4")
        try world.prepareRun("run_2")
        let lines = try world.runSheet("run_2").lines
        let other = DetailsHolder.payee(.user(try UserID("u_kw2")))
        let same = DetailsHolder.payee(.user(try UserID("u_kw1")))
        #expect(
            lines.map(\.remarks) == [
                [
                    .changedSince(try RunID("run_1")), .sharedWith(other),
                    .notBefore(try Instant("2026-07-02T09:00:00.000Z")),
                ],
                [.sharedWith(same)],
            ]
        )
        #expect(lines[0].details?.editor.text == "u_pm2")
    }

    // MARK: Erasure

    @Test func `a participant's details go with their data, and the run says so`() throws {
        let world = try TestWorld.pathways()
        try world.setDetails("participant:p_01", account: "30000001")
        let commitment = try world.store.read { books in
            try books.details(of: .payee(.participant(try ParticipantCode("p_01"))))?.details
                .account
        }
        let account = try #require(commitment)
        #expect(try world.store.read { try $0.account(account) } != nil)
        try world.done(
            "u_pm",
            "participant.erase",
            ["participant": "p_01", "basis": "request"]
        )
        #expect(try world.store.read { try $0.account(account) } == nil)
        #expect(
            try world.refusal(
                "u_fo",
                "payee.set",
                TestWorld.details("participant:p_01", account: "30000002")
            ) == "participant.erased"
        )
        #expect(try world.checkable.check(CheckRequest()).findings == [])
    }
}
