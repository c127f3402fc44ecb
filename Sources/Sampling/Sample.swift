/// The items that a plan draws from a population.
public struct Sample: Sendable {
    public let plan: SamplePlan
    public let population: Population
    /// The parts that the population falls into, in order; at random there is one.
    public let strata: [Stratum]
    /// How many lines were drawn.
    public var count: Int { strata.reduce(0) { $0 + $1.drawn.count } }

    /// A part of the population and what was drawn from it.
    public struct Stratum: Sendable {
        /// `all`, `high value`, `the rest` or a value of the column.
        public let name: String
        /// How many lines it has.
        public let lineCount: Int
        /// Their sum in pence.
        public let pence: Int64
        /// The lines drawn, by rising number.
        public let drawn: [Population.Line]

        static let highValue = "high value"

        /// Whether every line of it was drawn, so that nothing has to be projected.
        public var isExhausted: Bool { drawn.count == lineCount }

        init(_ name: String, _ lines: [Population.Line], drawn: [Population.Line]) {
            self.name = name
            lineCount = lines.count
            pence = lines.reduce(0) { $0 + $1.pence }
            self.drawn = drawn.sorted { $0.number < $1.number }
        }
    }

    /// Draws. O(lines log lines).
    ///
    /// - Throws: ``SamplingError/tooMany(wanted:of:)`` or
    ///   ``SamplingError/tooFew(wanted:least:why:)``.
    public init(_ plan: SamplePlan, from population: Population) throws(SamplingError) {
        guard plan.size <= population.lines.count else {
            throw .tooMany(wanted: plan.size, of: population.lines.count)
        }
        self.plan = plan
        self.population = population
        let draw = Draw(seed: plan.seed, population: population)
        strata =
            switch plan.method {
            case .random: [try draw.atRandom(plan.size)]
            case .monetaryUnit: try draw.byMonetaryUnit(plan.size)
            case .stratified(let column): try draw.stratified(plan.size, by: column)
            }
    }
}
