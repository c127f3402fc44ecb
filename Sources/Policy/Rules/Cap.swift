public import Identifiers
public import Money

/// A limit on what one participant may receive, kept as an account and never as a query.
///
/// The ledger issues it as an allowance at enrolment (and again each year for a yearly one);
/// the policy says which caps a category uses and who may raise them.
public struct Cap: Hashable, Sendable {
    public let code: CapCode
    public let clause: ClauseID
    public let title: String
    public let limit: Amount
    public let reach: Reach
    public let period: Period
    /// Whose yes raises it.
    public let deciders: [Role]

    /// The categories that use a cap.
    public enum Reach: Hashable, Sendable {
        case everything
        case categories([CategoryCode])
    }

    /// How long a cap lasts before it is issued again.
    public enum Period: String, CaseIterable, Hashable, Sendable {
        /// From enrolment for ever.
        case lifetime
        /// From enrolment, and again once a full year has passed.
        case year
    }

    public init(
        code: CapCode,
        clause: ClauseID,
        title: String,
        limit: Amount,
        reach: Reach,
        period: Period,
        deciders: [Role]
    ) {
        self.code = code
        self.clause = clause
        self.title = title
        self.limit = limit
        self.reach = reach
        self.period = period
        self.deciders = deciders
    }

    /// Whether spending in a category uses the cap.
    public func covers(_ category: CategoryCode) -> Bool {
        switch reach {
        case .everything: true
        case .categories(let codes): codes.contains(category)
        }
    }
}
