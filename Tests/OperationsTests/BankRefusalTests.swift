import Calendar
import Money
import Testing

@testable import Operations

/// Why a bank's balance cannot be asserted, in words.
@Suite struct BankRefusalTests {
    @Test(arguments: [(-1, "\u{2212}£0.01"), (0, "£0.00"), (1, "£0.01")] as [(Int64, String)])
    func `what the bank held by the books is said as it is, below nothing too`(
        pence: Int64,
        text: String
    ) throws {
        let refusal = BankRefusal.differs(
            nil,
            try CalendarDate("2026-04-22"),
            booked: pence,
            stated: try Amount(pence: 500)
        )
        #expect(refusal.message.hasPrefix("By the books the bank held \(text) on 2026-04-22, "))
    }
}
