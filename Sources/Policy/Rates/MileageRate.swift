public import Money

/// What is paid for a mile in somebody's own vehicle.
public struct MileageRate: Hashable, Sendable {
    /// For a mile within ``MileageRates/bandMiles`` of a tax year.
    public let first: Amount
    /// For a mile above them.
    public let above: Amount

    public init(first: Amount, above: Amount) {
        self.first = first
        self.above = above
    }
}

/// What somebody drives or rides.
public enum Vehicle: String, CaseIterable, Hashable, Sendable {
    /// A car or a van.
    case car
    case motorcycle
    case bicycle
}

/// The mileage rates of a rule pack.
public struct MileageRates: Hashable, Sendable {
    /// The miles of a tax year that are paid at the first rate: HMRC's 10,000.
    public let bandMiles: Int
    public let vehicles: [Vehicle: [Dated<MileageRate>]]
    /// For a mile with a fellow employee as passenger.
    public let passenger: [Dated<Amount>]

    public init(
        bandMiles: Int,
        vehicles: [Vehicle: [Dated<MileageRate>]],
        passenger: [Dated<Amount>]
    ) {
        self.bandMiles = bandMiles
        self.vehicles = vehicles
        self.passenger = passenger
    }
}
