import Money
import Testing
import _TestSupport

/// LEDGER.md 5: what must hold for any amounts, tried on many.
@Suite struct ApportionmentPropertyTests {
    /// The splits of LEDGER.md's drift table.
    static let rules: [[Int64]] = [
        [50, 50], [45, 45, 10], [62, 31, 7], [55, 35, 10], [40, 25, 20, 10, 5],
    ]

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `partial claims never exceed a commitment and the last leaves exactly nothing`(
        seed: UInt64
    ) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<3000 {
            let rule = Self.rules[Int.random(in: 0..<Self.rules.count, using: &random)]
            var funder = Funder(rule: rule)
            let amount = Int64.random(in: 1...20_000, using: &random)
            var remaining = try funder.split(amount, by: rule, .charge)
            while remaining.reduce(0, +) > 0 {
                let left = remaining.reduce(0, +)
                let claim = Int64.random(in: 1...left, using: &random)
                let shares = try funder.charge(claim, by: remaining)
                remaining = zip(remaining, shares).map { $0 - $1 }
                guard remaining.allSatisfy({ $0 >= 0 }) else {
                    Issue.record("\(rule): \(claim)p of \(left)p gave \(shares)")
                    return
                }
            }
            #expect(remaining.allSatisfy { $0 == 0 })
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `shares sum to the amount and each is the floor or ceiling of its quota`(
        seed: UInt64
    ) throws {
        var random = SplitMix64(seed: seed)
        let weights = (0..<Int.random(in: 1...5, using: &random)).map { _ in
            Int64.random(in: 0...1_000_000, using: &random)
        }
        let total = weights.reduce(0, +)
        try #require(total > 0)
        let pence = Int64.random(in: 0...1_000_000_000, using: &random)
        let result = try Amount(pence: pence).apportioned(
            by: weights,
            owed: weights.map { _ in Owed.nothing },
            direction: Bool.random(using: &random) ? .charge : .refund
        )
        #expect(try Amount.sum(of: result.shares).pence == pence)
        for (index, share) in result.shares.enumerated() {
            let product = pence * weights[index]
            #expect(result.remainders[index] == product % total)
            let floor = product / total
            #expect((floor...(product % total == 0 ? floor : floor + 1)).contains(share.pence))
        }
    }

    @Test(arguments: rules)
    func `after ten thousand items no fund is two pence from its percentage`(
        rule: [Int64]
    ) throws {
        var random = SplitMix64(seed: 2026)
        var funder = Funder(rule: rule)
        var worst: Int64 = 0
        for _ in 0..<10_000 {
            let amount = Int64.random(in: 100...11_000, using: &random)
            _ = try funder.charge(amount, by: funder.split(amount, by: rule, .charge))
            worst = max(worst, funder.drift)
        }
        #expect(worst < 2 * rule.reduce(0, +))
    }

    @Test func `without what is owed one fund of two pays thousands of pennies too many`() throws {
        var random = SplitMix64(seed: 2026)
        var funder = Funder(rule: [50, 50])
        funder.remembers = false
        for _ in 0..<10_000 {
            _ = try funder.charge(Int64.random(in: 100...11_000, using: &random), by: [50, 50])
        }
        #expect(funder.drift > 2000 * 100)
    }
}

/// What each fund has been charged under one rule.
private struct Funder {
    let rule: [Int64]
    var charged: [Int64]
    var remembers = true

    init(rule: [Int64]) {
        self.rule = rule
        charged = rule.map { _ in 0 }
    }

    /// The furthest that any fund is from its percentage, in pence times the total weight.
    var drift: Int64 {
        let (all, total) = (charged.reduce(0, +), rule.reduce(0, +))
        return zip(rule, charged).map { abs(all * $0 - $1 * total) }.max() ?? 0
    }

    func split(
        _ pence: Int64,
        by weights: [Int64],
        _ direction: Apportionment.Direction
    ) throws -> [Int64] {
        let (all, total) = (charged.reduce(0, +), rule.reduce(0, +))
        let owed = try zip(rule, charged).map { weight, charged in
            remembers
                ? try Owed(share: (weight, total), charged: (byAll: all, byThis: charged))
                : .nothing
        }
        return try Amount(pence: pence)
            .apportioned(by: weights, owed: owed, direction: direction).shares.map(\.pence)
    }

    mutating func charge(_ pence: Int64, by weights: [Int64]) throws -> [Int64] {
        let shares = try split(pence, by: weights, .charge)
        charged = zip(charged, shares).map { $0 + $1 }
        return shares
    }
}
