/// How a bank's statement is written.
public enum BankFormat: String, CaseIterable, Sendable {
    /// ISO 20022 camt.053.
    case camt = "camt.053"
    /// Open Financial Exchange.
    case ofx
    /// Comma-separated values.
    case csv
}
