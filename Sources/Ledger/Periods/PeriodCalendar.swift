public import Calendar
public import Identifiers

/// All periods that there are; a day that is in none of them is open.
public struct PeriodCalendar: Hashable, Sendable {
    public let periods: [Period]

    /// Creates the calendar of these periods.
    public init(_ periods: [Period] = []) { self.periods = periods }

    /// Refuses an entry whose effective date is in a closed period of any fund it touches.
    ///
    /// There is no way round it: a correction is dated in an open period.
    ///
    /// - Throws: ``PeriodError/periodClosed(_:date:)``, naming the first such period.
    public func check(_ entry: Entry) throws(PeriodError) {
        let funds = Set(entry.postings.compactMap(\.account.fund))
        if let period = closedPeriod(holding: entry.effectiveOn, for: funds) {
            throw .periodClosed(period, date: entry.effectiveOn)
        }
    }

    /// The day itself, or the first one after it that is open for all these funds.
    ///
    /// A defrayal that comes to light late keeps its bank date and counts from this day.
    public func firstOpenDay(
        onOrAfter date: CalendarDate,
        for funds: Set<FundCode>
    ) -> CalendarDate {
        var day = date
        while let period = closedPeriod(holding: day, for: funds) {
            let next = period.ends.adding(days: 1)
            guard next > day else { return day }  // the calendar's last day
            day = next
        }
        return day
    }

    private func closedPeriod(holding date: CalendarDate, for funds: Set<FundCode>) -> Period? {
        periods.first { $0.isClosed && $0.contains(date) && $0.concerns(funds) }
    }
}
