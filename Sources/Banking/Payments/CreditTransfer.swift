public import Identifiers
public import Money

/// One payment of a file: how much to whom, and what they will read.
public struct CreditTransfer: Hashable, Sendable {
    public let id: EndToEndID
    public let amount: Amount
    public let payee: BankAccount
    /// What the payee reads; at most 140 characters.
    public let remittance: BankText

    /// The most characters of ISO 20022's `Max140Text`. Faster Payments shows the payee 18 of them
    /// only, so what matters comes first.
    public static let mostOfRemittance = 140

    /// - Throws: ``PaymentFileError``.
    public init(
        id: PaymentID,
        amount: Amount,
        payee: BankAccount,
        remittance: String
    ) throws(PaymentFileError) {
        self.id = try EndToEndID(of: id)
        self.amount = amount
        self.payee = payee
        self.remittance = try BankText(
            remittance,
            for: "reference for the payee",
            limit: Self.mostOfRemittance
        )
        guard !amount.isZero, amount <= PaymentFile.greatestAmount else {
            throw .badAmount(id: id.text, amount: amount)
        }
    }
}
