public import Identifiers
internal import Money

extension Event {
    /// A funder grants an award: each fund's authority to spend.
    public struct AwardGranted: Hashable, Sendable {
        /// Each fund's part.
        public let shares: [FundShare]

        /// Creates the event's facts.
        public init(
            shares: [FundShare]
        ) {
            self.shares = shares
        }
    }
}

extension Event.AwardGranted: EventFacts {
    var kind: EventKind { .awardGranted }
    func post(to draft: inout DraftEntry) throws(EventError) {
        for share in shares {
            try draft.post(
                share.amount,
                debit: .awardAuthority(share.fund),
                credit: .awarded(share.fund)
            )
        }
    }
}

extension Event {
    /// Part of each fund's award is set aside for a programme.
    public struct ProgrammeBudgeted: Hashable, Sendable {
        /// The programme whose budget it is.
        public let programme: ProgrammeCode
        /// Each fund's part.
        public let shares: [FundShare]

        /// Creates the event's facts.
        public init(
            programme: ProgrammeCode,
            shares: [FundShare]
        ) {
            self.programme = programme
            self.shares = shares
        }
    }
}

extension Event.ProgrammeBudgeted: EventFacts {
    var kind: EventKind { .programmeBudgeted }
    func post(to draft: inout DraftEntry) throws(EventError) {
        for share in shares {
            try draft.post(
                share.amount,
                debit: .awarded(share.fund),
                credit: .programmeBudget(share.fund, programme)
            )
        }
    }
}

extension Event {
    /// What is left of a programme's budget goes back to the award.
    public struct BudgetReturned: Hashable, Sendable {
        /// The programme whose budget it is.
        public let programme: ProgrammeCode
        /// Each fund's part.
        public let shares: [FundShare]

        /// Creates the event's facts.
        public init(
            programme: ProgrammeCode,
            shares: [FundShare]
        ) {
            self.programme = programme
            self.shares = shares
        }
    }
}

extension Event.BudgetReturned: EventFacts {
    var kind: EventKind { .budgetReturned }
    func post(to draft: inout DraftEntry) throws(EventError) {
        for share in shares {
            try draft.post(
                share.amount,
                debit: .programmeBudget(share.fund, programme),
                credit: .awarded(share.fund)
            )
        }
    }
}
