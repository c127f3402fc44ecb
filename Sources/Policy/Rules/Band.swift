public import Identifiers
public import Money

/// What it takes to spend up to an amount.
public struct Band: Hashable, Sendable {
    public let clause: ClauseID
    /// The most that the band covers; nil for any amount, as the last band of a category.
    public let limit: Amount?
    public let way: Way

    /// How a yes is given, the least demanding first.
    public enum Way: Hashable, Sendable {
        /// Within the guidance: nobody needs to decide.
        case automatic
        /// These people decide on the claim itself.
        case deciders([Role])
        /// These people decide on a business case first.
        case businessCase([Role])
    }

    public init(clause: ClauseID, limit: Amount?, way: Way) {
        self.clause = clause
        self.limit = limit
        self.way = way
    }

    /// Whether an amount of so many pence falls into the band or one before it.
    func covers(pence: Int64) -> Bool {
        guard let limit else { return true }
        return pence <= limit.pence
    }
}

extension Band.Way {
    /// Whose yes it takes.
    public var deciders: [Role] {
        switch self {
        case .automatic: []
        case .deciders(let roles), .businessCase(let roles): roles
        }
    }

    /// How demanding it is: a higher band may never be easier than a lower one.
    var demand: Int {
        switch self {
        case .automatic: 0
        case .deciders: 1
        case .businessCase: 2
        }
    }
}
