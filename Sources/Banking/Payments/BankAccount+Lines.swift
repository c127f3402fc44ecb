extension BankAccount {
    /// Three lines, each ended by a line feed: name, sort code and number, the digits alone. It is
    /// what is kept of an account, and the same account is always the same text.
    public var lines: String { "\(name)\n\(sortCode.digits)\n\(number)\n" }

    /// Reads what ``lines`` writes; nil for any other text.
    public init?(lines text: String) {
        let parts = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        guard parts.count == 4, let sortCode = try? SortCode(parts[1]),
            let number = try? AccountNumber(parts[2]),
            let account = try? BankAccount(name: parts[0], sortCode: sortCode, number: number),
            account.lines == text
        else { return nil }
        self = account
    }
}
