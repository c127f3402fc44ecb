import Calendar
import Identifiers
import Ledger
import Money
import Testing

@Suite struct EntryTests {
    static let day: CalendarDate = "2026-04-07"

    @Test func `two equal sides make an entry`() throws {
        let entry = try Self.entry([Self.debit("ESF:M1000", 5), Self.credit("ESF:M2100", 5)])
        #expect(entry.accounts == ["ESF:M1000", "ESF:M2100"])
    }

    @Test(arguments: Refused.rows)
    func `parts that make no entry are refused in the order of the rules`(row: Refused) {
        #expect(throws: row.error) { try Entry(recorded: row.parts) }
        #expect(row.error.code.hasPrefix("entry."))
        #expect(row.error.message.hasSuffix("."))
    }

    @Test func `the table has a row for each rule`() {
        #expect(Set(Refused.rows.map(\.error.code)).count == 9)
    }

    @Test func `each fund and plane balances alone`() {
        // A Lottery claim paid from ESF cash: the sums agree, the funds do not.
        let postings = [Self.debit("LOT:M2060.northside", 5), Self.credit("ESF:M1000", 5)]
        #expect(throws: EntryError.self) { try Self.entry(postings) }
    }

    /// One row of the table: the parts break this rule and every later one they can.
    struct Refused: Sendable, CustomTestStringConvertible {
        let error: EntryError
        let parts: RecordedEntry

        var testDescription: String { error.code }

        init(
            _ error: EntryError,
            source: String? = nil,
            reverses: Int? = nil,
            _ postings: [Posting]
        ) {
            self.error = error
            parts = RecordedEntry(
                event: .reservesOpened,
                effectiveOn: EntryTests.day,
                source: source,
                reverses: reverses,
                postings: postings
            )
        }

        static let rows = [
            Refused(.sourceMisspelt("Claim 1"), source: "Claim 1", reverses: 3, []),
            Refused(.reversalUnlinked, reverses: 3, []),
            Refused(.tooFewPostings(count: 1), [debit("ESF:M1000", 0)]),
            Refused(
                .zeroAmount("ESF:M1000"),
                [debit("ESF:M1000", 0), credit("ESF:M2000.cl_1", 5)]
            ),
            Refused(
                .attributionUnwanted("ESF:M1000"),
                [debit("ESF:M1000", 5, .northside("travel")), credit("ESF:M2000.cl_1", 4)]
            ),
            Refused(
                .attributionMissing("ESF:M2000.cl_1"),
                [debit("ESF:M1000", 5), credit("ESF:M2000.cl_1", 4)]
            ),
            Refused(
                .attributionContradicts("ESF:M5000.travel", .northside("clothing")),
                [debit("ESF:M5000.travel", 5, .northside("clothing")), credit("ESF:M1000", 4)]
            ),
            Refused(
                .overflow(.money),
                [
                    debit("ESF:M1000", .max), debit("ESF:M1000", .max),
                    credit("ESF:M2100", .max),
                ]
            ),
            Refused(
                .unbalanced(
                    BalanceKey(of: "ESF:M1000"),
                    AccountTotals(debits: .pence(5), credits: .pence(4))
                ),
                [debit("ESF:M1000", 5), credit("ESF:M2100", 4)]
            ),
        ]
    }

    static func entry(_ postings: [Posting]) throws(EntryError) -> Entry {
        let parts = RecordedEntry(event: .reservesOpened, effectiveOn: day, postings: postings)
        return try Entry(recorded: parts)
    }

    static func debit(
        _ account: AccountCode,
        _ pence: Int64,
        _ attribution: Attribution? = nil
    ) -> Posting {
        Posting(account: account, side: .debit, amount: .pence(pence), attribution: attribution)
    }

    static func credit(_ account: AccountCode, _ pence: Int64) -> Posting {
        Posting(account: account, side: .credit, amount: .pence(pence))
    }
}
