import Integrity
import Store

extension CommandPlayer {
    /// Plays a command and undoes it: the very answer that playing it gives, and nothing written.
    ///
    /// A key that has to be unlocked for it is unlocked.
    ///
    /// - Throws: `StoreError`.
    public func preview(_ request: CommandRequest) throws -> CommandAnswer {
        do {
            return try write(undoing: .savepoint) { books -> CommandAnswer in
                throw Undone(answer: try answer(request, in: books))
            }
        } catch let undone as Undone {
            return undone.answer
        }
    }
}

/// Carries the answer out of the transaction that must not be.
private struct Undone: Error {
    let answer: CommandAnswer
}
