import Approvals
import Policy

/// Asks the guidance again at the last step, where an allowance ran out since it was sent and
/// nobody on the route may raise it.
///
/// The answer is recorded as the first one was, from the facts of today; whoever may raise the
/// allowance becomes a further step, and raises it by their yes.
struct AskingAgain {
    let decided: Decided

    /// Records the new answers to the lines that are above what is left.
    ///
    /// - Returns: What the guidance says of the allowances, for whoever approves.
    func run() throws -> [String] {
        let submission = decided.matter.submission
        let deciding = Deciding(context: decided.context, pack: decided.pack)
        let answers = try deciding.answersNow(
            for: decided.content,
            enteredBy: submission.enteredBy
        )
        try deciding.record(
            answers,
            on: submission.subject,
            version: submission.version,
            bearers: decided.content.bearers,
            chain: decided.chain,
            where: { !$0.decision.raises.isEmpty }
        )
        let caps = Set(decided.pack.caps.map(\.clause))
        return answers.flatMap(\.decision.reasons).filter { caps.contains($0.clause) }
            .map(\.sentence)
    }
}

extension Decided.Content {
    /// Whose cost each line is, in order.
    var bearers: [CostBearer] {
        switch self {
        case .claim(let claim): claim.lines.map(\.bearer)
        case .businessCase(let businessCase): businessCase.lines.map(\.bearer)
        }
    }
}
