import Money
import Policy

extension YAMLPlace {
    func mileageRates() throws(RulePackError) -> MileageRates {
        let fields = try fields(
            ["band-miles", "passenger"] + Vehicle.allCases.map(\.rawValue)
        )
        var vehicles: [Vehicle: [Dated<MileageRate>]] = [:]
        for vehicle in Vehicle.allCases {
            vehicles[vehicle] = try fields.required(vehicle.rawValue).map {
                (place) throws(RulePackError) in try place.mileageRate()
            }
        }
        return MileageRates(
            bandMiles: try fields.required("band-miles").count(),
            vehicles: vehicles,
            passenger: try fields.required("passenger").map { (place) throws(RulePackError) in
                let rate = try place.fields(["valid-from", "known-from", "pence"])
                return try Self.dated(rate, try rate.required("pence").amount())
            }
        )
    }

    private func mileageRate() throws(RulePackError) -> Dated<MileageRate> {
        let fields = try fields(["valid-from", "known-from", "first", "above"])
        let rate = MileageRate(
            first: try fields.required("first").amount(),
            above: try fields.required("above").amount()
        )
        return try Self.dated(fields, rate)
    }

    func mealRate() throws(RulePackError) -> Dated<[MealStep]> {
        let fields = try fields(["valid-from", "known-from", "steps"])
        let steps = try fields.required("steps").map { (place) throws(RulePackError) in
            let step = try place.fields(["hours", "pay", "evening"])
            return MealStep(
                hours: try step.required("hours").count(),
                pay: try step.required("pay").amount(),
                evening: try step.required("evening").amount()
            )
        }
        return try Self.dated(fields, steps)
    }

    private static func dated<Value>(
        _ fields: YAMLFields,
        _ value: Value
    ) throws(RulePackError) -> Dated<Value> {
        Dated(
            validFrom: try fields.required("valid-from").date(),
            knownFrom: try fields.required("known-from").date(),
            value: value
        )
    }
}
