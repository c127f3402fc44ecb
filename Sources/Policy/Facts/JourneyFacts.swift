/// The miles of a journey in somebody's own vehicle.
public struct JourneyFacts: Hashable, Sendable {
    public var vehicle: Vehicle
    /// Tenths of a mile.
    public var tenths: Int64
    /// Tenths of a mile that the claimant has claimed before in the tax year of the journey.
    public var tenthsBefore: Int64
    public var passengers: Passengers

    /// For whom the passenger rate is claimed.
    public enum Passengers: Hashable, Sendable {
        case none
        /// Fellow employees on a journey that is also work for them.
        case colleagues(Int)
        /// Participants, for whom there is no passenger rate.
        case participants(Int)
    }

    public init(vehicle: Vehicle, tenths: Int64, tenthsBefore: Int64, passengers: Passengers) {
        self.vehicle = vehicle
        self.tenths = tenths
        self.tenthsBefore = tenthsBefore
        self.passengers = passengers
    }
}

/// How long somebody was away who claims a meal.
public struct MealFacts: Hashable, Sendable {
    public var hoursAway: Int
    /// Whether they were still away at eight in the evening.
    public var awayAtEight: Bool

    public init(hoursAway: Int, awayAtEight: Bool) {
        self.hoursAway = hoursAway
        self.awayAtEight = awayAtEight
    }
}
