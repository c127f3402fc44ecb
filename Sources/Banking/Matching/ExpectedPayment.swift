public import Calendar
public import Identifiers
public import Money

/// A payment of ours that a bank's statement may show, as the books know it.
public struct ExpectedPayment: Hashable, Sendable {
    /// Whether the money is known to have left the bank.
    public enum Standing: Hashable, Sendable {
        /// Instructed, and not seen on a statement yet.
        case waiting
        /// It left the bank on this day.
        case defrayed(on: CalendarDate)
        /// It left the bank and came back on this day.
        case returned(on: CalendarDate)
    }

    /// What the first day of a payment is the day of.
    public enum Beginning: String, Hashable, Sendable {
        /// It was instructed by us, so that it leaves after that.
        case instructed
        /// It is of a cost that was incurred, which a partner pays from its own bank.
        case incurred
    }

    /// Also its end-to-end id: see ``EndToEndID/init(of:)``.
    public let id: PaymentID
    public let amount: Amount
    /// The day from which it is expected.
    public let expectedFrom: CalendarDate
    /// What that day is the day of.
    public let beginning: Beginning
    /// What we wrote for the payee to know it by; may be empty.
    public let reference: String
    /// The payee's name as we know it; may be empty.
    public let payee: String
    public let standing: Standing
    /// The days on which it is known to have left, and to have come back, besides its standing's.
    public let earlier: Days

    /// Days of a payment that was made more than once.
    public struct Days: Hashable, Sendable {
        public var left: Set<CalendarDate>
        public var cameBack: Set<CalendarDate>

        public init(left: Set<CalendarDate> = [], cameBack: Set<CalendarDate> = []) {
            self.left = left
            self.cameBack = cameBack
        }
    }

    /// A payment of an amount to a payee, or a repayment to a partner: both leave the account.
    public init(
        id: PaymentID,
        amount: Amount,
        expectedFrom: CalendarDate,
        beginning: Beginning = .instructed,
        reference: String,
        payee: String,
        standing: Standing = .waiting,
        earlier: Days = Days()
    ) {
        self.id = id
        self.amount = amount
        self.expectedFrom = expectedFrom
        self.beginning = beginning
        self.reference = reference
        self.payee = payee
        self.standing = standing
        self.earlier = earlier
    }

    /// Whether it is known to have left, or to have come back, on a day.
    func isKnown(_ direction: BankLine.Direction, on day: CalendarDate) -> Bool {
        switch direction {
        case .paidOut: standing == .defrayed(on: day) || earlier.left.contains(day)
        case .paidIn: standing == .returned(on: day) || earlier.cameBack.contains(day)
        }
    }

    /// The day on which it left the bank, where that is known.
    var defrayedOn: CalendarDate? {
        guard case .defrayed(let day) = standing else { return nil }
        return day
    }
}
