import Money
import Testing

@Suite struct ApportionmentTests {
    @Test(arguments: [
        Split(6499, by: [50, 50], gives: [3250, 3249]),
        Split(5998, by: [3250, 3249], gives: [2999, 2999]),
        Split(501, by: [251, 250], gives: [251, 250]),
        Split(6, by: [45, 45, 10], gives: [3, 3, 0]),
        Split(5, by: [3, 3, 0], gives: [3, 2, 0]),
        Split(100, by: [7], gives: [100]),
        Split(0, by: [50, 50], gives: [0, 0]),
        Split(3, by: [1, 1, 1], gives: [1, 1, 1]),
        Split(2, by: [40, 25, 20, 10, 5], gives: [1, 1, 0, 0, 0]),
        Split(.max, by: [.max / 2, .max / 2], gives: [.max / 2 + 1, .max / 2]),
    ])
    func `an amount is split by weight, the odd penny to the greatest fraction`(split: Split) throws
    {
        let result = try split.made()
        #expect(result.shares.map(\.pence) == split.shares)
        #expect(result.weights == split.weights)
    }

    @Test func `a refund goes back by what was charged, ties to the first declared`() throws {
        let result = try Split(1999, by: [2999, 2999], gives: []).made(.refund)
        #expect(result.shares.map(\.pence) == [1000, 999])
        #expect(result.remainders == [2999, 2999])
    }

    @Test func `the odd penny goes to the fund that was charged too little`() throws {
        let owed = try [
            Owed(share: (weight: 50, ofTotal: 100), charged: (byAll: 1, byThis: 1)),
            Owed(share: (weight: 50, ofTotal: 100), charged: (byAll: 1, byThis: 0)),
        ]
        let amount = try Amount(pence: 3)
        let charge = try amount.apportioned(by: [50, 50], owed: owed, direction: .charge)
        let refund = try amount.apportioned(by: [50, 50], owed: owed, direction: .refund)
        #expect(charge.shares.map(\.pence) == [1, 2])
        #expect(refund.shares.map(\.pence) == [2, 1])
    }

    @Test func `a fund with no fraction takes no odd penny, whatever it is owed`() throws {
        let owed = try [
            Owed.nothing,
            Owed.nothing,
            Owed(share: (weight: 10, ofTotal: 100), charged: (byAll: 90_000, byThis: 0)),
        ]
        let result = try Amount(pence: 5).apportioned(
            by: [3, 3, 0],
            owed: owed,
            direction: .charge
        )
        #expect(result.shares.map(\.pence) == [3, 2, 0])
    }

    @Test func `sums owed under different rules are compared exactly`() throws {
        let third = try Owed(share: (weight: 1, ofTotal: 3), charged: (byAll: 1, byThis: 0))
        let quarter = try Owed(share: (weight: 1, ofTotal: 4), charged: (byAll: 1, byThis: 0))
        let one = try Amount(pence: 1)
        let first = try one.apportioned(by: [1, 1], owed: [quarter, third], direction: .charge)
        let second = try one.apportioned(by: [1, 1], owed: [third, quarter], direction: .charge)
        #expect(first.shares.map(\.pence) == [0, 1])
        #expect(second.shares.map(\.pence) == [1, 0])
    }

    @Test(arguments: [
        ([], 0, ApportionmentError.partsOutOfRange(count: 0)),
        ([1, 1, 1, 1, 1, 1], 6, .partsOutOfRange(count: 6)),
        ([1, 1], 1, .unmatchedOwed(weights: 2, owed: 1)),
        ([1, -1], 2, .negativeWeight(-1)),
        ([.max, 1], 2, .overflow),
        ([0, 0], 2, .noWeight),
    ])
    func `a split that makes no sense is refused`(
        weights: [Int64],
        owed: Int,
        error: ApportionmentError
    ) throws {
        let amount = try Amount(pence: 100)
        let nothing = Array(repeating: Owed.nothing, count: owed)
        #expect(throws: error) {
            try amount.apportioned(by: weights, owed: nothing, direction: .charge)
        }
        #expect(error.message.hasSuffix("."))
        #expect(error.code.hasPrefix("apportionment."))
    }

    @Test func `the largest sums owed are exact`() throws {
        let owed = try Owed(share: (.max, ofTotal: .max), charged: (byAll: .max, byThis: .min))
        #expect(owed.numerator == Int128(Int64.max) * (Int128(Int64.max) - Int128(Int64.min)))
    }

    @Test func `numbers too large to compare are refused, not wrapped`() throws {
        let huge = try Owed(share: (weight: .max, ofTotal: .max), charged: (byAll: .max, byThis: 0))
        let small = try Owed(share: (weight: 1, ofTotal: 3), charged: (byAll: 1, byThis: 0))
        #expect(throws: ApportionmentError.overflow) {
            try Amount(pence: 1).apportioned(by: [3, 3], owed: [huge, small], direction: .charge)
        }
        #expect(throws: ApportionmentError.noWeight) {
            try Owed(share: (weight: 0, ofTotal: 0), charged: (byAll: 0, byThis: 0))
        }
    }

    /// One row of the table.
    struct Split: Sendable, CustomTestStringConvertible {
        let pence: Int64
        let weights: [Int64]
        let shares: [Int64]

        init(_ pence: Int64, by weights: [Int64], gives shares: [Int64]) {
            self.pence = pence
            self.weights = weights
            self.shares = shares
        }

        var testDescription: String { "\(pence) by \(weights)" }

        func made(_ direction: Apportionment.Direction = .charge) throws -> Apportionment {
            try Amount(pence: pence).apportioned(
                by: weights,
                owed: weights.map { _ in Owed.nothing },
                direction: direction
            )
        }
    }
}
