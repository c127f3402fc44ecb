public import Identifiers

/// What is known of the funds behind a cost when it is defrayed or undone.
public struct Funding: Hashable, Sendable {
    /// How each fund's money comes.
    public let bases: [FundCode: FundingBasis]
    /// The funds from which this cost has been drawn down already.
    public let drawnDown: Set<FundCode>

    /// Creates what is known of the funds.
    public init(bases: [FundCode: FundingBasis], drawnDown: Set<FundCode> = []) {
        self.bases = bases
        self.drawnDown = drawnDown
    }

    /// Creates the funding by these funds.
    public init(by funds: [Fund], drawnDown: Set<FundCode> = []) {
        let bases = Dictionary(funds.map { ($0.code, $0.basis) }, uniquingKeysWith: { $1 })
        self.init(bases: bases, drawnDown: drawnDown)
    }

    func basis(of fund: FundCode) throws(EventError) -> FundingBasis {
        guard let basis = bases[fund] else { throw .basisUnknown(fund) }
        return basis
    }
}
