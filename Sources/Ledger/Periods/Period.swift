public import Calendar
public import Identifiers

/// A span of dates; once closed it takes no entry.
public struct Period: Hashable, Sendable {
    /// The fund it is for, or nil for all funds and the allowances.
    public let fund: FundCode?
    /// The first day.
    public let starts: CalendarDate
    /// The last day.
    public let ends: CalendarDate
    /// Whether it takes no more entries.
    public let isClosed: Bool

    /// Creates a period.
    ///
    /// - Throws: ``PeriodError/endsBeforeItStarts(starts:ends:)``.
    public init(
        fund: FundCode?,
        starts: CalendarDate,
        ends: CalendarDate,
        isClosed: Bool
    ) throws(PeriodError) {
        guard starts <= ends else { throw .endsBeforeItStarts(starts: starts, ends: ends) }
        self.fund = fund
        self.starts = starts
        self.ends = ends
        self.isClosed = isClosed
    }

    /// Whether the day is in the period.
    public func contains(_ date: CalendarDate) -> Bool { starts <= date && date <= ends }

    /// Whether the period speaks for any of these funds.
    func concerns(_ funds: Set<FundCode>) -> Bool { fund.map(funds.contains) ?? true }
}
