public import Identifiers
public import Integrity
public import Money

/// One thing that a business case asks for.
public struct CaseLine: Hashable, Sendable {
    /// Counted from 1.
    public let number: Int
    public let bearer: CostBearer
    public let category: CategoryCode
    /// How many: 8 sessions.
    public let quantity: Int
    /// What one costs.
    public let unitAmount: Amount
    /// The quantity times the price of one.
    public let amount: Amount
    /// What becomes of it.
    public let provision: Provision
    /// What the proposer says it touches of what funders commonly refuse.
    public let exclusions: [ClauseID]
    /// A commitment to what it is.
    public let what: Digest?

    /// Creates a line.
    ///
    /// - Throws: ``AmountError`` when the quantity times the price overflows.
    public init(
        number: Int,
        bearer: CostBearer,
        category: CategoryCode,
        quantity: Int,
        unitAmount: Amount,
        provision: Provision,
        exclusions: [ClauseID],
        what: Digest?
    ) throws(AmountError) {
        self.number = number
        self.bearer = bearer
        self.category = category
        self.quantity = quantity
        self.unitAmount = unitAmount
        self.amount = try unitAmount.multiplied(by: quantity)
        self.provision = provision
        self.exclusions = exclusions
        self.what = what
    }
}

/// What becomes of a thing that is bought.
public enum Provision: String, CaseIterable, Sendable {
    /// It is the participant's.
    case gift
    /// It is lent and comes back.
    case loan
    /// It is used up: a course, a session.
    case service
}
