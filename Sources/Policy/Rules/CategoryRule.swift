public import Identifiers
import Money

/// The rules for one category of spending.
public struct CategoryRule: Hashable, Sendable {
    /// The codes under which it is booked: one, or several that share the rule.
    public var names: [CategoryName]
    /// Plain words that answer "what can I spend on?".
    public var guidance: String
    /// Whose cost it may be.
    public var bearers: [BearerKind]
    /// What the bands are compared with.
    public var measure: Measure
    /// From the smallest limit up; the last has none.
    public var bands: [Band]
    public var windows: [Window]
    /// The most for one session or piece, and the most of them.
    public var units: UnitLimit?
    /// What may show that the cost was incurred; none when the journey itself is the proof.
    public var proofs: [Proof]
    /// Whether prices are compared before buying: false for a fixed fee or a therapist.
    public var comparesPrices: Bool
    /// Whether one sentence of reason is needed.
    public var needsReason: Bool
    /// The rate that the amount is held against.
    public var rate: RateKind?

    public init(
        names: [CategoryName],
        guidance: String,
        bearers: [BearerKind],
        measure: Measure,
        bands: [Band],
        windows: [Window],
        units: UnitLimit?,
        proofs: [Proof],
        comparesPrices: Bool,
        needsReason: Bool,
        rate: RateKind?
    ) {
        self.names = names
        self.guidance = guidance
        self.bearers = bearers
        self.measure = measure
        self.bands = bands
        self.windows = windows
        self.units = units
        self.proofs = proofs
        self.comparesPrices = comparesPrices
        self.needsReason = needsReason
        self.rate = rate
    }
}

/// A category's code, and its name for people.
public struct CategoryName: Hashable, Sendable {
    public let code: CategoryCode
    public let title: String

    public init(code: CategoryCode, title: String) {
        self.code = code
        self.title = title
    }
}

/// Whose cost something is.
public enum BearerKind: String, CaseIterable, Hashable, Sendable {
    /// A participant's: it counts against their allowance.
    case participant
    /// A group's, with its attendance list: on nobody's allowance.
    case group
    /// The keyworker's own: on nobody's allowance.
    case own
}

/// A rate that an amount is held against.
public enum RateKind: String, CaseIterable, Hashable, Sendable {
    case mileage
    case meals
}

extension CategoryRule {
    /// The first band that covers so many pence, with the limit of the band below.
    func band(for pence: Int64) -> (band: Band, above: Amount?)? {
        var above: Amount?
        for band in bands {
            if band.covers(pence: pence) { return (band, above) }
            above = band.limit
        }
        return nil
    }
}
