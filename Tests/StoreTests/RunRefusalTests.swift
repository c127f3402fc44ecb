import Approvals
import Calendar
import GRDB
import Identifiers
import Integrity
import Journal
import Store
import Testing

@testable import StoreSQLite

/// That a released run is what was frozen, whatever asks the database.
@Suite struct RunRefusalTests {
    /// Statements that somebody with the file might run, and the rule that stops each. run_1 of
    /// the story was released, and its payment left.
    static let statements: [(sql: String, rule: String)] = [
        ("UPDATE run_line SET pence = 1", "run.fixed"),
        ("UPDATE run_line SET account = zeroblob(32)", "run.fixed"),
        ("UPDATE run_line SET payee = 'user:u_other'", "run.fixed"),
        ("UPDATE run_line SET live = 0", "run.fixed"),
        ("DELETE FROM run_line", "run.fixed"),
        ("UPDATE payment_run SET digest = 'x'", "run.fixed"),
        ("UPDATE payment_run SET account = zeroblob(32)", "run.fixed"),
        ("UPDATE payment_run SET stage = 'frozen', released = NULL", "run.wrong-stage"),
        ("UPDATE payment_run SET stage = 'withdrawn', released = NULL", "run.wrong-stage"),
        ("UPDATE payment_run SET stage = 'released'", "run.wrong-stage"),
        ("INSERT INTO run_hand VALUES('run_1', 'u_x')", "run.not-open"),
        (
            """
            INSERT INTO run_line SELECT run, 2, 'pay_1', payee, pence, account, 9999, 1
            FROM run_line
            """,
            "run.not-open"
        ),
        (
            """
            INSERT INTO payment_run(id, seq, stage) VALUES('run_2', 9998, 'open');
            INSERT INTO run_line SELECT 'run_2', 1, payment, payee, pence, account, 9999, 1
            FROM run_line
            """,
            "run.twice"
        ),
        (
            """
            INSERT INTO payment_run(id, seq, stage) VALUES('run_2', 9998, 'open');
            INSERT OR REPLACE INTO run_line
            SELECT 'run_2', 1, payment, payee, pence, account, 9999, 1 FROM run_line
            """,
            "run.twice"
        ),
        (
            """
            INSERT INTO payment_run(id, seq, stage) VALUES('run_2', 9998, 'open');
            INSERT INTO run_line SELECT 'run_2', 1, 'pay_1', payee, pence, account, 9999, 1
            FROM run_line
            """,
            "run.not-instructed"
        ),
    ]

    @Test(arguments: statements)
    func `a statement that breaks a run is refused by its rule`(sql: String, rule: String) throws {
        let world = try TemporaryBooks.story()
        let error = #expect(throws: StoreError.self) {
            try world.books.health.translating {
                try world.books.journal.write { try $0.execute(sql: sql) }
            }
        }
        #expect(error == .refusedByDatabase(rule: rule))
        #expect(try world.books.check(CheckRequest()).findings == [])
    }

    /// Books with one payment that was instructed, pay_9, and run_9 with it, frozen.
    private func frozen() throws -> TemporaryBooks {
        let world = try TemporaryBooks.story()
        try world.append(contentsOf: try World.accepted("cl_9", amount: 2000))
        let payment = try World.paid("cl_9", by: "pay_9", amount: 2000)
        try world.append(contentsOf: Array(payment.prefix(2)))
        try world.append(contentsOf: try World.frozen("run_9", paying: "pay_9"))
        return world
    }

    private func refuses(
        _ rule: String,
        _ world: TemporaryBooks,
        _ draft: RecordDraft,
        at location: SourceLocation = #_sourceLocation
    ) {
        #expect(
            throws: StoreError.refusedByDatabase(rule: rule),
            sourceLocation: location
        ) { try world.append(draft) }
    }

    @Test func `another digest, another sum and a hand of its own release nothing`() throws {
        let world = try frozen()
        refuses(
            "run.not-frozen",
            world,
            try World.released("run_9", paying: "pay_9", digest: .zero)
        )
        refuses("run.not-frozen", world, try World.released("run_9", paying: "pay_9", total: 1999))
        refuses(
            "run.not-frozen",
            world,
            try World.released("run_9", paying: "pay_9", by: World.finance)
        )
        try world.append(try World.released("run_9", paying: "pay_9"))
        refuses("run.not-frozen", world, try World.released("run_9", paying: "pay_9"))
    }

    @Test func `details that changed since, theirs or ours, release nothing`() throws {
        let theirs = try frozen()
        let holder = DetailsHolder.payee(.user(World.keyworker))
        try theirs.append(World.details(holder, World.kept(66).commitment, command: "c-swap"))
        refuses("run.details-changed", theirs, try World.released("run_9", paying: "pay_9"))
        let ours = try frozen()
        try ours.append(World.details(.programme, World.kept(66).commitment, command: "c-swap"))
        refuses("run.details-changed", ours, try World.released("run_9", paying: "pay_9"))
    }

    @Test func `a payment that came back since releases nothing, and none leaves before`() throws {
        let world = try frozen()
        let payment = try World.paid("cl_9", by: "pay_9", amount: 2000)
        refuses("run.not-released", world, payment[2])
        let back = PaymentReturned(
            payment: try PaymentID("pay_9"),
            on: World.day,
            stage: .beforeDefrayal
        )
        try world.append(World.draft(.paymentReturned(back), command: "c-back-9"))
        refuses("run.payment-moved", world, try World.released("run_9", paying: "pay_9"))
    }

    @Test func `a run is frozen with its own lines alone`() throws {
        let world = try TemporaryBooks.story()
        try world.append(contentsOf: try World.accepted("cl_9", amount: 2000))
        let payment = try World.paid("cl_9", by: "pay_9", amount: 2000)
        try world.append(contentsOf: Array(payment.prefix(2)))
        let run = try RunID("run_9")
        func made(_ body: RecordBody, _ command: String) -> RecordDraft {
            World.draft(body, command: command, actor: World.finance)
        }
        try world.append(made(.runPrepared(RunPrepared(run: run)), "c-1"))
        refuses(
            "payment-run.exists",
            world,
            made(
                .runPrepared(RunPrepared(run: try RunID("run_8"))),
                "c-2"
            )
        )
        let line = try World.line(run, "pay_9")
        refuses("run.not-its-lines", world, made(.runFrozen(try World.frozen(run, [line])), "c-3"))
        let stranger = try World.line(run, "pay_9", account: World.kept(66).commitment)
        refuses("run.details-changed", world, made(.runLine(stranger), "c-4"))
        try world.append(made(.runLine(line), "c-5"))
        refuses("run.twice", world, made(.runLine(try World.line(run, "pay_9", number: 2)), "c-6"))
        let other = try World.line(run, "pay_9", amount: 1)
        refuses("run.not-its-lines", world, made(.runFrozen(try World.frozen(run, [other])), "c-7"))
        try world.append(made(.runFrozen(try World.frozen(run, [line])), "c-8"))
        #expect(try world.books.check(CheckRequest()).findings == [])
    }

    @Test func `what is given up is free for the next run, what was released is not given up`()
        throws
    {
        let world = try frozen()
        func withdrawn(_ id: String, _ command: String) throws -> RecordDraft {
            World.draft(
                .runWithdrawn(RunWithdrawn(run: try RunID(id))),
                command: command,
                actor: World.finance
            )
        }
        refuses("run.not-open", world, try withdrawn("run_1", "c-1"))
        #expect(try world.books.read { try $0.waitingPayments() }.isEmpty)
        try world.append(try withdrawn("run_9", "c-2"))
        #expect(try world.books.read { try $0.waitingPayments() }.map(\.text) == ["pay_9"])
        try world.append(contentsOf: try World.frozen("run_10", paying: "pay_9"))
        try world.append(try World.released("run_10", paying: "pay_9"))
        #expect(try world.books.check(CheckRequest()).findings == [])
        try world.books.rebuild { _, _ in }
        #expect(try world.books.check(CheckRequest()).findings == [])
    }
}
