import Identifiers

/// A decision in the making: what has been found so far about some facts.
struct Deliberation {
    let pack: RulePack
    let facts: Facts
    let rule: CategoryRule
    private(set) var isBlocked = false
    var needsCase = false
    var deciders: [Role] = []
    var raises: [PolicyDecision.CapRaise] = []
    private(set) var reasons: [PolicyDecision.Reason] = []
    private(set) var obligations: [Obligation] = []

    init(pack: RulePack, facts: Facts) {
        self.pack = pack
        self.facts = facts
        rule = pack.rule(for: facts.category)
    }

    /// The category's name for people, which opens its sentences.
    var title: String { pack.title(of: facts.category) }

    /// Notes a clause that applied, with whoever it adds to the route.
    mutating func apply(_ clause: ClauseID, adding roles: [Role] = [], _ sentence: String) {
        reasons.append(.init(clause: clause, sentence: sentence))
        deciders = (deciders + roles).inOrderOfSeniority
    }

    /// Notes a clause that applied, ending its sentence with who can say yes.
    mutating func apply(_ clause: Clause, because sentence: String) {
        apply(
            clause.id,
            adding: clause.deciders,
            "\(sentence): \(clause.deciders.phrase) can say yes."
        )
    }

    mutating func block(_ clause: ClauseID, _ sentence: String) {
        isBlocked = true
        apply(clause, sentence)
    }

    mutating func oblige(_ obligation: Obligation) {
        if !obligations.contains(obligation) { obligations.append(obligation) }
    }

    func decision() -> PolicyDecision {
        PolicyDecision(
            outcome: outcome,
            reasons: reasons,
            obligations: obligations,
            raises: raises,
            pack: pack.id,
            packVersion: pack.version,
            packDigest: pack.digest
        )
    }

    private var outcome: Outcome {
        if isBlocked { return .blocked }
        if needsCase, facts.kind == .claim { return .needsBusinessCase(deciders) }
        return deciders.isEmpty ? .automatic : .routed(deciders)
    }
}
