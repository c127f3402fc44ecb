// Miles are counted in tenths. The pence of a journey are rounded down, once, at the end: the
// rate is a ceiling, so rounding never goes above it.
//
// 1. Split the journey at the 10,000th mile of the claimant's tax year.
// 2. Tenths below at the first rate, tenths above at the other, tenths a fellow employee rode
//    along at the passenger rate.
// 3. Add, divide by ten, drop the rest.

public import Calendar
public import Money

extension RulePack {
    /// The mileage rate in force on the day of a journey, as far as it was known on another.
    public func rate(
        _ vehicle: Vehicle,
        journeyOn: CalendarDate,
        knownOn: CalendarDate
    ) -> MileageRate? {
        self.mileage.vehicles[vehicle]?.value(on: journeyOn, knownOn: knownOn)
    }

    /// The most that the rates allow for a journey, or nil where no rate was in force.
    public func mileageAmount(
        _ journey: JourneyFacts,
        journeyOn: CalendarDate,
        knownOn: CalendarDate
    ) -> Amount? {
        guard let rate = rate(journey.vehicle, journeyOn: journeyOn, knownOn: knownOn) else {
            return nil
        }
        let left = max(0, Int64(self.mileage.bandMiles) * 10 - journey.tenthsBefore)
        let first = min(left, journey.tenths)
        let passengers = passengerPence(journey, journeyOn: journeyOn, knownOn: knownOn)
        return try? Amount(
            pence: sum(
                product(first, rate.first.pence),
                sum(product(journey.tenths - first, rate.above.pence), passengers)
            ) / 10
        )
    }

    /// The most that is paid for meals by somebody away for so many hours; nothing for a short
    /// absence, nil where no rate was in force.
    public func mealAmount(
        _ meal: MealFacts,
        on day: CalendarDate,
        knownOn: CalendarDate
    ) -> Amount? {
        guard let steps = self.meals.value(on: day, knownOn: knownOn) else { return nil }
        guard let step = steps.last(where: { meal.hoursAway >= $0.hours }) else {
            return try? Amount(pence: 0)
        }
        return meal.awayAtEight ? step.evening : step.pay
    }

    /// What a rate announced later adds to a journey that was paid, or nil for nothing.
    ///
    /// It proposes; it never edits what was decided. The partner's own policy says whether it
    /// follows the rate.
    public func topUp(
        _ journey: JourneyFacts,
        journeyOn: CalendarDate,
        decidedOn: CalendarDate,
        today: CalendarDate
    ) -> TopUp? {
        guard let before = mileageAmount(journey, journeyOn: journeyOn, knownOn: decidedOn),
            let after = mileageAmount(journey, journeyOn: journeyOn, knownOn: today),
            after.pence > before.pence,
            let difference = try? Amount(pence: after.pence - before.pence)
        else { return nil }
        return TopUp(before: before, after: after, difference: difference)
    }

    private func passengerPence(
        _ journey: JourneyFacts,
        journeyOn: CalendarDate,
        knownOn: CalendarDate
    ) -> Int64 {
        guard case .colleagues(let count) = journey.passengers,
            let rate = self.mileage.passenger.value(on: journeyOn, knownOn: knownOn)
        else { return 0 }
        return product(product(journey.tenths, rate.pence), Int64(count))
    }
}

/// What a rate announced later adds to a journey.
public struct TopUp: Hashable, Sendable {
    /// What the rates known at the decision allowed.
    public let before: Amount
    /// What the rates known today allow.
    public let after: Amount
    public let difference: Amount
}

/// The sum, or the greatest integer where it overflows: a limit then never fails open.
func sum(_ left: Int64, _ right: Int64) -> Int64 {
    let (value, overflow) = left.addingReportingOverflow(right)
    return overflow ? .max : value
}

/// The product, or the greatest integer where it overflows.
func product(_ left: Int64, _ right: Int64) -> Int64 {
    let (value, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? .max : value
}
