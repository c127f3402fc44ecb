public import Calendar
public import Identifiers
public import Integrity
public import Money
public import Policy

/// One thing that was bought: for whom, under which category, when, and how much.
public struct ClaimLine: Hashable, Sendable {
    /// Counted from 1.
    public let number: Int
    public let bearer: CostBearer
    public let category: CategoryCode
    /// The line of the business case that it draws on, if any.
    public let caseLine: Int?
    /// The day on the ticket.
    public let incurredOn: CalendarDate
    /// What it cost, VAT included where it cannot be reclaimed.
    public let amount: Amount
    /// The part of the amount that is VAT which cannot be reclaimed.
    public let irrecoverableVAT: Amount
    /// The miles, where the line is a mileage claim.
    public let mileage: Mileage?
    /// How long the claimant was away, where the line is a meal.
    public let meal: MealFacts?
    /// What the claimant says it touches of what funders commonly refuse.
    public let exclusions: [ClauseID]
    /// A commitment to what was bought.
    public let what: Digest?
    /// A commitment to the next step that it served.
    public let nextStep: Digest?
    /// A commitment to the journey: from, to and purpose.
    public let journey: Digest?

    public init(
        number: Int,
        bearer: CostBearer,
        category: CategoryCode,
        caseLine: Int?,
        incurredOn: CalendarDate,
        amount: Amount,
        irrecoverableVAT: Amount,
        mileage: Mileage?,
        meal: MealFacts?,
        exclusions: [ClauseID],
        what: Digest?,
        nextStep: Digest?,
        journey: Digest?
    ) {
        self.number = number
        self.bearer = bearer
        self.category = category
        self.caseLine = caseLine
        self.incurredOn = incurredOn
        self.amount = amount
        self.irrecoverableVAT = irrecoverableVAT
        self.mileage = mileage
        self.meal = meal
        self.exclusions = exclusions
        self.what = what
        self.nextStep = nextStep
        self.journey = journey
    }
}

/// A drive that a keyworker claims for.
public struct Mileage: Hashable, Sendable {
    /// Tenths of a mile.
    public let tenthsOfMile: Int64
    /// The vehicle as the rule pack names it: `car`, `motorcycle`, `bicycle`.
    public let vehicle: String
    /// For whom the passenger rate is claimed.
    public let passengers: JourneyFacts.Passengers

    public init(tenthsOfMile: Int64, vehicle: String, passengers: JourneyFacts.Passengers) {
        self.tenthsOfMile = tenthsOfMile
        self.vehicle = vehicle
        self.passengers = passengers
    }
}
