public import Identifiers
internal import Money

extension Event {
    /// Programme budget is placed with a delivery partner, as the limit on its commitments.
    public struct FundsAllocated: Hashable, Sendable {
        /// The programme whose budget it is.
        public let programme: ProgrammeCode
        /// The delivery partner.
        public let partner: PartnerCode
        /// Each fund's part.
        public let shares: [FundShare]

        /// Creates the event's facts.
        public init(
            programme: ProgrammeCode,
            partner: PartnerCode,
            shares: [FundShare]
        ) {
            self.programme = programme
            self.partner = partner
            self.shares = shares
        }
    }
}

extension Event.FundsAllocated: EventFacts {
    var kind: EventKind { .fundsAllocated }
    func post(to draft: inout DraftEntry) throws(EventError) {
        for share in shares {
            try draft.post(
                share.amount,
                debit: .programmeBudget(share.fund, programme),
                credit: .available(share.fund, programme, partner)
            )
        }
    }
}

extension Event {
    /// Available funds move from one partner to another.
    public struct AllocationVired: Hashable, Sendable {
        /// The programme whose budget it is.
        public let programme: ProgrammeCode
        /// The partner that gives.
        public let giver: PartnerCode
        /// The partner that takes.
        public let taker: PartnerCode
        /// Each fund's part.
        public let shares: [FundShare]

        /// Creates the event's facts.
        public init(
            programme: ProgrammeCode,
            giver: PartnerCode,
            taker: PartnerCode,
            shares: [FundShare]
        ) {
            self.programme = programme
            self.giver = giver
            self.taker = taker
            self.shares = shares
        }
    }
}

extension Event.AllocationVired: EventFacts {
    var kind: EventKind { .allocationVired }
    func post(to draft: inout DraftEntry) throws(EventError) {
        guard giver != taker else { throw .sameParty(giver.text) }
        for share in shares {
            try draft.post(
                share.amount,
                debit: .available(share.fund, programme, giver),
                credit: .available(share.fund, programme, taker)
            )
        }
    }
}

extension Event {
    /// What a partner has left goes back to the programme, as when the partner leaves.
    public struct AllocationReturned: Hashable, Sendable {
        /// The programme whose budget it is.
        public let programme: ProgrammeCode
        /// The delivery partner.
        public let partner: PartnerCode
        /// Each fund's part.
        public let shares: [FundShare]

        /// Creates the event's facts.
        public init(
            programme: ProgrammeCode,
            partner: PartnerCode,
            shares: [FundShare]
        ) {
            self.programme = programme
            self.partner = partner
            self.shares = shares
        }
    }
}

extension Event.AllocationReturned: EventFacts {
    var kind: EventKind { .allocationReturned }
    func post(to draft: inout DraftEntry) throws(EventError) {
        for share in shares {
            try draft.post(
                share.amount,
                debit: .available(share.fund, programme, partner),
                credit: .programmeBudget(share.fund, programme)
            )
        }
    }
}
