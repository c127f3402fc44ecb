import Calendar
import Integrity
import Synchronization

/// A clock and randomness that are the same each time: for a demonstration, never for real books.
final class SeededWorld: Sendable {
    private let seed: String
    private let state: Mutex<State>

    private struct State {
        var now: Instant
        var drawn = 0
        var rest: [UInt8] = []
    }

    init(seed: String, now: Instant) {
        self.seed = seed
        state = Mutex(State(now: now))
    }

    /// The moment that was set last.
    var now: Instant { state.withLock { $0.now } }

    /// Moves the clock.
    func set(_ now: Instant) { state.withLock { $0.now = now } }

    /// The next bytes: SHA-256 of the seed and a counter, block after block.
    func randomBytes(_ count: Int) -> [UInt8] {
        state.withLock { state in
            while state.rest.count < count {
                state.rest += Digest(of: Array("\(seed) \(state.drawn)".utf8)).bytes
                state.drawn += 1
            }
            defer { state.rest.removeFirst(count) }
            return Array(state.rest.prefix(count))
        }
    }
}
