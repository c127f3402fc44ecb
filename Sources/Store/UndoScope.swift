/// How much of a write can be undone by itself.
public enum UndoScope: Hashable, Sendable {
    /// What a savepoint's body wrote. Before a savepoint first changes a page it is copied, which
    /// costs about an eighth of a write.
    case savepoint
    /// Nothing less than the whole write, for commands of which few are refused once they have
    /// written: then a savepoint throws ``WriteSpoiled`` and the write has to end.
    case write
}

/// A write of scope ``UndoScope/write`` holds something that has to be undone. It may be tried
/// again with savepoints.
public struct WriteSpoiled: Error {
    public init() {}
}
