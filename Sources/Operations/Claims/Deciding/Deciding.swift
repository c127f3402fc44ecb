import Approvals
import Identifiers
import Journal
import Policy

/// Lets the guidance in force decide on each line, and records what it answered and from what.
struct Deciding {
    let context: OperationContext
    let pack: RulePack

    /// What the guidance answers for each line, with the facts that it answered from.
    typealias Answer = (facts: Facts, decision: PolicyDecision)

    /// Decides on a claim.
    ///
    /// - Throws: ``GuidanceRefusal``, where nobody could decide on it yet.
    func answers(for claim: Claim) throws -> [Answer] {
        let facts = try gathering.facts(of: claim, enteredBy: context.actor)
        return try complete(decide(on: facts), drawsOnCase: claim.businessCase != nil)
    }

    /// Decides on a business case.
    ///
    /// - Throws: ``GuidanceRefusal``, where nobody could decide on it yet.
    func answers(for businessCase: BusinessCase) throws -> [Answer] {
        let facts = try gathering.facts(of: businessCase, enteredBy: context.actor)
        return try complete(decide(on: facts), drawsOnCase: false)
    }

    /// Decides again, from the facts of today, on what was decided before and is on its route.
    func answersNow(for content: Decided.Content, enteredBy editor: UserID) throws -> [Answer] {
        switch content {
        case .claim(let claim):
            decide(on: try gathering.facts(of: claim, enteredBy: editor))
        case .businessCase(let businessCase):
            decide(on: try gathering.facts(of: businessCase, enteredBy: editor))
        }
    }

    /// Records the answers, one record a line; the facts are kept under whoever bears the line.
    ///
    /// - Parameter isRecorded: Which of the answers are.
    func record(
        _ answers: [Answer],
        on subject: Subject,
        version: Int,
        bearers: [CostBearer],
        chain: String,
        where isRecorded: (Answer) -> Bool = { _ in true }
    ) throws {
        for (index, answer) in answers.enumerated() where isRecorded(answer) {
            let owner = bearers[index].participants.first?.text ?? context.actor.text
            let recorded = DecisionRecorded(
                subjectKind: subject.kind,
                subject: subject.text,
                version: version,
                line: index + 1,
                rulePack: answer.decision.pack,
                rulePackDigest: answer.decision.packDigest,
                outcome: answer.decision.outcome,
                clauses: answer.decision.clauses,
                facts: try context.commit(try answer.facts.statement(), as: "facts", of: owner)
            )
            try context.record(.decisionRecorded(recorded), chain: chain)
        }
    }

    private var gathering: FactsGathering {
        FactsGathering(source: BookFacts(books: context.books), pack: pack, on: context.today)
    }

    private func decide(on facts: [Facts]) -> [Answer] {
        facts.map { ($0, pack.decision(for: $0)) }
    }

    private func complete(_ answers: [Answer], drawsOnCase: Bool) throws -> [Answer] {
        try GuidanceRefusal.check(answers.map(\.decision), drawsOnCase: drawsOnCase)
        return answers
    }
}
