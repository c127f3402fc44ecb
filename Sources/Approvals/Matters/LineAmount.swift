public import Money

/// How much one line of a claim or case asks for, or is granted.
public struct LineAmount: Hashable, Sendable {
    /// The line's number, counted from 1.
    public let number: Int
    public let amount: Amount

    public init(number: Int, amount: Amount) {
        self.number = number
        self.amount = amount
    }
}
