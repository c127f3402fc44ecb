public import Calendar
public import Identifiers
internal import Money

extension Event {
    /// A partner paid claims from its own bank: the defrayal date is theirs.
    public struct PartnerPaid: Hashable, Sendable {
        /// The delivery partner.
        public let partner: PartnerCode
        /// What is paid, by claim and attribution.
        public let items: [PaidItem]
        /// How the funds' money comes.
        public let funding: Funding
        /// The day on the partner's bank statement.
        public let leftBankOn: CalendarDate

        /// Creates the event's facts.
        public init(
            partner: PartnerCode,
            items: [PaidItem],
            funding: Funding,
            leftBankOn: CalendarDate
        ) {
            self.partner = partner
            self.items = items
            self.funding = funding
            self.leftBankOn = leftBankOn
        }
    }
}

extension Event.PartnerPaid: EventFacts {
    var kind: EventKind { .partnerPaid }
    var source: String? { items.commonClaim }
    var bankDate: CalendarDate? { leftBankOn }

    func post(to draft: inout DraftEntry) throws(EventError) {
        for item in items {
            for share in item.shares {
                try draft.post(
                    share.amount,
                    debit: .claimsPayable(share.fund, item.claim),
                    credit: .owedToPartner(share.fund, partner),
                    for: item.attribution
                )
                try draft.markPaid(item, from: share)
                try draft.recogniseIncome(share, funding)
            }
        }
    }
}

extension Event {
    /// What a partner paid came back to its bank, so that the claim is owed again and the partner
    /// is not.
    public struct PartnerPaymentReturned: Hashable, Sendable {
        /// The delivery partner.
        public let partner: PartnerCode
        /// What had been paid, by claim and attribution.
        public let items: [PaidItem]
        /// How the funds' money comes, and which of them was asked for the cost already.
        public let funding: Funding
        /// The day on the partner's bank statement.
        public let returnedOn: CalendarDate

        /// Creates the event's facts.
        public init(
            partner: PartnerCode,
            items: [PaidItem],
            funding: Funding,
            returnedOn: CalendarDate
        ) {
            self.partner = partner
            self.items = items
            self.funding = funding
            self.returnedOn = returnedOn
        }
    }
}

extension Event.PartnerPaymentReturned: EventFacts {
    var kind: EventKind { .partnerPaymentReturned }
    var source: String? { items.commonClaim }
    var bankDate: CalendarDate? { returnedOn }

    func post(to draft: inout DraftEntry) throws(EventError) {
        for item in items {
            for share in item.shares {
                try draft.post(
                    share.amount,
                    debit: .owedToPartner(share.fund, partner),
                    credit: .claimsPayable(share.fund, item.claim),
                    for: item.attribution
                )
                try draft.undoPayment(of: item, from: share, funding)
            }
        }
    }
}

extension Event {
    /// A partner's repayment is instructed, and its cash reserved.
    public struct RepaymentInstructed: Hashable, Sendable {
        /// The payment or run.
        public let payment: PaymentID
        /// The delivery partner.
        public let partner: PartnerCode
        /// Each fund's part.
        public let shares: [FundShare]

        /// Creates the event's facts.
        public init(
            payment: PaymentID,
            partner: PartnerCode,
            shares: [FundShare]
        ) {
            self.payment = payment
            self.partner = partner
            self.shares = shares
        }
    }
}

extension Event.RepaymentInstructed: EventFacts {
    var kind: EventKind { .repaymentInstructed }
    var source: String? { payment.text }

    func post(to draft: inout DraftEntry) throws(EventError) {
        for share in shares {
            let fund = share.fund
            try draft.post(
                share.amount,
                debit: .owedToPartner(fund, partner),
                credit: .repaymentInTransit(fund, payment)
            )
            try draft.post(share.amount, debit: .bankReserved(fund), credit: .bank(fund))
        }
    }
}

extension Event {
    /// A partner's repayment left our bank.
    public struct RepaymentDefrayed: Hashable, Sendable {
        /// The payment or run.
        public let payment: PaymentID
        /// Each fund's part.
        public let shares: [FundShare]
        /// The day on the bank statement.
        public let leftBankOn: CalendarDate

        /// Creates the event's facts.
        public init(
            payment: PaymentID,
            shares: [FundShare],
            leftBankOn: CalendarDate
        ) {
            self.payment = payment
            self.shares = shares
            self.leftBankOn = leftBankOn
        }
    }
}

extension Event.RepaymentDefrayed: EventFacts {
    var kind: EventKind { .repaymentDefrayed }
    var source: String? { payment.text }
    var bankDate: CalendarDate? { leftBankOn }

    func post(to draft: inout DraftEntry) throws(EventError) {
        for share in shares {
            try draft.post(
                share.amount,
                debit: .repaymentInTransit(share.fund, payment),
                credit: .bankReserved(share.fund)
            )
        }
    }
}
