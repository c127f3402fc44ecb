public import Calendar
public import Identifiers
public import Money

extension Event {
    /// A funder pays before anything is spent.
    public struct AdvanceReceived: Hashable, Sendable {
        /// The fund.
        public let fund: FundCode
        /// How much.
        public let amount: Amount
        /// The day on the bank statement.
        public let receivedOn: CalendarDate

        /// Creates the event's facts.
        public init(
            fund: FundCode,
            amount: Amount,
            receivedOn: CalendarDate
        ) {
            self.fund = fund
            self.amount = amount
            self.receivedOn = receivedOn
        }
    }
}

extension Event.AdvanceReceived: EventFacts {
    var kind: EventKind { .advanceReceived }
    var bankDate: CalendarDate? { receivedOn }

    func post(to draft: inout DraftEntry) throws(EventError) {
        try draft.post(amount, debit: .bank(fund), credit: .deferredIncome(fund))
    }
}

extension Event {
    /// One fund's cash stands in for another's until its funder pays.
    public struct FundPrefinanced: Hashable, Sendable {
        /// The fund that lends its cash.
        public let lender: FundCode
        /// The fund that is short of cash.
        public let borrower: FundCode
        /// How much.
        public let amount: Amount

        /// Creates the event's facts.
        public init(
            lender: FundCode,
            borrower: FundCode,
            amount: Amount
        ) {
            self.lender = lender
            self.borrower = borrower
            self.amount = amount
        }
    }
}

extension Event.FundPrefinanced: EventFacts {
    var kind: EventKind { .fundPrefinanced }
    func post(to draft: inout DraftEntry) throws(EventError) {
        guard lender != borrower else { throw .sameParty(lender.text) }
        try draft.post(amount, debit: .interfund(lender), credit: .bank(lender))
        try draft.post(amount, debit: .bank(borrower), credit: .interfund(borrower))
    }
}

extension Event {
    /// The cash that stood in for another fund's goes back.
    public struct PrefinanceRepaid: Hashable, Sendable {
        /// The fund that lends its cash.
        public let lender: FundCode
        /// The fund that is short of cash.
        public let borrower: FundCode
        /// How much.
        public let amount: Amount

        /// Creates the event's facts.
        public init(
            lender: FundCode,
            borrower: FundCode,
            amount: Amount
        ) {
            self.lender = lender
            self.borrower = borrower
            self.amount = amount
        }
    }
}

extension Event.PrefinanceRepaid: EventFacts {
    var kind: EventKind { .prefinanceRepaid }
    func post(to draft: inout DraftEntry) throws(EventError) {
        guard lender != borrower else { throw .sameParty(lender.text) }
        try draft.post(amount, debit: .bank(lender), credit: .interfund(lender))
        try draft.post(amount, debit: .interfund(borrower), credit: .bank(borrower))
    }
}

extension Event {
    /// The charity's own cash when the books begin.
    public struct ReservesOpened: Hashable, Sendable {
        /// The fund.
        public let fund: FundCode
        /// How much.
        public let amount: Amount

        /// Creates the event's facts.
        public init(
            fund: FundCode,
            amount: Amount
        ) {
            self.fund = fund
            self.amount = amount
        }
    }
}

extension Event.ReservesOpened: EventFacts {
    var kind: EventKind { .reservesOpened }
    func post(to draft: inout DraftEntry) throws(EventError) {
        try draft.post(amount, debit: .bank(fund), credit: .fundBalance(fund))
    }
}

extension Event {
    /// What is owed to a funder leaves the bank.
    public struct FunderRepaid: Hashable, Sendable {
        /// The fund.
        public let fund: FundCode
        /// How much.
        public let amount: Amount
        /// The day on the bank statement.
        public let leftBankOn: CalendarDate

        /// Creates the event's facts.
        public init(
            fund: FundCode,
            amount: Amount,
            leftBankOn: CalendarDate
        ) {
            self.fund = fund
            self.amount = amount
            self.leftBankOn = leftBankOn
        }
    }
}

extension Event.FunderRepaid: EventFacts {
    var kind: EventKind { .funderRepaid }
    var bankDate: CalendarDate? { leftBankOn }

    func post(to draft: inout DraftEntry) throws(EventError) {
        try draft.post(amount, debit: .repayable(fund), credit: .bank(fund))
    }
}
