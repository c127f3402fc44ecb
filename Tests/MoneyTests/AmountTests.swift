import Money
import Testing

@Suite struct AmountTests {
    @Test(arguments: [("0", 0), ("7", 7), ("1250", 1250), ("9223372036854775807", Int64.max)])
    func `decimal pence are read and written the same`(text: String, pence: Int64) throws {
        let amount = try Amount(text)
        #expect(amount.pence == pence)
        #expect(amount.description == text)
    }

    @Test(arguments: ["", "-1", "+1", "01", "00", "1.0", "1e3", "1,000", " 1", "1 ", "１", "£1"])
    func `any other spelling is refused`(text: String) {
        #expect(throws: AmountError.notCanonical(text)) { try Amount(text) }
    }

    @Test func `a number one beyond 64 bits is refused`() {
        #expect(throws: AmountError.overflow) { try Amount("9223372036854775808") }
    }

    @Test func `zero is an amount and one below is not`() throws {
        #expect(try Amount(pence: 0) == .zero)
        #expect(Amount.zero.isZero)
        #expect(throws: AmountError.negative(pence: -1)) { try Amount(pence: -1) }
    }

    @Test(arguments: [
        (0, "£0.00"), (5, "£0.05"), (50, "£0.50"), (99_999, "£999.99"), (123_450, "£1,234.50"),
        (100_000_000, "£1,000,000.00"),
    ])
    func `people read pounds`(pence: Int64, text: String) throws {
        #expect(try Amount(pence: pence).poundsText == text)
    }

    @Test func `a sum may reach the largest number and no further`() throws {
        let largest = try Amount(pence: .max)
        #expect(try Amount(pence: .max - 1).adding(Amount(pence: 1)) == largest)
        #expect(throws: AmountError.overflow) { try largest.adding(Amount(pence: 1)) }
        #expect(throws: AmountError.overflow) { try Amount.sum(of: [largest, largest]) }
        #expect(try Amount.sum(of: []) == .zero)
    }

    @Test func `all may be taken from a sum and a penny more is refused, saying both`() throws {
        let ten = try Amount(pence: 10)
        let eleven = try Amount(pence: 11)
        #expect(try ten.subtracting(ten) == .zero)
        #expect(throws: AmountError.belowZero(held: ten, taken: eleven)) {
            try ten.subtracting(eleven)
        }
        #expect(ten < eleven)
    }

    @Test func `each refusal has its own code and a sentence`() {
        let errors: [AmountError] = [
            .notCanonical("x"), .negative(pence: -1), .belowZero(held: .zero, taken: .zero),
            .overflow,
        ]
        #expect(Set(errors.map(\.code)).count == errors.count)
        #expect(errors.allSatisfy { $0.message.hasSuffix(".") })
    }
}
