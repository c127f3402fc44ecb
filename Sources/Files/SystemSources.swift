public import Calendar
import Glibc

/// The machine's clock and randomness, as operations are given them.
public enum SystemSources {
    /// The moment, to the millisecond.
    public static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let milliseconds = Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
        guard let now = try? Instant(milliseconds: milliseconds) else {
            preconditionFailure("the machine's clock is outside the years 1990 to 2199")
        }
        return now
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
