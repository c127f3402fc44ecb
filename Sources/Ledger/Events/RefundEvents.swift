public import Calendar
public import Identifiers
internal import Money

extension Event {
    /// A supplier gives money back for a claim that was paid.
    ///
    /// The partner may spend it again and the participant's caps are restored; what was earned by
    /// it is not, and once drawn down it is owed to the funder.
    public struct RefundReceived: Hashable, Sendable {
        /// The programme whose budget it is.
        public let programme: ProgrammeCode
        /// The claim.
        public let claim: ClaimID
        /// The version of the apportionment rule that the amounts were split under.
        public let ruleVersion: Int?
        /// What it is made of, line by line.
        public let lines: [RefundedLine]
        /// How the funds' money comes.
        public let funding: Funding
        /// The day on the bank statement.
        public let receivedOn: CalendarDate

        /// Creates the event's facts.
        public init(
            programme: ProgrammeCode,
            claim: ClaimID,
            ruleVersion: Int?,
            lines: [RefundedLine],
            funding: Funding,
            receivedOn: CalendarDate
        ) {
            self.programme = programme
            self.claim = claim
            self.ruleVersion = ruleVersion
            self.lines = lines
            self.funding = funding
            self.receivedOn = receivedOn
        }
    }
}

extension Event.RefundReceived: EventFacts {
    var kind: EventKind { .refundReceived }
    var source: String? { claim.text }
    var bankDate: CalendarDate? { receivedOn }
    var shareDetails: [ShareDetail] { lines.flatMap { $0.shares.details(line: $0.number) } }

    func post(to draft: inout DraftEntry) throws(EventError) {
        for line in lines {
            for share in line.shares { try refund(share, of: line, to: &draft) }
            let caps = line.caps
            if let participant = try line.attribution.participant(using: caps, line: line.number) {
                try draft.restore(line.shares.total(), of: caps, to: participant)
            }
        }
    }

    private func refund(
        _ share: FundShare,
        of line: RefundedLine,
        to draft: inout DraftEntry
    ) throws(EventError) {
        let (partner, category) = (line.attribution.partner, line.attribution.category)
        try draft.post(
            share.amount,
            debit: .bank(share.fund),
            credit: .expense(share.fund, category),
            for: line.attribution
        )
        try draft.post(
            share.amount,
            debit: .deliveredPaid(share.fund, partner, category),
            credit: .available(share.fund, programme, partner),
            for: line.attribution
        )
        try draft.undoIncome(share, funding)
    }
}

extension Event {
    /// A funder will not bear a cost, so the reserves do.
    ///
    /// The participant had the support, so their caps stay used; the funder's budget is free again.
    public struct CostDisallowed: Hashable, Sendable {
        /// The programme whose budget it is.
        public let programme: ProgrammeCode
        /// The fund that will not bear the cost.
        public let funder: FundCode
        /// The fund that bears the cost instead.
        public let reserve: FundCode
        /// The version of the apportionment rule that the amounts were split under.
        public let ruleVersion: Int?
        /// The claim, where it is one.
        public let claim: ClaimID?
        /// What it is made of, line by line.
        public let lines: [DisallowedLine]
        /// How the funds' money comes.
        public let funding: Funding

        /// Creates the event's facts.
        public init(
            programme: ProgrammeCode,
            funder: FundCode,
            reserve: FundCode,
            ruleVersion: Int?,
            claim: ClaimID?,
            lines: [DisallowedLine],
            funding: Funding
        ) {
            self.programme = programme
            self.funder = funder
            self.reserve = reserve
            self.ruleVersion = ruleVersion
            self.claim = claim
            self.lines = lines
            self.funding = funding
        }
    }
}

extension Event.CostDisallowed: EventFacts {
    var kind: EventKind { .costDisallowed }
    var source: String? { claim?.text }

    func post(to draft: inout DraftEntry) throws(EventError) {
        guard funder != reserve else { throw .sameParty(funder.text) }
        for line in lines {
            try draft.undoIncome(FundShare(fund: funder, amount: line.amount), funding)
            try bear(line, in: &draft)
            let (partner, category) = (line.attribution.partner, line.attribution.category)
            try draft.post(
                line.amount,
                debit: .deliveredPaid(funder, partner, category),
                credit: .programmeBudget(funder, programme),
                for: line.attribution
            )
        }
    }

    private func bear(_ line: DisallowedLine, in draft: inout DraftEntry) throws(EventError) {
        try draft.post(
            line.amount,
            debit: .interfund(funder),
            credit: .expense(funder, line.attribution.category),
            for: line.attribution
        )
        try draft.post(
            line.amount,
            debit: .disallowed(reserve),
            credit: .interfund(reserve),
            for: line.attribution
        )
    }
}
