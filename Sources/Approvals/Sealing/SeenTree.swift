public import Integrity

/// How much of the journal an approver saw, and its root.
public struct SeenTree: Hashable, Sendable {
    /// How many records.
    public let size: Int
    public let root: Digest

    public init(size: Int, root: Digest) {
        self.size = size
        self.root = root
    }
}
