import Calendar
import Ledger
import Testing

@Suite struct PeriodTests {
    static func quarter(_ fund: String?, isClosed: Bool = true) throws -> Period {
        try Period(
            fund: fund.map { .init(stringLiteral: $0) },
            starts: "2026-01-01",
            ends: "2026-03-31",
            isClosed: isClosed
        )
    }

    @Test func `a period may be one day and not less`() throws {
        _ = try Period(fund: nil, starts: "2026-01-01", ends: "2026-01-01", isClosed: false)
        let error = PeriodError.endsBeforeItStarts(starts: "2026-01-02", ends: "2026-01-01")
        #expect(throws: error) {
            try Period(fund: nil, starts: "2026-01-02", ends: "2026-01-01", isClosed: false)
        }
        #expect(error.code == "period.ends-before-start")
    }

    @Test func `an entry on a closed period's last day is refused, and on the next accepted`()
        throws
    {
        let calendar = PeriodCalendar([try Self.quarter(nil)])
        let error = PeriodError.periodClosed(try Self.quarter(nil), date: "2026-03-31")
        #expect(throws: error) { try calendar.check(Self.drawdown(on: "2026-03-31")) }
        try calendar.check(Self.drawdown(on: "2026-04-01"))
        #expect(error.code == "period.closed")
        #expect(
            error.message == "2026-03-31 is in a period that is closed, from 2026-01-01 to "
                + "2026-03-31. Date the entry after it."
        )
    }

    @Test func `an open period takes entries`() throws {
        try PeriodCalendar([Self.quarter(nil, isClosed: false)])
            .check(Self.drawdown(on: "2026-03-31"))
    }

    @Test func `a fund's closed period stops that fund alone`() throws {
        try PeriodCalendar([Self.quarter("LOT")]).check(Self.drawdown(on: "2026-03-31"))
        #expect(throws: PeriodError.self) {
            try PeriodCalendar([Self.quarter("ESF")]).check(Self.drawdown(on: "2026-03-31"))
        }
    }

    @Test func `a late defrayal counts from the first open day`() throws {
        let april = try Period(
            fund: "ESF",
            starts: "2026-04-01",
            ends: "2026-04-30",
            isClosed: true
        )
        let calendar = PeriodCalendar([april, try Self.quarter(nil)])
        #expect(calendar.firstOpenDay(onOrAfter: "2026-03-28", for: [.esf]) == "2026-05-01")
        #expect(calendar.firstOpenDay(onOrAfter: "2026-03-28", for: [.lottery]) == "2026-04-01")
        #expect(calendar.firstOpenDay(onOrAfter: "2025-12-31", for: [.esf]) == "2025-12-31")
    }

    @Test func `where no day is left open, the last day is given and will be refused`() throws {
        let ever = try Period(fund: nil, starts: "2026-01-01", ends: "2199-12-31", isClosed: true)
        let calendar = PeriodCalendar([ever])
        #expect(calendar.firstOpenDay(onOrAfter: "2199-12-31", for: []) == "2199-12-31")
    }

    private static func drawdown(on day: CalendarDate) throws -> Entry {
        try Story.drawDown("dd_1", 5).entry(effectiveOn: day)
    }
}
