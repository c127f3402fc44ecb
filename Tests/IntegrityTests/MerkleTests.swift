import Integrity
import Testing

private func leaves(_ count: Int) -> [Digest] {
    (0..<count).map { MerkleTree.leafHash(Array("record \($0)".utf8)) }
}

/// RFC 6962, section 2.1, word for word: slow, and plainly right.
private func definedRoot(_ leaves: ArraySlice<Digest>) -> Digest {
    guard let first = leaves.first else { return Digest(of: []) }
    guard leaves.count > 1 else { return first }
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    return MerkleTree.nodeHash(
        definedRoot(leaves.prefix(split)),
        definedRoot(leaves.dropFirst(split))
    )
}

@Suite struct MerkleTreeTests {
    private let vectors: PublishedVectors.Tree

    init() throws { vectors = try PublishedVectors.read().merkle }

    @Test func `the reference tree has its published roots and proofs`() throws {
        let leaves = vectors.leaves.map { MerkleTree.leafHash($0.bytes) }
        for (index, root) in vectors.roots.enumerated() {
            #expect(MerkleTree.root(ofLeaves: leaves.prefix(index + 1)).bytes == root.bytes)
        }
        for row in vectors.inclusion {
            let proof = try MerkleTree.inclusionProof(
                ofLeafAt: row.index,
                in: Array(leaves.prefix(row.size))
            )
            #expect(proof.map(\.bytes) == row.proof.map(\.bytes))
        }
        for row in vectors.consistency {
            let proof = try MerkleTree.consistencyProof(
                fromSize: row.from,
                in: Array(leaves.prefix(row.to))
            )
            #expect(proof.map(\.bytes) == row.proof.map(\.bytes))
        }
    }

    @Test func `the empty tree's root is the digest of nothing`() {
        #expect(MerkleTree.root(ofLeaves: []) == Digest(of: []))
        #expect(MerkleTree.emptyRoot == Digest(of: []))
    }

    @Test func `a node never passes for a record`() {
        let (left, right) = (Digest(of: [1]), Digest(of: [2]))
        #expect(MerkleTree.leafHash(left.bytes + right.bytes) != MerkleTree.nodeHash(left, right))
        #expect(MerkleTree.nodeHash(left, right) == Digest(of: [1] + left.bytes + right.bytes))
        #expect(MerkleTree.leafHash([7]) == Digest(of: [0, 7]))
    }

    @Test(arguments: 0..<70)
    func `the frontier's root is the defined one, also when it is taken up again`(count: Int) throws
    {
        let leaves = leaves(count)
        var frontier = MerkleFrontier()
        for leaf in leaves {
            frontier = try MerkleFrontier(size: frontier.size, peaks: frontier.peaks)
            frontier.append(leaf)
        }
        #expect(frontier.size == count)
        #expect(frontier.peaks.count == count.nonzeroBitCount)
        #expect(frontier.root == definedRoot(leaves[...]))
        #expect(MerkleTree.root(ofLeaves: leaves) == frontier.root)
    }

    @Test(arguments: [(0, 1), (1, 0), (1, 2), (3, 1), (-1, 64), (8, 3)])
    func `a frontier with another number of peaks is refused`(size: Int, count: Int) {
        #expect(throws: MerkleError.peaks(size: size, count: count)) {
            try MerkleFrontier(size: size, peaks: Array(repeating: .zero, count: count))
        }
    }
}

@Suite struct InclusionTests {
    @Test(arguments: 1..<20)
    func `each leaf is shown to be in its place and in no other`(size: Int) throws {
        let leaves = leaves(size)
        let root = MerkleTree.root(ofLeaves: leaves)
        for index in 0..<size {
            let proof = try MerkleTree.inclusionProof(ofLeafAt: index, in: leaves)
            for place in -1...size {
                let isIn = MerkleTree.verifyInclusion(
                    of: leaves[index],
                    at: place,
                    size: size,
                    proof: proof,
                    root: root
                )
                #expect(isIn == (place == index))
            }
        }
    }

    @Test func `a changed proof, leaf, size or root shows nothing`() throws {
        let leaves = leaves(11)
        let root = MerkleTree.root(ofLeaves: leaves)
        let proof = try MerkleTree.inclusionProof(ofLeafAt: 6, in: leaves)
        func isIn(
            _ leaf: Digest,
            _ size: Int,
            _ proof: [Digest],
            _ root: Digest
        ) -> Bool {
            MerkleTree.verifyInclusion(of: leaf, at: 6, size: size, proof: proof, root: root)
        }
        #expect(isIn(leaves[6], 11, proof, root))
        #expect(!isIn(leaves[5], 11, proof, root))
        #expect(!isIn(leaves[6], 7, proof, root))
        #expect(!isIn(leaves[6], 11, proof, .zero))
        #expect(!isIn(leaves[6], 11, proof.dropLast(), root))
        #expect(!isIn(leaves[6], 11, proof + [.zero], root))
        for index in proof.indices {
            var other = proof
            other[index] = .zero
            #expect(!isIn(leaves[6], 11, other, root))
        }
    }

    @Test func `there is no proof of a leaf beyond the last`() throws {
        #expect(try MerkleTree.inclusionProof(ofLeafAt: 2, in: leaves(3)).count == 1)
        #expect(throws: MerkleError.noSuchLeaf(index: 3, size: 3)) {
            try MerkleTree.inclusionProof(ofLeafAt: 3, in: leaves(3))
        }
    }
}

@Suite struct ConsistencyTests {
    @Test(arguments: 0..<20)
    func `each earlier tree is shown to be the beginning of a later one`(new: Int) throws {
        let leaves = leaves(new)
        let root = MerkleTree.root(ofLeaves: leaves)
        for old in 0...new {
            let oldRoot = MerkleTree.root(ofLeaves: leaves.prefix(old))
            let proof = try MerkleTree.consistencyProof(fromSize: old, in: leaves)
            #expect(
                MerkleTree.verifyConsistency(
                    fromSize: old,
                    root: oldRoot,
                    toSize: new,
                    root: root,
                    proof: proof
                )
            )
            #expect(
                !MerkleTree.verifyConsistency(
                    fromSize: old,
                    root: .zero,
                    toSize: new,
                    root: root,
                    proof: proof
                )
            )
            #expect(
                !MerkleTree.verifyConsistency(
                    fromSize: old,
                    root: oldRoot,
                    toSize: new,
                    root: root,
                    proof: proof + [.zero]
                )
            )
        }
    }

    @Test(arguments: 1..<12)
    func `a history that was rewritten is not shown to continue the old one`(old: Int) throws {
        let honest = leaves(12)
        for changed in 0..<old {
            var forged = honest
            forged[changed] = .zero
            let proof = try MerkleTree.consistencyProof(fromSize: old, in: forged)
            #expect(
                !MerkleTree.verifyConsistency(
                    fromSize: old,
                    root: MerkleTree.root(ofLeaves: honest.prefix(old)),
                    toSize: 12,
                    root: MerkleTree.root(ofLeaves: forged),
                    proof: proof
                )
            )
        }
    }

    @Test func `a proof with a node changed or missing shows nothing`() throws {
        let leaves = leaves(13)
        let proof = try MerkleTree.consistencyProof(fromSize: 6, in: leaves)
        func continues(_ proof: [Digest]) -> Bool {
            MerkleTree.verifyConsistency(
                fromSize: 6,
                root: MerkleTree.root(ofLeaves: leaves.prefix(6)),
                toSize: 13,
                root: MerkleTree.root(ofLeaves: leaves),
                proof: proof
            )
        }
        #expect(continues(proof))
        for index in proof.indices {
            var other = proof
            other[index] = .zero
            #expect(!continues(other))
            other.remove(at: index)
            #expect(!continues(other))
        }
    }

    @Test func `a longer tree is not the beginning of a shorter one`() {
        #expect(throws: MerkleError.noSuchSize(4, size: 3)) {
            try MerkleTree.consistencyProof(fromSize: 4, in: leaves(3))
        }
        #expect(
            !MerkleTree.verifyConsistency(
                fromSize: 4,
                root: .zero,
                toSize: 3,
                root: .zero,
                proof: []
            )
        )
    }

    @Test(arguments: [
        MerkleError.peaks(size: 1, count: 2), .noSuchLeaf(index: 1, size: 1),
        .noSuchSize(2, size: 1),
    ])
    func `each error has a code and a sentence`(error: MerkleError) {
        #expect(error.code.hasPrefix("merkle."))
        #expect(error.message.hasSuffix("."))
    }
}
