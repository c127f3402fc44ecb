public import Integrity

/// Books beside what was seen of them before.
public struct SeenBooks: Sendable {
    /// The checkpoint that they end with.
    public let newest: SignedCheckpoint
    /// The newest one that was seen; nil where nothing is remembered.
    public let seen: Checkpoint?

    public init(newest: SignedCheckpoint, seen: Checkpoint?) {
        self.newest = newest
        self.seen = seen
    }

    /// How many records were seen that are not there.
    public var lost: Int { max(0, (seen?.size ?? 0) - newest.checkpoint.size) }
}
