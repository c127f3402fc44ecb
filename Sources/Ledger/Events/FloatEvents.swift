public import Calendar
public import Identifiers
public import Money

extension Event {
    /// Cash is put in somebody's hands.
    public struct FloatIssued: Hashable, Sendable {
        /// Who carries the cash.
        public let holder: FloatHolder
        /// The unrestricted fund, which holds the floats.
        public let reserve: FundCode
        /// How much.
        public let amount: Amount
        /// The day on the bank statement.
        public let leftBankOn: CalendarDate

        /// Creates the event's facts.
        public init(
            holder: FloatHolder,
            reserve: FundCode,
            amount: Amount,
            leftBankOn: CalendarDate
        ) {
            self.holder = holder
            self.reserve = reserve
            self.amount = amount
            self.leftBankOn = leftBankOn
        }
    }
}

extension Event.FloatIssued: EventFacts {
    var kind: EventKind { .floatIssued }
    var bankDate: CalendarDate? { leftBankOn }

    func post(to draft: inout DraftEntry) throws(EventError) {
        try draft.post(amount, debit: .cashFloat(reserve, holder), credit: .bank(reserve))
    }
}

extension Event {
    /// A float pays claims; this is their defrayal.
    ///
    /// The cash is the reserves', so each fund owes them its share.
    public struct FloatSpent: Hashable, Sendable {
        /// Who carries the cash.
        public let holder: FloatHolder
        /// The unrestricted fund, which holds the floats.
        public let reserve: FundCode
        /// What is paid, by claim and attribution.
        public let items: [PaidItem]
        /// How the funds' money comes.
        public let funding: Funding
        /// The day the cash was handed over.
        public let spentOn: CalendarDate

        /// Creates the event's facts.
        public init(
            holder: FloatHolder,
            reserve: FundCode,
            items: [PaidItem],
            funding: Funding,
            spentOn: CalendarDate
        ) {
            self.holder = holder
            self.reserve = reserve
            self.items = items
            self.funding = funding
            self.spentOn = spentOn
        }
    }
}

extension Event.FloatSpent: EventFacts {
    var kind: EventKind { .floatSpent }
    var source: String? { items.commonClaim }
    var bankDate: CalendarDate? { spentOn }

    func post(to draft: inout DraftEntry) throws(EventError) {
        for item in items {
            let whole = try item.shares.total()
            try draft.post(whole, debit: .interfund(reserve), credit: .cashFloat(reserve, holder))
            for share in item.shares {
                try draft.post(
                    share.amount,
                    debit: .claimsPayable(share.fund, item.claim),
                    credit: .interfund(share.fund),
                    for: item.attribution
                )
                try draft.markPaid(item, from: share)
                try draft.recogniseIncome(share, funding)
            }
        }
    }
}

extension Event {
    /// A float is counted and cash is missing; the reserves bear it.
    public struct FloatCountedShort: Hashable, Sendable {
        /// Who carries the cash.
        public let holder: FloatHolder
        /// The unrestricted fund, which holds the floats.
        public let reserve: FundCode
        /// How much.
        public let amount: Amount
        /// The partner that held the float and the category that losses are shown under.
        public let attribution: Attribution

        /// Creates the event's facts.
        public init(
            holder: FloatHolder,
            reserve: FundCode,
            amount: Amount,
            attribution: Attribution
        ) {
            self.holder = holder
            self.reserve = reserve
            self.amount = amount
            self.attribution = attribution
        }
    }
}

extension Event.FloatCountedShort: EventFacts {
    var kind: EventKind { .floatCountedShort }
    func post(to draft: inout DraftEntry) throws(EventError) {
        try draft.post(
            amount,
            debit: .disallowed(reserve),
            credit: .cashFloat(reserve, holder),
            for: attribution
        )
    }
}

extension Event {
    /// A float's cash goes back to the bank.
    public struct FloatReturned: Hashable, Sendable {
        /// Who carries the cash.
        public let holder: FloatHolder
        /// The unrestricted fund, which holds the floats.
        public let reserve: FundCode
        /// How much.
        public let amount: Amount
        /// The day on the bank statement.
        public let receivedOn: CalendarDate

        /// Creates the event's facts.
        public init(
            holder: FloatHolder,
            reserve: FundCode,
            amount: Amount,
            receivedOn: CalendarDate
        ) {
            self.holder = holder
            self.reserve = reserve
            self.amount = amount
            self.receivedOn = receivedOn
        }
    }
}

extension Event.FloatReturned: EventFacts {
    var kind: EventKind { .floatReturned }
    var bankDate: CalendarDate? { receivedOn }

    func post(to draft: inout DraftEntry) throws(EventError) {
        try draft.post(amount, debit: .bank(reserve), credit: .cashFloat(reserve, holder))
    }
}
