public import Calendar
public import Identifiers
public import Money

/// Everything that a policy decision on one line of a claim or business case depends on.
///
/// A decision reads nothing else, so it can be replayed years later from these facts and the
/// rule pack. They are stored encrypted; see `docs/SPEC-policy.md` for their canonical form.
public struct Facts: Hashable, Sendable {
    public var kind: Kind
    public var category: CategoryCode
    public var bearer: Bearer
    public var amount: Amount
    /// The price of one and how many, where the line has them: eight sessions at £55.
    public var units: Units?
    /// The day on the ticket; for a business case the day on which it is planned.
    public var incurredOn: CalendarDate
    /// The day of the decision: rates and rules known on it apply.
    public var submittedOn: CalendarDate
    /// What was spent before this, by the same bearer in the same category.
    public var before: Totals
    public var proof: Proof
    /// Screenshots and quotes attached.
    public var prices: Int
    /// Whether it needed a yes and was bought without one.
    public var spentFirst: Bool
    /// Whether the partner has somebody else who may decide.
    public var hasSecondPerson: Bool
    /// Whether a business case for the same participant was declined lately.
    public var declinedLately: Bool
    /// Whether a sentence of reason is given.
    public var hasReason: Bool
    public var journey: JourneyFacts?
    public var meal: MealFacts?
    /// The exclusions that the claimant or a decider says it touches.
    public var exclusions: [ClauseID]

    public init(
        kind: Kind,
        category: CategoryCode,
        bearer: Bearer,
        amount: Amount,
        units: Units?,
        incurredOn: CalendarDate,
        submittedOn: CalendarDate,
        before: Totals,
        proof: Proof,
        prices: Int,
        spentFirst: Bool,
        hasSecondPerson: Bool,
        declinedLately: Bool,
        hasReason: Bool,
        journey: JourneyFacts?,
        meal: MealFacts?,
        exclusions: [ClauseID]
    ) {
        self.kind = kind
        self.category = category
        self.bearer = bearer
        self.amount = amount
        self.units = units
        self.incurredOn = incurredOn
        self.submittedOn = submittedOn
        self.before = before
        self.proof = proof
        self.prices = prices
        self.spentFirst = spentFirst
        self.hasSecondPerson = hasSecondPerson
        self.declinedLately = declinedLately
        self.hasReason = hasReason
        self.journey = journey
        self.meal = meal
        self.exclusions = exclusions
    }
}

extension Facts {
    /// What is decided on.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A cost that was incurred.
        case claim
        /// A proposal to spend.
        case caseSubmission = "case"
    }

    /// Whose cost it is, with what the rules ask of such a bearer.
    public enum Bearer: Hashable, Sendable {
        /// A participant's, with what is left of each cap issued to them.
        case participant(enrolment: Enrolment, left: [CapCode: Amount])
        case group(hasAttendanceList: Bool)
        /// The keyworker's own.
        case own

        /// Which kind of bearer it is.
        public var kind: BearerKind {
            switch self {
            case .participant: .participant
            case .group: .group
            case .own: .own
            }
        }
    }

    /// Where the incurred date lies among the participant's enrolment spells.
    public enum Enrolment: String, CaseIterable, Hashable, Sendable {
        case inSpell = "in-spell"
        case inGrace = "in-grace"
        case outside
    }

    /// A price and how many.
    public struct Units: Hashable, Sendable {
        public var price: Amount
        public var quantity: Int
        /// How many were agreed before for the same participant and category.
        public var before: Int

        public init(price: Amount, quantity: Int, before: Int) {
            self.price = price
            self.quantity = quantity
            self.before = before
        }
    }

    /// Sums by incurred date over live claims of the same bearer and category, without this line.
    public struct Totals: Hashable, Sendable {
        public var day: Amount
        /// The 30 days that end on the incurred date.
        public var thirtyDays: Amount
        /// The calendar quarter that holds the incurred date.
        public var quarter: Amount

        public init(day: Amount, thirtyDays: Amount, quarter: Amount) {
            self.day = day
            self.thirtyDays = thirtyDays
            self.quarter = quarter
        }
    }
}
