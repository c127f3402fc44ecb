public import Identifiers

/// A decision that a rule pack promises, written in its own file and run as a test.
public struct WorkedExample: Hashable, Sendable {
    /// A sentence that says what is promised.
    public let name: String
    public let facts: Facts
    public let expected: Expectation

    public init(name: String, facts: Facts, expected: Expectation) {
        self.name = name
        self.facts = facts
        self.expected = expected
    }

    /// What the decision must be, in every part that a record keeps.
    public struct Expectation: Hashable, Sendable {
        public let outcome: Outcome
        /// In the order of their application.
        public let clauses: [ClauseID]
        /// The names of what is still to be added.
        public let obligations: [String]
        public let raises: [PolicyDecision.CapRaise]

        public init(
            outcome: Outcome,
            clauses: [ClauseID],
            obligations: [String],
            raises: [PolicyDecision.CapRaise]
        ) {
            self.outcome = outcome
            self.clauses = clauses
            self.obligations = obligations
            self.raises = raises
        }
    }
}

extension WorkedExample {
    /// Refuses an example that speaks of what the pack does not have.
    func checkReferences(in draft: DraftRulePack, at path: String) throws(RulePackError) {
        let categories = draft.rulePlaces.flatMap { $0.rule.names.map(\.code) }
        guard categories.contains(facts.category) else {
            throw RulePackError(.unknownCategory(facts.category.text), path: "\(path).facts")
        }
        let caps = Set(draft.caps.map(\.code))
        for cap in namedCaps where !caps.contains(cap) {
            throw RulePackError(.unknownCap(cap.text), path: path)
        }
        let clauses = Set(draft.clausePlaces.map(\.clause))
        for clause in expected.clauses where !clauses.contains(clause) {
            throw RulePackError(.unknownClause(clause.text), path: "\(path).expect")
        }
    }

    private var namedCaps: [CapCode] {
        var named = expected.raises.map(\.cap)
        if case .participant(_, let left) = facts.bearer { named += left.keys.sorted() }
        return named
    }
}
