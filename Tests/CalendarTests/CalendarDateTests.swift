import Calendar
import Testing

@Suite struct CalendarDateTests {
    @Test(arguments: ["1990-01-01", "2000-02-29", "2024-02-29", "2026-11-20", "2199-12-31"])
    func `a canonical date is read and written back the same`(text: String) throws {
        #expect(try CalendarDate(text).description == text)
    }

    @Test(arguments: ["2026-1-01", "2026-01-1", "26-01-01", "2026/01/01", " 2026-01-01", ""])
    func `another spelling is refused`(text: String) {
        #expect(throws: CalendarError.notCanonical(text)) { try CalendarDate(text) }
    }

    @Test(arguments: ["2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "1989-12-31"])
    func `a day that the calendar does not have is refused`(text: String) {
        #expect(throws: CalendarError.self) { try CalendarDate(text) }
    }

    @Test func `every day of the books' years follows the one before`() throws {
        var date = try CalendarDate("1990-01-01")
        let last = try CalendarDate("2199-12-31")
        while date < last {
            let next = date.adding(days: 1)
            #expect(next.dayNumber == date.dayNumber + 1)
            #expect(try CalendarDate(next.description) == next)
            date = next
        }
    }

    @Test func `quarters and tax years start where the law says`() throws {
        let march = try CalendarDate("2026-03-28")
        #expect(march.quarterStart.description == "2026-01-01")
        #expect(march.quarterEnd.description == "2026-03-31")
        #expect(try CalendarDate("2026-12-31").quarterEnd.description == "2026-12-31")
        #expect(try CalendarDate("2026-04-05").taxYearStart.description == "2025-04-06")
        #expect(try CalendarDate("2026-04-06").taxYearStart.description == "2026-04-06")
    }

    @Test(arguments: [
        ("2026-02-01", "2026-02-28"), ("2028-02-29", "2028-02-29"), ("2026-04-30", "2026-04-30"),
        ("2026-12-01", "2026-12-31"), ("2199-12-31", "2199-12-31"),
    ])
    func `a month ends on its last day`(date: String, end: String) throws {
        #expect(try CalendarDate(date).monthEnd.description == end)
    }

    @Test(arguments: [
        ("2026-02-01", "2027-02-01"), ("2027-03-01", "2028-03-01"), ("2028-02-29", "2029-03-01"),
        ("2199-12-31", "2199-12-31"),
    ])
    func `a full year has passed on the same day, or on the day after a leap day`(
        date: String,
        later: String
    ) throws {
        #expect(try CalendarDate(date).yearLater.description == later)
    }
}

@Suite struct InstantTests {
    @Test(arguments: ["2026-11-21T23:07:00.000Z", "1990-01-01T00:00:00.000Z"])
    func `a canonical time is read and written back the same`(text: String) throws {
        #expect(try Instant(text).description == text)
    }

    @Test(arguments: [
        "2026-11-21T23:07:00Z", "2026-11-21T24:00:00.000Z", "2026-11-21T23:60:00.000Z",
        "2026-11-21T23:07:60.000Z", "2026-11-21 23:07:00.000Z", "2026-02-30T00:00:00.000Z",
    ])
    func `another spelling or an impossible time is refused`(text: String) {
        #expect(throws: CalendarError.self) { try Instant(text) }
    }

    /// The last moment before each change of the clocks in 2026 and the first one after it.
    @Test(arguments: [
        ("2026-03-29T00:59:59.999Z", false), ("2026-03-29T01:00:00.000Z", true),
        ("2026-10-25T00:59:59.999Z", true), ("2026-10-25T01:00:00.000Z", false),
    ])
    func `London changes its clocks on the last Sundays`(text: String, summer: Bool) throws {
        #expect(try Instant(text).isBritishSummerTime == summer)
    }

    @Test func `late on a summer evening London is already at the next day`() throws {
        #expect(try Instant("2026-07-01T23:30:00.000Z").londonDate.description == "2026-07-02")
        #expect(try Instant("2026-01-01T23:30:00.000Z").londonDate.description == "2026-01-01")
    }
}
