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

    /// Also its end-to-end id: see ``EndToEndID/init(of:)``.
    public let id: PaymentID
    public let amount: Amount
    public let instructedOn: CalendarDate
    /// What we wrote for the payee to know it by; may be empty.
    public let reference: String
    /// The payee's name as we know it; may be empty.
    public let payee: String
    public let standing: Standing

    /// A payment of an amount to a payee, or a repayment to a partner: both leave the account.
    public init(
        id: PaymentID,
        amount: Amount,
        instructedOn: CalendarDate,
        reference: String,
        payee: String,
        standing: Standing = .waiting
    ) {
        self.id = id
        self.amount = amount
        self.instructedOn = instructedOn
        self.reference = reference
        self.payee = payee
        self.standing = standing
    }

    /// The day on which it left the bank, where that is known.
    var defrayedOn: CalendarDate? {
        guard case .defrayed(let day) = standing else { return nil }
        return day
    }
}
