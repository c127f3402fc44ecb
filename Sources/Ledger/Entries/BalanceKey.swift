public import Identifiers

/// The scope within which debits equal credits: one plane of one fund.
public struct BalanceKey: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The set of books.
    public let plane: Plane
    /// The fund, or nil for the allowance plane.
    public let fund: FundCode?

    /// Creates the scope that an account balances in.
    public init(of account: AccountCode) {
        plane = account.kind.plane
        fund = account.fund
    }

    public var description: String { "\(fund?.text ?? "-") \(plane.rawValue)" }

    public static func < (left: Self, right: Self) -> Bool {
        left.description < right.description
    }
}
