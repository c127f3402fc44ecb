/// Where money is paid from or to: a UK account and in whose name it is.
public struct BankAccount: Hashable, Sendable {
    public let name: BankText
    public let sortCode: SortCode
    public let number: AccountNumber

    /// The most characters of a name, which SEPA and UK banks cut it to.
    public static let mostOfName = 70

    /// - Throws: ``PaymentFileError`` when the name cannot be spelt as banks take it.
    public init(
        name: String,
        sortCode: SortCode,
        number: AccountNumber
    ) throws(PaymentFileError) {
        self.name = try BankText(name, for: "account's name", limit: Self.mostOfName)
        self.sortCode = sortCode
        self.number = number
    }
}
