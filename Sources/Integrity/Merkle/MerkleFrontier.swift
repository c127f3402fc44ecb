/// What must be kept of a tree to append to it: the roots of its perfect subtrees.
///
/// A tree of n leaves has one peak for each one bit of n, the largest first.
public struct MerkleFrontier: Hashable, Sendable {
    /// How many leaves the tree has.
    public private(set) var size: Int
    /// The roots of the perfect subtrees, the largest first.
    public private(set) var peaks: [Digest]

    /// The frontier of the empty tree.
    public init() {
        size = 0
        peaks = []
    }

    /// Takes up a tree where it was left.
    ///
    /// - Throws: ``MerkleError/peaks(size:count:)`` when a tree of that size has another number
    ///   of peaks.
    public init(size: Int, peaks: [Digest]) throws(MerkleError) {
        guard size >= 0, size.nonzeroBitCount == peaks.count else {
            throw .peaks(size: size, count: peaks.count)
        }
        self.size = size
        self.peaks = peaks
    }

    /// Adds a leaf at the end. One hash on average, O(log n) at most.
    public mutating func append(_ leaf: Digest) {
        var peak = leaf
        for _ in 0..<size.trailingOneBitCount {
            peak = MerkleTree.nodeHash(peaks.removeLast(), peak)
        }
        peaks.append(peak)
        size += 1
    }

    /// The root of the tree. O(log n).
    public var root: Digest {
        guard var root = peaks.last else { return MerkleTree.emptyRoot }
        for peak in peaks.dropLast().reversed() { root = MerkleTree.nodeHash(peak, root) }
        return root
    }
}

extension Int {
    fileprivate var trailingOneBitCount: Int { (~self).trailingZeroBitCount }
}

/// Why a tree has no such frontier or proof.
public enum MerkleError: Error, Hashable, Sendable {
    /// A tree of that size has another number of peaks.
    case peaks(size: Int, count: Int)
    /// The tree has no leaf of that index.
    case noSuchLeaf(index: Int, size: Int)
    /// The tree was never of that size.
    case noSuchSize(Int, size: Int)

    /// The stable code.
    public var code: String {
        switch self {
        case .peaks: "merkle.peaks"
        case .noSuchLeaf: "merkle.leaf"
        case .noSuchSize: "merkle.size"
        }
    }

    /// What is wrong, for a person.
    public var message: String {
        switch self {
        case .peaks(let size, let count):
            "A tree of \(size) records does not have \(count) peaks: build it from the records."
        case .noSuchLeaf(let index, let size):
            "There is no record \(index) among \(size), which are counted from 0."
        case .noSuchSize(let old, let size):
            "A journal of \(size) records cannot have had \(old)."
        }
    }
}
