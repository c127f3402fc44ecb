public import Identifiers

/// What one partner has of one fund, in pence: allocated, set aside, spent and left.
///
/// Left is what it may still commit. The parts are read from accounts that every event keeps in
/// step, so allocated less set aside less spent *is* what is left.
public struct AvailableFunds: Hashable, Sendable {
    /// The delivery partner.
    public let partner: PartnerCode
    /// The fund.
    public let fund: FundCode
    /// Available to be committed.
    public let left: Int64
    /// Committed and not yet claimed.
    public let setAside: Int64
    /// Delivered and not yet paid.
    public let unpaid: Int64
    /// Delivered and paid.
    public let paid: Int64

    /// All that the partner was given and still answers for.
    public var allocated: Int64 { left + setAside + spent }

    /// Delivered, whether paid or not.
    public var spent: Int64 { unpaid + paid }
}
