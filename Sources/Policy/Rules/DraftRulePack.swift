public import Calendar
public import Identifiers

/// What a rule pack's file says, before it is checked for contradictions.
///
/// ``RulePack`` is the checked one; only its initializer makes one.
public struct DraftRulePack: Hashable, Sendable {
    public var id: RulePackID
    /// Counted from 1; a change of policy is a new version and the old one stays readable.
    public var version: Int
    public var title: String
    /// Who answers for it.
    public var owner: String
    /// The papers that it encodes.
    public var source: String
    public var validFrom: CalendarDate
    /// The last day, or nil while it is in force.
    public var validTo: CalendarDate?
    public var knownFrom: CalendarDate
    /// Plain words that open the answer to "what can I spend on?".
    public var guidance: String
    public var categories: [CategoryRule]
    /// The rule for whatever no category names.
    public var unlisted: CategoryRule
    public var caps: [Cap]
    public var priceBands: [PriceBand]
    public var situations: Situations
    public var exclusions: [Exclusion]
    public var mileage: MileageRates
    public var meals: [Dated<[MealStep]>]
    public var duties: [DutyPair]
    public var examples: [WorkedExample]

    public init(
        id: RulePackID,
        version: Int,
        title: String,
        owner: String,
        source: String,
        validFrom: CalendarDate,
        validTo: CalendarDate?,
        knownFrom: CalendarDate,
        guidance: String,
        categories: [CategoryRule],
        unlisted: CategoryRule,
        caps: [Cap],
        priceBands: [PriceBand],
        situations: Situations,
        exclusions: [Exclusion],
        mileage: MileageRates,
        meals: [Dated<[MealStep]>],
        duties: [DutyPair],
        examples: [WorkedExample]
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.owner = owner
        self.source = source
        self.validFrom = validFrom
        self.validTo = validTo
        self.knownFrom = knownFrom
        self.guidance = guidance
        self.categories = categories
        self.unlisted = unlisted
        self.caps = caps
        self.priceBands = priceBands
        self.situations = situations
        self.exclusions = exclusions
        self.mileage = mileage
        self.meals = meals
        self.duties = duties
        self.examples = examples
    }
}
