public import Identifiers

/// Where one fund's award stands, in pence.
public struct FundPosition: Hashable, Sendable {
    /// The fund.
    public let fund: FundCode
    /// What the funder has granted.
    public let granted: Int64
    /// Granted and not yet budgeted.
    public let unbudgeted: Int64
    /// Budgeted and not yet allocated.
    public let unallocated: Int64
    /// What partners may still commit.
    public let left: Int64
    /// Committed and not yet claimed.
    public let setAside: Int64
    /// Delivered, whether paid or not.
    public let spent: Int64

    /// What partners were given and still answer for.
    public var allocated: Int64 { left + setAside + spent }
}
