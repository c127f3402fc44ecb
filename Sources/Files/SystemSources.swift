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
        var bytes = [UInt8](repeating: 0, count: count)
        bytes.withUnsafeMutableBytes { buffer in
            for start in stride(from: 0, to: count, by: mostAtOnce) {
                let part = buffer[start..<min(start + mostAtOnce, count)]
                let given = getentropy(buffer.baseAddress.map { $0 + start }, part.count)
                precondition(given == 0, "the kernel gives no random bytes")
            }
        }
        return bytes
    }

    /// The most that the kernel gives in one answer.
    private static let mostAtOnce = 256
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
