/// A UK account number: eight digits.
///
/// Only the form is proved; see ``SortCode`` for what is not.
public struct AccountNumber: Hashable, Sendable, CustomStringConvertible {
    /// Eight digits.
    public let digits: String

    public var description: String { digits }

    /// Reads eight digits. A number of six or seven is an old one, for which the bank has a rule:
    /// it is refused, not guessed.
    ///
    /// - Throws: ``PaymentFileError/badAccountNumber(_:)``.
    public init(_ text: String) throws(PaymentFileError) {
        let bytes = Array(text.utf8)
        guard bytes.count == 8, bytes.allSatisfy(\.isDigit) else { throw .badAccountNumber(text) }
        digits = text
    }
}
