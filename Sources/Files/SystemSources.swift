public import Calendar
import Glibc

/// The machine's clock and randomness, as operations are given them.
public enum SystemSources {
    /// The moment, to the millisecond.
    ///
    /// - Throws: ``ClockError``.
    public static func now() throws(ClockError) -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return try moment(seconds: Int64(time.tv_sec), nanoseconds: Int64(time.tv_nsec))
    }

    /// The moment that a clock shows.
    static func moment(seconds: Int64, nanoseconds: Int64) throws(ClockError) -> Instant {
        // Far more than the calendar takes, and far less than a sum could not hold.
        guard (-1 << 40...1 << 40).contains(seconds),
            let moment = try? Instant(milliseconds: seconds * 1000 + nanoseconds / 1_000_000)
        else { throw ClockError(seconds: seconds) }
        return moment
    }

    /// Random bytes from the kernel's generator, fit for keys.
    public static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 8)
        while bytes.count < count {
            withUnsafeBytes(of: generator.next()) { bytes.append(contentsOf: $0) }
        }
        return Array(bytes.prefix(count))
    }
}

/// The machine's clock shows no moment that records can have.
public struct ClockError: Error, Hashable, Sendable {
    /// What it shows, in seconds since 1970.
    public let seconds: Int64

    public init(seconds: Int64) { self.seconds = seconds }

    /// The stable code.
    public var code: String { "clock.out-of-range" }

    /// What is wrong and what to do next.
    public var message: String {
        "The machine's clock shows \(seconds) seconds since 1970, which is outside the years "
            + "\(CalendarDate.years.lowerBound) to \(CalendarDate.years.upperBound). Nothing was "
            + "written. Set it (timedatectl), then send the command again."
    }
}
