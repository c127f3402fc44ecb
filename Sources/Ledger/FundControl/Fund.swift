public import Identifiers

/// One funder's agreement, or the charity's own reserves.
public struct Fund: Hashable, Sendable {
    /// The stable code of the findings.
    public let code: FundCode
    /// How the share was worked out.
    public let basis: FundingBasis

    /// Creates a fund.
    public init(code: FundCode, basis: FundingBasis) {
        self.code = code
        self.basis = basis
    }

    /// Whether the money may be spent on the funder's purpose alone.
    public var restriction: Restriction { basis == .own ? .unrestricted : .restricted }
}

/// Whether a funder binds the money to a purpose.
public enum Restriction: String, CaseIterable, Hashable, Sendable {
    case restricted
    case unrestricted
}

/// How a fund's money comes, and so what a defrayal does to its income.
public enum FundingBasis: String, CaseIterable, Hashable, Sendable {
    /// The funder pays for what has been defrayed.
    case arrears
    /// The funder pays first; a defrayal earns it.
    case advance
    /// The charity's own unrestricted reserves, which nobody pays back.
    case own
}
