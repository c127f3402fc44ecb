public import Identifiers
internal import Money

/// What the reserves bore of a paid item, because its funders would not: as long as it was paid.
public struct BorneByReserves: Hashable, Sendable {
    /// The programme whose budget it is.
    public let programme: ProgrammeCode
    /// The fund that bore it.
    public let reserve: FundCode
    /// What it bore in the place of each fund.
    public let shares: [FundShare]

    public init(programme: ProgrammeCode, reserve: FundCode, shares: [FundShare]) {
        self.programme = programme
        self.reserve = reserve
        self.shares = shares
    }

    /// What it bore of a fund's part.
    func amount(of fund: FundCode) -> Amount {
        shares.first { $0.fund == fund }?.amount ?? .zero
    }
}
