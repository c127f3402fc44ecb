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

extension JourneyFacts.Passengers: CustomStringConvertible {
    /// Reads `none`, `colleagues:2` or `participants:1`; nil for any other text.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let count = Int(parts[1]), count > 0, "\(count)" == parts[1] else {
            guard text == "none" else { return nil }
            self = .none
            return
        }
        switch parts[0] {
        case "colleagues": self = .colleagues(count)
        case "participants": self = .participants(count)
        default: return nil
        }
    }

    /// `none`, or the kind and how many: `colleagues:2`.
    public var description: String { count == 0 ? "none" : "\(kind):\(count)" }
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
