import Calendar
import Synchronization

/// A clock that stands still until a test moves it.
final class TestClock: Sendable {
    private let instant: Mutex<Instant>

    init(_ text: String) throws { instant = Mutex(try Instant(text)) }

    var now: Instant { instant.withLock { $0 } }

    /// Moves the clock to nine in the morning of a day.
    func move(to date: String) throws {
        let moment = try Instant("\(date)T09:00:00.000Z")
        instant.withLock { $0 = moment }
    }

    /// Moves the clock to a moment.
    func set(_ text: String) throws {
        let moment = try Instant(text)
        instant.withLock { $0 = moment }
    }
}
