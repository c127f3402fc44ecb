import Calendar
import Journal
import Ledger
import Money
import Testing

@testable import Evidence

@Suite struct ReckoningTests {
    private func entry(pence: Int64) throws -> Entry {
        let postings = try [("ESF:M1000", Side.debit), ("ESF:M3000", .credit)].map { code, side in
            Posting(account: try AccountCode(code), side: side, amount: try Amount(pence: pence))
        }
        return try Entry(
            recorded: RecordedEntry(
                event: .reservesOpened,
                effectiveOn: CalendarDate("2026-05-05"),
                postings: postings
            )
        )
    }

    @Test func `amounts up to 64 bits are added`() throws {
        var reckoning = Reckoning()
        reckoning.add(try entry(pence: Int64.max - 1), seq: 0)
        reckoning.add(try entry(pence: 1), seq: 1)
        #expect(reckoning.faults == [])
        #expect(
            reckoning.trialBalance(RecipientCodes(secret: []))[1]
                .hasPrefix("ESF:M1000,\"Bank, free\",92233720368547758.07,")
        )
    }

    @Test func `a penny beyond is a fault, and no crash`() throws {
        var reckoning = Reckoning()
        reckoning.add(try entry(pence: Int64.max), seq: 0)
        reckoning.add(try entry(pence: 1), seq: 1)
        #expect(
            reckoning.faults == [
                "ESF:M1000 overflows in entry 1", "ESF:M3000 overflows in entry 1",
            ]
        )
    }
}
