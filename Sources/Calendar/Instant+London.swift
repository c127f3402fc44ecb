extension Instant {
    /// The civil date in London at this moment.
    ///
    /// British Summer Time is one hour ahead of UTC from 01:00 UTC on the last Sunday of March
    /// to 01:00 UTC on the last Sunday of October (The Summer Time Order 2002, SI 2002/262).
    public var londonDate: CalendarDate {
        let ahead: Int64 = isBritishSummerTime ? 3_600_000 : 0
        return CalendarDate(clamping: Int(Self.floorDivide(milliseconds + ahead, Self.day)))
    }

    /// Whether London's clocks are an hour ahead at this moment.
    public var isBritishSummerTime: Bool {
        let year = CalendarDate.civil(Int(Self.floorDivide(milliseconds, Self.day))).year
        let start = Self.lastSundayAtOne(year: year, month: 3)
        let end = Self.lastSundayAtOne(year: year, month: 10)
        return milliseconds >= start && milliseconds < end
    }

    /// 01:00 UTC on the last Sunday of a month of 31 days, in milliseconds.
    private static func lastSundayAtOne(year: Int, month: Int) -> Int64 {
        let last = CalendarDate.dayNumber(year: year, month: month, day: 31)
        let weekday = (last % 7 + 4 + 7) % 7  // 0 is Sunday; 1 January 1970 was a Thursday
        return Int64(last - weekday) * day + 3_600_000
    }
}
