import Store
import Synchronization

/// Whether the next batch is played with savepoints. After one had to be played twice the next
/// ones are played with them at once, so that refusals cost little where they are many.
final class Caution: Sendable {
    private let batchesLeft = Mutex(0)

    private static let batches = 8

    /// What the next batch can undo by itself.
    var scope: UndoScope {
        batchesLeft.withLock { left in
            guard left > 0 else { return .write }
            left -= 1
            return .savepoint
        }
    }

    /// Notes that a batch had to be played twice.
    func rise() { batchesLeft.withLock { $0 = Self.batches } }
}
