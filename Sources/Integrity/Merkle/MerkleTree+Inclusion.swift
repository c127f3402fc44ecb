extension MerkleTree {
    /// The siblings on the way from a leaf up to the root, RFC 6962, section 2.1.1. O(n).
    ///
    /// - Throws: ``MerkleError/noSuchLeaf(index:size:)``.
    public static func inclusionProof(
        ofLeafAt index: Int,
        in leaves: [Digest]
    ) throws(MerkleError) -> [Digest] {
        guard leaves.indices.contains(index) else {
            throw .noSuchLeaf(index: index, size: leaves.count)
        }
        return path(to: index, in: leaves[...])
    }

    /// Whether a leaf stands at an index of the tree that has this root, RFC 9162, section 2.1.3.2.
    public static func verifyInclusion(
        of leaf: Digest,
        at index: Int,
        size: Int,
        proof: [Digest],
        root: Digest
    ) -> Bool {
        guard index >= 0, index < size else { return false }
        var position = index
        var last = size - 1
        var hash = leaf
        for sibling in proof {
            guard last > 0 else { return false }
            if position & 1 == 1 || position == last {
                hash = nodeHash(sibling, hash)
                while position & 1 == 0, position > 0 {
                    position >>= 1
                    last >>= 1
                }
            } else {
                hash = nodeHash(hash, sibling)
            }
            position >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    /// The path of an index that is counted within the slice.
    private static func path(to index: Int, in leaves: ArraySlice<Digest>) -> [Digest] {
        guard leaves.count > 1 else { return [] }
        let split = split(leaves.count)
        let left = leaves.prefix(split)
        let right = leaves.dropFirst(split)
        return index < split
            ? path(to: index, in: left) + [root(ofLeaves: right)]
            : path(to: index - split, in: right) + [root(ofLeaves: left)]
    }
}
