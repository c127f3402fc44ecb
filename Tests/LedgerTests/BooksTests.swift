import Calendar
import Identifiers
import Ledger
import Money
import Testing

/// Each limit of the programme is a floor: the nearest accepted and the nearest refused.
@Suite struct BooksTests {
    static let day: CalendarDate = "2026-04-07"

    @Test func `a partner may commit all it has, and not a penny more`() throws {
        var books = try Self.funded()
        try books.post(Self.entry(Self.group("bc_0001.1", shares(150_000, 150_000))))
        #expect(books.available(.esf, "pathways", "northside") == 0)
        try expectRefused(
            Self.group("bc_0002.1", shares(1, 0)),
            by: &books,
            .belowFloor("ESF:A400.pathways.northside", available: 0, requested: 1),
            code: "funds.exceeded"
        )
    }

    @Test func `a reservation counts at once, so six of a thousand do not fit in five`() throws {
        var books = try Self.funded()
        for line in 1...5 {
            try books.post(
                Self.entry(Self.group(CommitmentID(source: "bc_1", line: line), shares(30_000, 0)))
            )
        }
        try expectRefused(
            Self.group("bc_1.6", shares(30_000, 0)),
            by: &books,
            .belowFloor("ESF:A400.pathways.northside", available: 0, requested: 30_000),
            code: "funds.exceeded"
        )
    }

    @Test func `a claim may take all of its commitment, and not a penny more`() throws {
        var books = try Self.funded()
        try books.post(Self.entry(Story.approve("bc_0001.1", shares(3250, 3249))))
        try expectRefused(
            Story.claim("cl_0001", of: "bc_0001.1", shares(3251, 3249)),
            by: &books,
            .belowFloor("ESF:A500.bc_0001.1", available: 3250, requested: 3251),
            code: "commitment.exceeded"
        )
        try books.post(Self.entry(Story.claim("cl_0001", of: "bc_0001.1", shares(3250, 3249))))
        #expect(books.balance(of: "ESF:A500.bc_0001.1") == 0)
    }

    @Test func `a participant may have all that a cap leaves, and not a penny more`() throws {
        var books = try Self.funded()
        try books.post(Self.entry(Story.ordinaryClaim("cl_0001", shares(7500, 7500))))
        try expectRefused(
            Story.ordinaryClaim("cl_0002", shares(1, 0)),
            by: &books,
            .belowFloor("-:L200.p_17.clothing", available: 0, requested: 1),
            code: "allowance.exceeded"
        )
        try books.post(
            Self.entry(
                .allowanceRaised(
                    .init(participant: "p_17", limit: CapLimit(cap: "clothing", amount: .pence(1)))
                )
            )
        )
        try books.post(Self.entry(Story.ordinaryClaim("cl_0002", shares(1, 0))))
    }

    @Test func `two runs cannot promise the same cash`() throws {
        var books = try Self.funded()
        try books.post(Self.entry(Story.ordinaryClaim("cl_0001", shares(0, 5000))))
        try books.post(Self.entry(Story.ordinaryClaim("cl_0002", shares(0, 5000))))
        try books.post(Self.entry(Story.instruct("pay_1", "cl_0001", shares(0, 5000))))
        try expectRefused(
            Story.instruct("pay_2", "cl_0002", shares(0, 5000)),
            by: &books,
            .belowFloor("LOT:M1000", available: 1000, requested: 5000),
            code: "cash.exceeded"
        )
    }

    @Test(arguments: [
        (Story.instruct("pay_1", "cl_9", shares(0, 5)), "LOT:M2000.cl_9", "account.below-zero"),
        (Story.defray("pay_9", "cl_1", shares(0, 5)), "LOT:M2050.pay_9", "account.below-zero"),
        (Story.drawDown("dd_1", 5), "ESF:M1150", "account.below-zero"),
        (Story.issueFloat, "UNR:M1000", "cash.exceeded"),
        (
            Event.floatReturned(
                .init(
                    holder: .keyworker("u_kw1"),
                    reserve: .reserves,
                    amount: .pence(5),
                    receivedOn: day
                )
            ), "UNR:M1200.u_kw1", "float.exceeded"
        ),
        (
            .programmeBudgeted(.init(programme: "pathways", shares: shares(200_001, 1))),
            "ESF:A200", "award.exceeded"
        ),
        (
            .fundsAllocated(
                .init(programme: "pathways", partner: "northside", shares: shares(150_001, 1))
            ), "ESF:A300.pathways", "budget.exceeded"
        ),
    ])
    func `what is not there cannot be taken`(event: Event, account: String, code: String) throws {
        var books = try Self.funded()
        let error = #expect(throws: PostingError.self) { try books.post(Self.entry(event)) }
        #expect(error?.code == code)
        guard case .belowFloor(let floored, _, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(floored.description == account)
    }

    @Test func `a counter that would pass 64 bits is refused`() throws {
        let full = AccountTotals(debits: .pence(.max), credits: .pence(.max))
        var books = Books(loading: ["LOT:M1000": full])
        let event = Event.advanceReceived(
            .init(fund: .lottery, amount: .pence(1), receivedOn: Self.day)
        )
        try expectRefused(
            event,
            by: &books,
            .counterOverflow("LOT:M1000"),
            code: "posting.overflow"
        )
    }

    @Test func `books that hold only the accounts of an entry post it as whole books do`() throws {
        let whole = try Self.funded()
        let entry = try Self.entry(Story.ordinaryClaim("cl_0001", shares(5, 5)))
        let loaded = entry.accounts.map { ($0, whole.totals(of: $0)) }
        var part = Books(loading: Dictionary(uniqueKeysWithValues: loaded))
        var all = whole
        try part.post(entry)
        try all.post(entry)
        #expect(entry.accounts.allSatisfy { part.totals(of: $0) == all.totals(of: $0) })
    }

    @Test func `a refusal says what is left, what was asked and what to do`() throws {
        let error = PostingError.belowFloor(
            "ESF:A400.pathways.northside",
            available: 1200,
            requested: 3250
        )
        #expect(
            error.message == "The ESF budget of northside in pathways has £12.00 left and £32.50 "
                + "was asked of it. Ask for less, or have more budget allocated or moved to the "
                + "partner."
        )
    }

    private func expectRefused(
        _ event: Event,
        by books: inout Books,
        _ error: PostingError,
        code: String
    ) throws {
        let before = books
        #expect(throws: error) { try books.post(Self.entry(event)) }
        #expect(error.code == code)
        #expect(error.message.hasSuffix("."))
        #expect(books == before)
    }

    static func entry(_ event: Event) throws -> Entry { try event.entry(effectiveOn: day) }

    /// A commitment on nobody's allowance.
    static func group(_ commitment: CommitmentID, _ shares: [FundShare]) -> Event {
        let line = CommittedLine(
            commitment: commitment,
            attribution: .northside("rooms", nil),
            caps: [],
            shares: shares
        )
        return .commitmentRaised(.init(programme: "pathways", ruleVersion: 1, lines: [line]))
    }

    /// Rows 1 to 5, but with little Lottery cash.
    static func funded() throws -> Books {
        var books = Books()
        for event in Story.granting.dropLast().flatMap(\.events) { try books.post(entry(event)) }
        try books.post(
            entry(.advanceReceived(.init(fund: .lottery, amount: .pence(6000), receivedOn: day)))
        )
        return books
    }
}
