import Identifiers
import Money

/// A worked example that a rule pack does not keep.
public struct ExampleFinding: Hashable, Sendable {
    /// The example's name.
    public let example: String
    /// What was promised and what was decided, in one sentence.
    public let message: String
}

extension RulePack {
    /// Runs every worked example and returns those that come out otherwise than promised.
    ///
    /// O(examples).
    public func runExamples() -> [ExampleFinding] {
        self.examples.compactMap { example in
            let decision = decision(for: example.facts)
            let differences = example.expected.differences(from: decision)
            guard !differences.isEmpty else { return nil }
            return ExampleFinding(
                example: example.name,
                message: differences.joined(separator: "; ")
            )
        }
    }
}

extension WorkedExample.Expectation {
    fileprivate func differences(from decision: PolicyDecision) -> [String] {
        let raised = { (raises: [PolicyDecision.CapRaise]) in
            raises.map { "\($0.cap) by \($0.amount.poundsText)" }
        }
        return [
            difference("outcome", outcome.description, decision.outcome.description),
            difference(
                "clauses",
                listed(clauses.map(\.text)),
                listed(decision.clauses.map(\.text))
            ),
            difference("to add", listed(obligations), listed(decision.obligations.map(\.name))),
            difference("raises", listed(raised(raises)), listed(raised(decision.raises))),
        ].compactMap { $0 }
    }

    private func listed(_ items: [String]) -> String {
        items.isEmpty ? "none" : items.joined(separator: ", ")
    }

    private func difference(_ what: String, _ promised: String, _ decided: String) -> String? {
        promised == decided ? nil : "\(what): promised \(promised), decided \(decided)"
    }
}
