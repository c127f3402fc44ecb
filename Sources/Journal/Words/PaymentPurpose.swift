/// What a payment is for.
public enum PaymentPurpose: String, CaseIterable, Sendable {
    /// It pays who is owed.
    case claims
    /// It repays a partner that paid first.
    case repayment
}
