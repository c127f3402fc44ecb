/// A day of the Gregorian calendar, with no time and no zone: the date on a ticket.
///
/// Days are counted from 1 January 1970 with the civil-calendar algorithm of
/// <https://howardhinnant.github.io/date_algorithms.html>; every operation is O(1).
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 1 January 1970.
    public let dayNumber: Int

    /// The years that books may speak of. Outside them a date is a slip of the keyboard.
    public static let years = 1990...2199

    /// Creates the date of a year, a month (1 to 12) and a day (1 to 31).
    ///
    /// - Throws: ``CalendarError/noSuchDate`` when the calendar has no such day.
    public init(year: Int, month: Int, day: Int) throws(CalendarError) {
        guard Self.years.contains(year), (1...12).contains(month), (1...31).contains(day) else {
            throw .noSuchDate("\(year)-\(month)-\(day)")
        }
        let number = Self.dayNumber(year: year, month: month, day: day)
        let back = Self.civil(number)
        guard back.month == month, back.day == day else {
            throw .noSuchDate("\(year)-\(month)-\(day)")
        }
        dayNumber = number
    }

    /// Reads the one canonical form, `2026-11-20`.
    ///
    /// - Throws: ``CalendarError/notCanonical`` or ``CalendarError/noSuchDate``.
    public init(_ text: String) throws(CalendarError) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]),
            let day = decimal(bytes[8..<10])
        else { throw .notCanonical(text) }
        try self.init(year: year, month: month, day: day)
    }

    /// Creates the date that lies so many days after 1 January 1970.
    ///
    /// - Throws: ``CalendarError/noSuchDate`` when it is outside ``years``.
    public init(dayNumber: Int) throws(CalendarError) {
        guard (-1_000_000...1_000_000).contains(dayNumber),
            Self.years.contains(Self.civil(dayNumber).year)
        else { throw .noSuchDate("day \(dayNumber)") }
        self.dayNumber = dayNumber
    }

    private init(unchecked dayNumber: Int) { self.dayNumber = dayNumber }

    /// The date of a day number, or the nearest one within ``years``.
    init(clamping dayNumber: Int) {
        let first = Self.dayNumber(year: Self.years.lowerBound, month: 1, day: 1)
        let last = Self.dayNumber(year: Self.years.upperBound, month: 12, day: 31)
        self.dayNumber = max(first, min(last, dayNumber))
    }

    public var year: Int { Self.civil(dayNumber).year }
    public var month: Int { Self.civil(dayNumber).month }
    public var day: Int { Self.civil(dayNumber).day }

    /// The date so many days later, or earlier for a negative count; stays within ``years``.
    public func adding(days: Int) -> CalendarDate {
        CalendarDate(clamping: dayNumber + max(-1_000_000, min(1_000_000, days)))
    }

    /// The days from this date to another, negative when the other is earlier.
    public func days(to other: CalendarDate) -> Int { other.dayNumber - dayNumber }

    /// The last day of the month that holds this date.
    public var monthEnd: CalendarDate {
        let (year, month, _) = Self.civil(dayNumber)
        let next =
            month == 12
            ? Self.dayNumber(year: year + 1, month: 1, day: 1)
            : Self.dayNumber(year: year, month: month + 1, day: 1)
        return CalendarDate(unchecked: next - 1)
    }

    /// The first day of the calendar quarter (January, April, July, October) that holds this date.
    public var quarterStart: CalendarDate {
        let (year, month, _) = Self.civil(dayNumber)
        return CalendarDate(
            unchecked: Self.dayNumber(year: year, month: (month - 1) / 3 * 3 + 1, day: 1)
        )
    }

    /// The last day of the calendar quarter that holds this date.
    public var quarterEnd: CalendarDate {
        let (year, month, _) = Self.civil(dayNumber)
        let next = (month - 1) / 3 * 3 + 4
        let start =
            next > 12
            ? Self.dayNumber(year: year + 1, month: 1, day: 1)
            : Self.dayNumber(year: year, month: next, day: 1)
        return CalendarDate(unchecked: start - 1)
    }

    /// The first day, 6 April, of the United Kingdom tax year that holds this date.
    public var taxYearStart: CalendarDate {
        let (year, month, day) = Self.civil(dayNumber)
        let started = (month, day) >= (4, 6)
        return CalendarDate(
            unchecked: Self.dayNumber(year: started ? year : year - 1, month: 4, day: 6)
        )
    }

    /// The first day on which a full year has passed: the same day a year later, 1 March after
    /// 29 February; stays within ``years``.
    public var yearLater: CalendarDate {
        let (year, month, day) = Self.civil(dayNumber)
        return CalendarDate(clamping: Self.dayNumber(year: year + 1, month: month, day: day))
    }

    /// The canonical form, `2026-11-20`.
    public var description: String {
        let (year, month, day) = Self.civil(dayNumber)
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    public static func < (left: Self, right: Self) -> Bool { left.dayNumber < right.dayNumber }

    static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }

    static func civil(_ dayNumber: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

/// A text that is no date or time.
public enum CalendarError: Error, Hashable, Sendable {
    /// Not spelt in the one canonical form.
    case notCanonical(String)
    /// Spelt well, but the calendar has no such day or time.
    case noSuchDate(String)
}

/// The value of a run of decimal digits, or nil when a byte is something else.
func decimal(_ bytes: some Collection<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
}

/// The number with leading zeros up to a width.
func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
