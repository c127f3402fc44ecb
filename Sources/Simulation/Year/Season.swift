import Calendar

/// How much happens when: a year has its seasons, and a week its working days.
enum Season {
    /// Of a hundred things in an ordinary month, how many happen in this one.
    static func percent(in month: Int) -> Int {
        switch month {
        case 1: 120  // resolutions, and the year's courses begin
        case 9: 125  // the college year
        case 10: 110
        case 8: 70  // holidays
        case 12: 60
        default: 100
        }
    }

    /// Monday to Friday, but not from Christmas to New Year.
    static func isWorkday(_ day: CalendarDate) -> Bool {
        guard (1...5).contains(weekday(day)) else { return false }
        return !(day.month == 12 && day.day >= 25) && !(day.month == 1 && day.day == 1)
    }

    /// 0 for Sunday; 1 January 1970 was a Thursday.
    static func weekday(_ day: CalendarDate) -> Int { (day.dayNumber % 7 + 4) % 7 }

    /// This day or the first working day after it.
    static func workday(from day: CalendarDate) -> CalendarDate {
        var day = day
        while !isWorkday(day) { day = day.adding(days: 1) }
        return day
    }

    /// The last day of this weekday that is over.
    static func last(weekday wanted: Int, before day: CalendarDate) -> CalendarDate {
        let back = (weekday(day) - wanted + 7) % 7
        return day.adding(days: -(back == 0 ? 7 : back))
    }
}
