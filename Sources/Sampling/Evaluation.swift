// Sums of what was tested are exact, in pence. What is projected is an estimate, reckoned in whole
// millionths of a penny and rounded up at each step of docs/SPEC-sampling.md, so that every
// language comes to the same penny.

/// What the auditor's findings say of the whole population.
public struct Evaluation: Sendable {
    public let confidence: Confidence
    /// How many of the drawn lines were tested.
    public let tested: Int
    /// How many are still to be tested.
    public let untested: Int
    /// The value tested, in pence.
    public let testedPence: Int64
    /// The value verified, in pence.
    public let verifiedPence: Int64
    /// The amount found irregular, in pence.
    public var irregularPence: Int64 { testedPence - verifiedPence }
    /// What the errors come to over the population, in pence; nil until all drawn lines are tested.
    public let projectedPence: Int64?
    /// What they do not exceed, at the confidence, in pence; nil too where the method cannot tell.
    public let upperLimitPence: Int64?

    public init(_ findings: Findings, of sample: Sample, confidence: Confidence) {
        self.confidence = confidence
        let strata = sample.strata.map { StratumErrors($0, findings) }
        tested = strata.reduce(0) { $0 + $1.errors.count }
        untested = sample.count - tested
        testedPence = strata.reduce(0) { $0 + $1.testedPence }
        verifiedPence = testedPence - strata.reduce(0) { $0 + $1.irregularPence }
        guard untested == 0 else {
            (projectedPence, upperLimitPence) = (nil, nil)
            return
        }
        let projection =
            sample.plan.method == .monetaryUnit
            ? Projection(byMonetaryUnit: strata, confidence)
            : Projection(byRatio: strata, confidence)
        let whole = sample.population.pence
        projectedPence = projection.error.pence(atMost: whole)
        upperLimitPence = projection.limit?.pence(atMost: whole)
    }
}

/// The errors found in a stratum.
private struct StratumErrors {
    let stratum: Sample.Stratum
    /// What was claimed and what of it was irregular, in pence, for each line tested.
    let errors: [(claimed: Int64, irregular: Int64)]

    init(_ stratum: Sample.Stratum, _ findings: Findings) {
        self.stratum = stratum
        errors = stratum.drawn.compactMap { line in
            findings.finding(of: line).map { (line.pence, line.pence - $0.verified) }
        }
    }

    var testedPence: Int64 { errors.reduce(0) { $0 + $1.claimed } }
    var irregularPence: Int64 { errors.reduce(0) { $0 + $1.irregular } }
}

/// An estimate for the population, in millionths of a penny.
private struct Projection {
    var error: Int128 = 0
    var limit: Int128?

    private static let million: Int128 = 1_000_000
    /// Beyond it nothing is squared or rooted.
    private static let reach: Int128 = 1 << 126

    /// Each stratum's errors in proportion to its value. The limit adds the quantile times the
    /// estimate's standard error; where no error was found there is no spread to tell one from.
    init(byRatio strata: [StratumErrors], _ confidence: Confidence) {
        var variance: Int128? = 0
        for part in strata {
            let irregular = Int128(part.irregularPence)
            guard !part.stratum.isExhausted else {
                error += irregular * Self.million
                continue
            }
            let claimed = irregular * Int128(part.stratum.pence) * Self.million
            error += claimed.dividedUp(by: Int128(part.testedPence))
            variance = irregular == 0 ? nil : Self.sum(variance, Self.variance(of: part))
        }
        limit = variance.map { error + (confidence.quantile * $0.rootUp).dividedUp(by: 10) }
    }

    /// In millionths of a penny squared; nil where it is beyond what can be reckoned with.
    private static func variance(of part: StratumErrors) -> Int128? {
        let (tested, irregular) = (Int128(part.testedPence), Int128(part.irregularPence))
        var squares: Int128? = 0
        for error in part.errors {
            let rest = Int128(error.irregular) * tested - irregular * Int128(error.claimed)
            let thousandths = (Int128(rest.magnitude) * 1_000).dividedUp(by: tested)
            squares = sum(squares, product(thousandths, thousandths))
        }
        let (count, size) = (Int128(part.stratum.lineCount), Int128(part.errors.count))
        return product(squares, count * (count - size))?.dividedUp(by: size * (size - 1))
    }

    private static func sum(_ one: Int128?, _ other: Int128?) -> Int128? {
        guard let one, let other else { return nil }
        let (sum, overflow) = one.addingReportingOverflow(other)
        return overflow || sum >= reach ? nil : sum
    }

    private static func product(_ one: Int128?, _ other: Int128) -> Int128? {
        guard let (product, overflow) = one?.multipliedReportingOverflow(by: other) else {
            return nil
        }
        return overflow || product >= reach ? nil : product
    }

    /// The errors of a part that was drawn whole as they are; of each other line its share that is
    /// irregular, for the whole interval that it stands for. The limit adds the reliability factor
    /// for no error for one interval, and for each error, the greatest share first, what the
    /// factor grows by beyond one.
    init(byMonetaryUnit strata: [StratumErrors], _ confidence: Confidence) {
        var allowance: Int128 = 0
        for part in strata {
            guard !part.stratum.isExhausted else {
                error += Int128(part.irregularPence) * Self.million
                continue
            }
            let (pence, size) = (Int128(part.stratum.pence), Int128(part.errors.count))
            let shares = part.errors.filter { $0.irregular > 0 }.map { error in
                (Int128(error.irregular) * pence * Self.million)
                    .dividedUp(by: Int128(error.claimed) * size)
            }.sorted(by: >)
            var before = confidence.reliability(afterErrors: 0)
            allowance += (before * pence * Self.million).dividedUp(by: 100 * size)
            for (index, share) in shares.enumerated() {
                let factor = confidence.reliability(afterErrors: index + 1)
                error += share
                allowance += ((factor - before - 100) * share).dividedUp(by: 100)
                before = factor
            }
        }
        limit = error + allowance
    }
}

extension Int128 {
    /// The quotient of two numbers from 0 up, rounded up.
    fileprivate func dividedUp(by divisor: Int128) -> Int128 { (self + divisor - 1) / divisor }

    /// The square root of a number from 0 up, rounded up: bit by bit from the highest.
    fileprivate var rootUp: Int128 {
        var root: Int128 = 0
        for bit in stride(from: 62, through: 0, by: -1) {
            let next = root + (1 << Int128(bit))
            if next * next <= self { root = next }
        }
        return root * root < self ? root + 1 : root
    }

    /// Millionths of a penny in pence, rounded up.
    fileprivate func pence(atMost limit: Int64) -> Int64 {
        Int64(Swift.min(dividedUp(by: 1_000_000), Int128(limit)))
    }
}
