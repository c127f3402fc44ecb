public import Identifiers
public import Money

/// How much of an approved amount one funder bears.
public struct ApprovedShare: Hashable, Sendable {
    public let fund: FundCode
    public let amount: Amount

    public init(fund: FundCode, amount: Amount) {
        self.fund = fund
        self.amount = amount
    }
}
