import Testing
import _TestSupport

@testable import Sampling

@Suite struct EvaluationTests {
    /// The published factors for overstatements.
    static let factors: [(Confidence, [Int128])] = [
        (.eighty, [161, 300, 428, 552, 673]), (.ninety, [231, 389, 533, 669, 800]),
        (.ninetyFive, [300, 475, 630, 776, 916]),
    ]

    @Test(arguments: factors)
    func `reliability factors are those of the tables`(confidence: Confidence, factors: [Int128]) {
        #expect(factors.indices.map { confidence.reliability(afterErrors: $0) } == factors)
    }

    @Test func `what was drawn whole is exact`() throws {
        let population = try Lists.population([("a", 1_000), ("a", 2_000), ("b", 3_000)])
        for method: SamplePlan.Method in [.random, .monetaryUnit, .stratified(by: "cost_heading")] {
            let sample = try Lists.sample(method, 3, of: population)
            let findings = try sample.findings { $0.number == 2 ? 500 : 0 }
            let found = Evaluation(findings, of: sample, confidence: .ninetyFive)
            #expect(
                (found.testedPence, found.verifiedPence, found.irregularPence) == (
                    6_000, 5_500, 500
                )
            )
            #expect(found.projectedPence == 500)
            #expect(found.upperLimitPence == 500)
        }
    }

    @Test func `no error in a monetary-unit sample leaves the factor times the interval`() throws {
        let population = try Lists.population((0..<100).map { _ in ("a", 1_000) })
        let sample = try Lists.sample(.monetaryUnit, 10, of: population)
        let found = Evaluation(try sample.findings { _ in 0 }, of: sample, confidence: .ninetyFive)
        #expect(found.projectedPence == 0)
        #expect(found.upperLimitPence == 30_000)
    }

    @Test func `errors in a monetary-unit sample are projected by hand`() throws {
        let population = try Lists.population((0..<100).map { _ in ("a", 1_000) })
        let sample = try Lists.sample(.monetaryUnit, 10, of: population)
        let (first, second) = (sample.numbers[0][0], sample.numbers[0][1])
        let findings = try sample.findings { line in
            line.number == first ? 250 : line.number == second ? 500 : 0
        }
        let found = Evaluation(findings, of: sample, confidence: .ninetyFive)
        // The interval is 10,000: 0.5 and 0.25 of it are projected; 3.00 for no error, then
        // (4.75 - 3.00 - 1) x 0.5 and (6.30 - 4.75 - 1) x 0.25.
        #expect(found.projectedPence == 7_500)
        #expect(found.upperLimitPence == 42_625)
    }

    @Test func `errors at random are projected by their ratio`() throws {
        let population = try Lists.population((0..<50).map { _ in ("a", 1_000) })
        let sample = try Lists.sample(.random, 5, of: population)
        let wrong = sample.numbers[0][2]
        let findings = try sample.findings { $0.number == wrong ? 1_000 : 0 }
        let found = Evaluation(findings, of: sample, confidence: .ninety)
        #expect(found.projectedPence == 10_000)
        // Squares: 800^2 + 4 x 200^2 = 800,000; 50^2 x 0.9 x 800,000 / 4 / 5 = 90,000,000.
        #expect(found.upperLimitPence == 22_159)
        let none = Evaluation(try sample.findings { _ in 0 }, of: sample, confidence: .ninety)
        #expect(none.projectedPence == 0)
        #expect(none.upperLimitPence == nil)
    }

    @Test func `nothing is projected while a line is not tested`() throws {
        let sample = try Lists.sample(.random, 2, of: Lists.population(Lists.example))
        let findings = try Findings(paper: Array("line,verified\n1,10.00\n".utf8), of: sample)
        let found = Evaluation(findings, of: sample, confidence: .ninetyFive)
        #expect((found.tested, found.untested, found.irregularPence) == (1, 1, 40))
        #expect(found.projectedPence == nil)
        #expect(found.upperLimitPence == nil)
    }

    /// The promise of the upper limit, on programmes whose errors are known.
    @Test(arguments: Confidence.allCases)
    func `the error is not above the limit as often as the confidence says`(
        confidence: Confidence
    ) throws {
        var held = 0
        let runs = 300
        for run in 0..<runs {
            let population = try Lists.random(300, seed: 7_000 + run)
            var numbers = SplitMix64(seed: run)
            let errors = population.lines.reduce(into: [Int: Int64]()) { errors, line in
                guard Int.random(in: 0..<12, using: &numbers) == 0 else { return }
                errors[line.number] = Int64.random(in: 1...line.pence, using: &numbers)
            }
            let sample = try Lists.sample(.monetaryUnit, 40, of: population, seed: "r\(run)")
            let findings = try sample.findings { errors[$0.number] ?? 0 }
            let found = Evaluation(findings, of: sample, confidence: confidence)
            let limit = try #require(found.upperLimitPence)
            if errors.values.reduce(0, +) <= limit { held += 1 }
        }
        #expect(held * 100 >= runs * confidence.rawValue)
    }
}

extension EvaluationTests {
    @Test(arguments: Confidence.allCases)
    func `each factor is the mean whose chance is left over`(confidence: Confidence) {
        let chance = Double(100 - confidence.rawValue) / 100
        for errors in 0...50 {
            let factor = confidence.reliability(afterErrors: errors)
            #expect(Self.atMost(errors, mean: Double(factor) / 100) <= chance)
            #expect(Self.atMost(errors, mean: Double(factor - 1) / 100) > chance)
        }
    }

    @Test(arguments: Confidence.allCases)
    func `beyond the table a factor is still enough`(confidence: Confidence) {
        let chance = Double(100 - confidence.rawValue) / 100
        for errors in 51...120 {
            let factor = confidence.reliability(afterErrors: errors)
            #expect(Self.atMost(errors, mean: Double(factor) / 100) <= chance)
        }
    }

    /// The Poisson distribution's chance of so many or fewer.
    private static func atMost(_ errors: Int, mean: Double) -> Double {
        var (term, sum, beginning) = (1.0, 0.0, 0.0)
        for index in 0...(errors + Int(mean) * 4 + 60) {
            if index > 0 { term *= mean / Double(index) }
            sum += term
            if index == errors { beginning = sum }
        }
        return beginning / sum
    }
}

extension EvaluationTests {
    /// Two great costs are drawn of twelve.
    @Test(arguments: [(100_000_000, true), (4_000_000_000_000_000, false)])
    func `numbers beyond reach give no limit, and no trap`(pence: Int, isTold: Bool) throws {
        let costs = [pence, pence] + Array(repeating: 1, count: 10)
        let population = try Lists.population(costs.map { ("a", $0) })
        let sample = try #require(
            try (0..<1_000).map { seed in
                try Lists.sample(.random, 2, of: population, seed: "\(seed)")
            }.first { $0.numbers == [[1, 2]] }
        )
        let findings = try sample.findings { $0.number == 1 ? $0.pence : 0 }
        let found = Evaluation(findings, of: sample, confidence: .ninety)
        #expect(found.projectedPence == Int64(pence) + 5)
        #expect((found.upperLimitPence != nil) == isTold)
    }
}
