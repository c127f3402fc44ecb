import Identifiers
import Ledger
import Testing

@Suite struct DeliveryTests {
    private func part(_ category: String, _ pence: Int64) throws -> AttributedBalance {
        AttributedBalance(
            attribution: Attribution(
                partner: "northside",
                category: try CategoryCode(category),
                participant: nil
            ),
            pence: pence
        )
    }

    @Test func `what was taken off an attribution comes off that one`() throws {
        let whole = [try part("travel", 500), try part("courses", 700)]
        let left = whole.less([try part("courses", 200)], leaving: 1000)
        #expect(left == [try part("travel", 500), try part("courses", 500)])
        #expect(whole.less([], leaving: 1200) == whole)
    }

    @Test func `what was taken off others too comes off the first, and the sum holds`() throws {
        let whole = [try part("travel", 500), try part("courses", 700)]
        let left = whole.less([try part("courses", 100)], leaving: 600)
        #expect(left == [try part("courses", 600)])
        #expect(whole.less([try part("courses", 900)], leaving: 500) == [try part("travel", 500)])
        #expect(whole.less([], leaving: 0) == [])
    }
}
