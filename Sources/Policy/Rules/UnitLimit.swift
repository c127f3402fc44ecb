public import Identifiers
public import Money

/// The most for one session or piece, and the most of them at first.
public struct UnitLimit: Hashable, Sendable {
    public let priceClause: ClauseID
    /// The most that one may cost.
    public let price: Amount
    public let quantityClause: ClauseID
    /// The most that may be agreed for one participant, earlier ones counted.
    public let quantity: Int
    /// Whose yes it takes to go beyond either.
    public let deciders: [Role]

    public init(
        priceClause: ClauseID,
        price: Amount,
        quantityClause: ClauseID,
        quantity: Int,
        deciders: [Role]
    ) {
        self.priceClause = priceClause
        self.price = price
        self.quantityClause = quantityClause
        self.quantity = quantity
        self.deciders = deciders
    }
}
