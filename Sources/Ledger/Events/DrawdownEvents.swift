public import Calendar
public import Identifiers
public import Money

extension Event {
    /// A funder in arrears is asked for costs that were defrayed.
    public struct DrawdownSubmitted: Hashable, Sendable {
        /// The drawdown.
        public let drawdown: DrawdownID
        /// The fund.
        public let fund: FundCode
        /// How much.
        public let amount: Amount

        /// Creates the event's facts.
        public init(
            drawdown: DrawdownID,
            fund: FundCode,
            amount: Amount
        ) {
            self.drawdown = drawdown
            self.fund = fund
            self.amount = amount
        }
    }
}

extension Event.DrawdownSubmitted: EventFacts {
    var kind: EventKind { .drawdownSubmitted }
    var source: String? { drawdown.text }

    func post(to draft: inout DraftEntry) throws(EventError) {
        try draft.post(amount, debit: .receivable(fund), credit: .undrawn(fund))
    }
}

extension Event {
    /// The funder pays a drawdown.
    public struct DrawdownReceived: Hashable, Sendable {
        /// The drawdown.
        public let drawdown: DrawdownID
        /// The fund.
        public let fund: FundCode
        /// How much.
        public let amount: Amount
        /// The day on the bank statement.
        public let receivedOn: CalendarDate

        /// Creates the event's facts.
        public init(
            drawdown: DrawdownID,
            fund: FundCode,
            amount: Amount,
            receivedOn: CalendarDate
        ) {
            self.drawdown = drawdown
            self.fund = fund
            self.amount = amount
            self.receivedOn = receivedOn
        }
    }
}

extension Event.DrawdownReceived: EventFacts {
    var kind: EventKind { .drawdownReceived }
    var source: String? { drawdown.text }
    var bankDate: CalendarDate? { receivedOn }

    func post(to draft: inout DraftEntry) throws(EventError) {
        try draft.post(amount, debit: .bank(fund), credit: .receivable(fund))
    }
}

extension Event {
    /// What is owed to the funder is taken off a drawdown.
    public struct DrawdownNetted: Hashable, Sendable {
        /// The drawdown.
        public let drawdown: DrawdownID
        /// The fund.
        public let fund: FundCode
        /// How much.
        public let amount: Amount

        /// Creates the event's facts.
        public init(
            drawdown: DrawdownID,
            fund: FundCode,
            amount: Amount
        ) {
            self.drawdown = drawdown
            self.fund = fund
            self.amount = amount
        }
    }
}

extension Event.DrawdownNetted: EventFacts {
    var kind: EventKind { .drawdownNetted }
    var source: String? { drawdown.text }

    func post(to draft: inout DraftEntry) throws(EventError) {
        try draft.post(amount, debit: .repayable(fund), credit: .receivable(fund))
    }
}
