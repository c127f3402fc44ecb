import Integrity
import Testing

@testable import Sampling

@Suite struct DrawTests {
    @Test func `the example of the specification is drawn`() throws {
        let population = try Lists.population(Lists.example)
        #expect(
            population.digest.hex
                == "a6c12cd69841877c4517ddddaa126030ff36311f24d498ae549fa89e3698b2c3"
        )
        #expect((population.lines.count, population.pence) == (3, 13_640))
        #expect((population.creditCount, population.creditPence) == (1, -200))
        let draw = Draw(seed: "tea", population: population)
        #expect(
            ["1", "2", "4"].map { draw.ticket($0).hex.prefix(8) } == [
                "79bbcfa7", "74b81473", "88159f9b",
            ]
        )
        #expect(try Lists.sample(.random, 2, of: population).numbers == [[1, 2]])
        #expect(try Lists.sample(.monetaryUnit, 2, of: population).numbers == [[2], [4]])
        #expect(
            try Lists.sample(.stratified(by: "cost_heading"), 3, of: population).numbers
                == [[2], [1, 4]]
        )
    }

    @Test func `the fewest and the most are taken, one less and one more refused`() throws {
        let population = try Lists.population(Lists.example)
        #expect(try Lists.sample(.random, 3, of: population).count == 3)
        #expect(throws: SamplingError.tooMany(wanted: 4, of: 3)) {
            try Lists.sample(.random, 4, of: population)
        }
        #expect(throws: SamplingError.tooFew(wanted: 1, least: 2, why: "one item shows no spread"))
        { try Lists.sample(.random, 1, of: population) }
        #expect(try Lists.sample(.monetaryUnit, 1, of: population).count == 1)
        #expect(throws: SamplingError.self) {
            try Lists.sample(.monetaryUnit, 0, of: population)
        }
        #expect(throws: SamplingError.self) {
            try Lists.sample(.stratified(by: "cost_heading"), 2, of: population)
        }
        #expect(throws: SamplingError.self) {
            try Lists.sample(.stratified(by: "colour"), 3, of: population)
        }
    }

    @Test func `one cost alone is drawn at random by itself`() throws {
        let population = try Lists.population([("travel", 5)])
        #expect(try Lists.sample(.random, 1, of: population).numbers == [[1]])
        #expect(try Lists.sample(.monetaryUnit, 1, of: population).numbers == [[1]])
    }

    @Test(arguments: 1...40)
    func `a sample has the wanted size, no line twice, and is drawn again alike`(
        seed: Int
    ) throws {
        let population = try Lists.random(10 + seed * 7, seed: seed)
        for method: SamplePlan.Method in [.random, .monetaryUnit, .stratified(by: "cost_heading")] {
            let size = 8 + seed % 3
            let sample = try Lists.sample(method, size, of: population, seed: "s\(seed)")
            let numbers = sample.numbers.flatMap { $0 }
            #expect(numbers.count == size)
            #expect(Set(numbers).count == size)
            #expect(sample.strata.reduce(0) { $0 + $1.lineCount } == population.lines.count)
            #expect(sample.strata.reduce(0) { $0 + $1.pence } == population.pence)
            let again = try Lists.sample(method, size, of: population, seed: "s\(seed)")
            #expect(again.numbers == sample.numbers)
        }
    }

    @Test(arguments: 1...20)
    func `every cost of an interval or more is drawn`(seed: Int) throws {
        let population = try Lists.random(200, seed: seed)
        let sample = try Lists.sample(.monetaryUnit, 25, of: population)
        let rest = try #require(sample.strata.last)
        let drawn = Set(sample.numbers.flatMap { $0 })
        for line in population.lines where !drawn.contains(line.number) {
            #expect(line.pence * Int64(rest.drawn.count) < rest.pence)
        }
    }

    @Test func `a cost of twice the money is drawn twice as often`() throws {
        let population = try Lists.population(
            (0..<20).map { ("travel", $0.isMultiple(of: 2) ? 1_000 : 2_000) }
        )
        var (small, large) = (0, 0)
        for seed in 0..<3_000 {
            let drawn = try Lists.sample(.monetaryUnit, 5, of: population, seed: "\(seed)")
            for line in drawn.strata.flatMap(\.drawn) {
                if line.pence == 1_000 { small += 1 } else { large += 1 }
            }
        }
        // 15,000 draws; a third of them small, within five standard deviations.
        #expect(small + large == 15_000)
        #expect((4_700...5_300).contains(small))
    }

    @Test func `a stratum with more money gets more places`() throws {
        let population = try Lists.population(
            (0..<30).map { $0 < 15 ? ("devices", 9_000) : ("travel", 1_000) }
        )
        let sample = try Lists.sample(.stratified(by: "cost_heading"), 12, of: population)
        #expect(sample.strata.map(\.name) == ["devices", "travel"])
        #expect(sample.strata.map(\.drawn.count) == [10, 2])
    }

    @Test(arguments: [
        "", "two\nlines", "tab\t", "\u{85}", String(repeating: "x", count: 201),
    ])
    func `a seed that cannot be typed in one line is refused`(seed: String) {
        #expect(throws: SamplingError.badSeed) {
            try SamplePlan(seed: seed, method: .random, size: 2)
        }
    }

    @Test(arguments: ["x", "Tuesday's tea", "żółć", String(repeating: "x", count: 200)])
    func `any other is taken`(seed: String) throws {
        #expect(try SamplePlan(seed: seed, method: .random, size: 2).seed == seed)
    }

    @Test(arguments: [
        ("", "it is empty"), ("line,price\r\n1,2.00\r\n", "columns"),
        ("line,amount\r\n2,2.00\r\n", "line 1"), ("line,amount\r\n1,2.00,3\r\n", "line 2"),
        ("line,amount\r\n1,90071992547409.92\r\n", "line 1"), ("line,amount\r\n1,x\r\n", "line 1"),
    ])
    func `a list that is none is refused`(text: String, why: String) throws {
        do {
            _ = try Lists.population(text)
            Issue.record("it was taken")
        } catch let error as SamplingError { #expect(error.message.contains(why)) }
    }

    @Test func `a list without costs has nothing to draw`() {
        #expect(throws: SamplingError.nothingToDraw) {
            try Lists.population("line,amount\r\n1,-2.00\r\n2,0.00\r\n")
        }
    }
}
