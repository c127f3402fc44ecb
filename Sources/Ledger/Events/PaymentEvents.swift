public import Calendar
public import Identifiers
internal import Money

extension Event {
    /// A payment of claims is instructed, and its cash reserved, so that no two runs promise it.
    public struct PaymentInstructed: Hashable, Sendable {
        /// The payment or run.
        public let payment: PaymentID
        /// What is paid, by claim and attribution.
        public let items: [PaidItem]

        /// Creates the event's facts.
        public init(
            payment: PaymentID,
            items: [PaidItem]
        ) {
            self.payment = payment
            self.items = items
        }
    }
}

extension Event.PaymentInstructed: EventFacts {
    var kind: EventKind { .paymentInstructed }
    var source: String? { payment.text }

    func post(to draft: inout DraftEntry) throws(EventError) {
        for item in items {
            for share in item.shares {
                try draft.post(
                    share.amount,
                    debit: .claimsPayable(share.fund, item.claim),
                    credit: .inTransit(share.fund, payment),
                    for: item.attribution
                )
                try draft.post(
                    share.amount,
                    debit: .bankReserved(share.fund),
                    credit: .bank(share.fund)
                )
            }
        }
    }
}

extension Event {
    /// A payment left the bank: its claims are paid, and the funders' money is earned.
    public struct PaymentDefrayed: Hashable, Sendable {
        /// The payment or run.
        public let payment: PaymentID
        /// What is paid, by claim and attribution.
        public let items: [PaidItem]
        /// How the funds' money comes.
        public let funding: Funding
        /// The day on the bank statement.
        public let leftBankOn: CalendarDate

        /// Creates the event's facts.
        public init(
            payment: PaymentID,
            items: [PaidItem],
            funding: Funding,
            leftBankOn: CalendarDate
        ) {
            self.payment = payment
            self.items = items
            self.funding = funding
            self.leftBankOn = leftBankOn
        }
    }
}

extension Event.PaymentDefrayed: EventFacts {
    var kind: EventKind { .paymentDefrayed }
    var source: String? { payment.text }
    var bankDate: CalendarDate? { leftBankOn }

    func post(to draft: inout DraftEntry) throws(EventError) {
        for item in items {
            for share in item.shares {
                try draft.post(
                    share.amount,
                    debit: .inTransit(share.fund, payment),
                    credit: .bankReserved(share.fund)
                )
                try draft.markPaid(item, from: share)
                try draft.recogniseIncome(share, funding)
            }
        }
    }
}

extension Event {
    /// The bank returns a payment, so its claims are owed again.
    public struct PaymentReturned: Hashable, Sendable {
        /// The payment or run.
        public let payment: PaymentID
        /// What is paid, by claim and attribution.
        public let items: [PaidItem]
        /// How far it had got.
        public let stage: Stage

        /// How far the payment had got.
        public enum Stage: Hashable, Sendable {
            /// Instructed; the cash was only reserved.
            case beforeDefrayal
            /// It had left the bank and came back on a day.
            case afterDefrayal(Funding, returnedOn: CalendarDate)
        }

        /// Creates the event's facts.
        public init(
            payment: PaymentID,
            items: [PaidItem],
            stage: Stage
        ) {
            self.payment = payment
            self.items = items
            self.stage = stage
        }
    }
}

extension Event.PaymentReturned: EventFacts {
    var kind: EventKind { .paymentReturned }
    var source: String? { payment.text }
    var bankDate: CalendarDate? {
        guard case .afterDefrayal(_, let returnedOn) = stage else { return nil }
        return returnedOn
    }

    func post(to draft: inout DraftEntry) throws(EventError) {
        for item in items {
            for share in item.shares {
                switch stage {
                case .beforeDefrayal: try cancel(item, share, in: &draft)
                case .afterDefrayal(let funding, _): try undo(item, share, funding, in: &draft)
                }
            }
        }
    }

    private func cancel(
        _ item: PaidItem,
        _ share: FundShare,
        in draft: inout DraftEntry
    ) throws(EventError) {
        try draft.post(
            share.amount,
            debit: .inTransit(share.fund, payment),
            credit: .claimsPayable(share.fund, item.claim),
            for: item.attribution
        )
        try draft.post(share.amount, debit: .bank(share.fund), credit: .bankReserved(share.fund))
    }

    private func undo(
        _ item: PaidItem,
        _ share: FundShare,
        _ funding: Funding,
        in draft: inout DraftEntry
    ) throws(EventError) {
        try draft.post(
            share.amount,
            debit: .bank(share.fund),
            credit: .claimsPayable(share.fund, item.claim),
            for: item.attribution
        )
        try draft.undoPayment(of: item, from: share, funding)
    }
}
