extension MerkleTree {
    /// The nodes that show a tree to be the continuation of its first leaves, RFC 6962,
    /// section 2.1.2. O(n). Nothing needs showing of the empty tree.
    ///
    /// - Throws: ``MerkleError/noSuchSize(_:size:)``.
    public static func consistencyProof(
        fromSize old: Int,
        in leaves: [Digest]
    ) throws(MerkleError) -> [Digest] {
        guard (0...leaves.count).contains(old) else {
            throw .noSuchSize(old, size: leaves.count)
        }
        return old == 0 ? [] : subproof(old, leaves[...], isWhole: true)
    }

    /// Whether the tree of the new root continues that of the old one, RFC 9162,
    /// section 2.1.4.2.
    public static func verifyConsistency(
        fromSize old: Int,
        root oldRoot: Digest,
        toSize new: Int,
        root newRoot: Digest,
        proof: [Digest]
    ) -> Bool {
        guard old >= 0, old <= new else { return false }
        if old == new { return proof.isEmpty && oldRoot == newRoot }
        if old == 0 { return proof.isEmpty && oldRoot == emptyRoot }
        let isPerfect = old & (old - 1) == 0
        let nodes = isPerfect ? [oldRoot] + proof : proof
        guard let first = nodes.first else { return false }
        var climb = Climb(old: old, new: new, from: first)
        for node in nodes.dropFirst() {
            guard climb.step(node) else { return false }
        }
        return climb.newPosition == 0 && climb.oldHash == oldRoot && climb.newHash == newRoot
    }

    /// The way up both trees at once, from their greatest common subtree.
    private struct Climb {
        var oldPosition: Int
        var newPosition: Int
        var oldHash: Digest
        var newHash: Digest

        init(old: Int, new: Int, from node: Digest) {
            oldPosition = old - 1
            newPosition = new - 1
            oldHash = node
            newHash = node
            while oldPosition & 1 == 1 {
                oldPosition >>= 1
                newPosition >>= 1
            }
        }

        /// Takes the next node of the proof; false when the proof is too long.
        mutating func step(_ node: Digest) -> Bool {
            guard newPosition > 0 else { return false }
            if oldPosition & 1 == 1 || oldPosition == newPosition {
                oldHash = nodeHash(node, oldHash)
                newHash = nodeHash(node, newHash)
                while oldPosition & 1 == 0, oldPosition > 0 {
                    oldPosition >>= 1
                    newPosition >>= 1
                }
            } else {
                newHash = nodeHash(newHash, node)
            }
            oldPosition >>= 1
            newPosition >>= 1
            return true
        }
    }

    private static func subproof(
        _ old: Int,
        _ leaves: ArraySlice<Digest>,
        isWhole: Bool
    ) -> [Digest] {
        if old == leaves.count { return isWhole ? [] : [root(ofLeaves: leaves)] }
        let split = split(leaves.count)
        let left = leaves.prefix(split)
        let right = leaves.dropFirst(split)
        return old <= split
            ? subproof(old, left, isWhole: isWhole) + [root(ofLeaves: right)]
            : subproof(old - split, right, isWhole: false) + [root(ofLeaves: left)]
    }
}
