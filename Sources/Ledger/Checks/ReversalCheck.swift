/// Invariant 10: an entry is reversed at most once, exactly, and into an open period.
public enum ReversalCheck {
    /// The stable code of the findings.
    public static let code = "check.reversals"

    /// A reversal and what it reverses.
    public struct Pair: Hashable, Sendable {
        /// The entry's sequence number.
        public let sequence: Int
        /// The entry that undoes.
        public let reversal: Entry
        /// The entry that it names, or nil where there is none.
        public let original: Entry?
        /// Whether its effective date was in a closed period when it was recorded.
        public let wasInClosedPeriod: Bool

        /// Creates a pair.
        public init(
            sequence: Int,
            reversal: Entry,
            original: Entry?,
            wasInClosedPeriod: Bool
        ) {
            self.sequence = sequence
            self.reversal = reversal
            self.original = original
            self.wasInClosedPeriod = wasInClosedPeriod
        }
    }

    /// - Complexity: O(n) in the reversals, which are remembered by number alone.
    public static func findings(in pairs: some Sequence<Pair>) -> [Finding] {
        var reversed: Set<Int> = []
        return pairs.flatMap { pair in
            var faults = faults(in: pair)
            if let original = pair.reversal.reverses, !reversed.insert(original).inserted {
                faults.append("An entry is reversed at most once; entry \(original) was before.")
            }
            return faults.map {
                Finding(check: code, subject: "entry \(pair.sequence)", message: $0)
            }
        }
    }

    private static func faults(in pair: Pair) -> [String] {
        guard let original = pair.original else {
            return ["A reversal names an entry that exists; this does not."]
        }
        var faults: [String] = []
        if !original.isMirrored(by: pair.reversal) {
            faults.append("A reversal mirrors its original exactly; this does not.")
        }
        if pair.reversal.effectiveOn < original.effectiveOn {
            faults.append("A reversal does not count before its original, and this does.")
        }
        if pair.wasInClosedPeriod {
            faults.append("A reversal falls into an open period; this one's was closed.")
        }
        return faults
    }
}
