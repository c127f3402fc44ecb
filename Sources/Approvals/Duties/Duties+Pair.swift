extension Duties {
    /// Two duties that may not be one person's; the order says nothing.
    public struct Pair: Hashable, Sendable, CustomStringConvertible {
        /// The two, ordered by their spelling.
        public let first: Duty
        public let second: Duty

        public init(_ one: Duty, _ other: Duty) {
            first = min(one, other)
            second = max(one, other)
        }

        /// The pairs that hold in every programme. No setting and no rule pack removes one.
        public static let standard: [Pair] = [
            Pair(.approver, .claimant),
            Pair(.approver, .payee),
            Pair(.approver, .participant),
            Pair(.approver, .editor),
            Pair(.paymentReleaser, .paymentPreparer),
            Pair(.paymentReleaser, .payee),
            Pair(.detailsEditor, .paymentReleaser),
            Pair(.drawdownReviewer, .drawdownPreparer),
            Pair(.rulePackDrafter, .rulePackApprover),
        ]

        /// Whether a declared relation counts as being the same person: an approver may not decide
        /// for their own family, nor for a business that is theirs; and no colleague is a
        /// participant, so that a pair with one could be broken by nobody else.
        public var reachesRelations: Bool {
            let others: [Duty] = [.claimant, .payee, .participant]
            return [first, second].contains(.participant)
                || others.contains { self == Pair(.approver, $0) }
        }

        /// The spelling of rule packs and findings: `approver+claimant`.
        public var description: String { "\(first.rawValue)+\(second.rawValue)" }
    }
}
