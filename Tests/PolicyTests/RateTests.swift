import Calendar
import Money
import Policy
import Testing

@Suite struct RateTests {
    let journey = JourneyFacts(vehicle: .car, tenths: 420, tenthsBefore: 0, passengers: .none)

    @Test(arguments: [
        ("2026-04-05", "2026-06-01", 45), ("2026-04-06", "2026-05-20", 45),
        ("2026-04-06", "2026-05-21", 55), ("2026-12-31", "2026-12-31", 55),
    ])
    func `the rate is that of the journey's day, as far as it was known`(
        journeyOn: String,
        knownOn: String,
        pence: Int64
    ) throws {
        let rate = try SmallPack.pack().rate(
            .car,
            journeyOn: CalendarDate(journeyOn),
            knownOn: CalendarDate(knownOn)
        )
        #expect(rate?.first.pence == pence)
    }

    @Test func `before the first rate, and for another vehicle, there is none`() throws {
        let pack = try SmallPack.pack()
        let day = try CalendarDate("2011-04-05")
        #expect(pack.rate(.car, journeyOn: day, knownOn: day) == nil)
        let later = try CalendarDate("2026-04-05")
        #expect(pack.rate(.bicycle, journeyOn: later, knownOn: later) == nil)
    }

    @Test func `of two rates from the same day the one known later corrects the other`() throws {
        let day = try CalendarDate("2026-01-01")
        let rates = [
            Dated(validFrom: day, knownFrom: try CalendarDate("2026-02-01"), value: 2),
            Dated(validFrom: day, knownFrom: day, value: 1),
        ]
        #expect(rates.value(on: day, knownOn: day) == 1)
        #expect(rates.value(on: day, knownOn: try CalendarDate("2026-02-01")) == 2)
    }

    @Test(arguments: [
        ("none", JourneyFacts.Passengers.none), ("colleagues:1", .colleagues(1)),
        ("participants:12", .participants(12)),
    ])
    func `passengers are read from the one text that they are written as`(
        text: String,
        passengers: JourneyFacts.Passengers
    ) {
        #expect(JourneyFacts.Passengers(text) == passengers)
        #expect(passengers.description == text)
    }

    @Test(arguments: ["", "None", "colleagues", "colleagues:0", "colleagues:+1", "colleagues:01"])
    func `passengers written otherwise are not read`(text: String) {
        #expect(JourneyFacts.Passengers(text) == nil)
    }

    /// Tenths before, tenths, passengers, pence: on either side of the 10,000th mile.
    @Test(arguments: [
        (0, 420, 0, 1890), (99_580, 420, 0, 1890), (99_581, 420, 0, 1888),
        (99_900, 420, 0, 1250), (100_000, 420, 0, 1050), (0, 1, 0, 4), (0, 0, 0, 0),
        (0, 420, 2, 2310),
    ])
    func `miles divide at the 10,000th and pence are rounded down once`(
        before: Int64,
        tenths: Int64,
        colleagues: Int,
        pence: Int64
    ) throws {
        let journey = JourneyFacts(
            vehicle: .car,
            tenths: tenths,
            tenthsBefore: before,
            passengers: .colleagues(colleagues)
        )
        let day = try CalendarDate("2026-03-02")
        let amount = try SmallPack.pack().mileageAmount(journey, journeyOn: day, knownOn: day)
        #expect(amount?.pence == pence)
    }

    @Test func `a rate announced later proposes the difference`() throws {
        let topUp = try SmallPack.pack().topUp(
            journey,
            journeyOn: CalendarDate("2026-04-20"),
            decidedOn: CalendarDate("2026-04-21"),
            today: CalendarDate("2026-05-21")
        )
        #expect(topUp?.before.pence == 1890)
        #expect(topUp?.after.pence == 2310)
        #expect(topUp?.difference.pence == 420)
    }

    @Test func `the day before the announcement, and the day before the rate, propose nothing`()
        throws
    {
        let pack = try SmallPack.pack()
        let decided = try CalendarDate("2026-04-21")
        let early = pack.topUp(
            journey,
            journeyOn: try CalendarDate("2026-04-20"),
            decidedOn: decided,
            today: try CalendarDate("2026-05-20")
        )
        let old = pack.topUp(
            journey,
            journeyOn: try CalendarDate("2026-04-05"),
            decidedOn: decided,
            today: try CalendarDate("2026-05-21")
        )
        #expect(early == nil)
        #expect(old == nil)
    }

    @Test(arguments: [
        (4, false, 0), (5, false, 500), (9, true, 1500), (10, false, 1000), (10, true, 2000),
        (15, false, 1000), (15, true, 2500),
    ])
    func `a meal goes by the hours away and the evening`(
        hours: Int,
        atEight: Bool,
        pence: Int64
    ) throws {
        let day = try CalendarDate("2026-03-02")
        let meal = MealFacts(hoursAway: hours, awayAtEight: atEight)
        #expect(try SmallPack.pack().mealAmount(meal, on: day, knownOn: day)?.pence == pence)
    }

    @Test func `an absurd journey meets the ceiling of integers, never a trap`() throws {
        let journey = JourneyFacts(
            vehicle: .car,
            tenths: .max,
            tenthsBefore: 0,
            passengers: .colleagues(.max)
        )
        let day = try CalendarDate("2026-03-02")
        let amount = try SmallPack.pack().mileageAmount(journey, journeyOn: day, knownOn: day)
        #expect(amount?.pence == Int64.max / 10)
    }
}
