/// A moment in UTC, to the millisecond; there are no leap seconds.
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Milliseconds since 1 January 1970, 00:00 UTC.
    public let milliseconds: Int64

    /// Creates the moment so many milliseconds after 1 January 1970.
    ///
    /// - Throws: ``CalendarError/noSuchDate`` when it lies outside ``CalendarDate/years``.
    public init(milliseconds: Int64) throws(CalendarError) {
        _ = try CalendarDate(dayNumber: Int(Self.floorDivide(milliseconds, Self.day)))
        self.milliseconds = milliseconds
    }

    /// Reads the one canonical form, `2026-11-21T23:07:00.000Z`.
    ///
    /// - Throws: ``CalendarError``.
    public init(_ text: String) throws(CalendarError) {
        let bytes = Array(text.utf8)
        guard bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."),
            bytes[23] == UInt8(ascii: "Z"),
            let hour = decimal(bytes[11..<13]), let minute = decimal(bytes[14..<16]),
            let second = decimal(bytes[17..<19]), let fraction = decimal(bytes[20..<23])
        else { throw .notCanonical(text) }
        guard hour < 24, minute < 60, second < 60 else { throw .noSuchDate(text) }
        let date = try CalendarDate(String(text.prefix(10)))
        let seconds = (hour * 60 + minute) * 60 + second
        milliseconds = Int64(date.dayNumber) * Self.day + Int64(seconds * 1000 + fraction)
    }

    /// The canonical form, `2026-11-21T23:07:00.000Z`.
    public var description: String {
        let days = Self.floorDivide(milliseconds, Self.day)
        let rest = Int(milliseconds - days * Self.day)
        let (year, month, day) = CalendarDate.civil(Int(days))
        let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
        let clock =
            "\(padded(rest / 3_600_000, 2)):\(padded(rest / 60_000 % 60, 2))"
            + ":\(padded(rest / 1000 % 60, 2)).\(padded(rest % 1000, 3))"
        return "\(date)T\(clock)Z"
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.milliseconds < right.milliseconds
    }

    static let day: Int64 = 86_400_000

    static func floorDivide(_ value: Int64, _ by: Int64) -> Int64 {
        value >= 0 ? value / by : -((-value + by - 1) / by)
    }
}
