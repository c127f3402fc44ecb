/// The tree of RFC 6962 over the leaves of records: leaf hash, node hash, root and proofs.
///
/// A leaf is hashed after a zero byte and a node after a one, so that no node passes for a
/// record. A tree of n leaves is split at the greatest power of two below n.
public enum MerkleTree {
    /// The root of no leaves at all: the SHA-256 of nothing.
    public static let emptyRoot = Digest(of: [])

    /// The hash that stands for a record's bytes. O(count).
    public static func leafHash(_ record: [UInt8]) -> Digest {
        let context = DigestContext()
        context.update(0 as UInt8)
        record.withUnsafeBytes { context.update($0) }
        return context.finish()
    }

    /// The hash that stands for two subtrees.
    public static func nodeHash(_ left: Digest, _ right: Digest) -> Digest {
        let context = DigestContext()
        context.update(1 as UInt8)
        left.withUnsafeBytes { context.update($0) }
        right.withUnsafeBytes { context.update($0) }
        return context.finish()
    }

    /// The root of the leaves. O(n) hashes, O(log n) memory.
    public static func root(ofLeaves leaves: some Sequence<Digest>) -> Digest {
        var frontier = MerkleFrontier()
        for leaf in leaves { frontier.append(leaf) }
        return frontier.root
    }

    /// The greatest power of two below a count of at least two: where a tree is split.
    static func split(_ count: Int) -> Int {
        1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    }
}
