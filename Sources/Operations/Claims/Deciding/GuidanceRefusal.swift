import Identifiers
import Policy

/// Why the guidance cannot take a line as it stands, in order of precedence.
///
/// None of these is a bare no: each says what to correct or add, or who can say yes and how.
enum GuidanceRefusal: Refusal, Hashable {
    case blocked(line: Int, sentences: [String])
    case needsBusinessCase(line: Int, sentences: [String])
    case incomplete(line: Int, [Obligation])

    /// Refuses what nobody could rightly decide on yet.
    ///
    /// Prices were compared, and sessions counted, when the case was approved that a claim draws
    /// on.
    ///
    /// - Throws: ``GuidanceRefusal``, for the first line that has one.
    static func check(
        _ decisions: [PolicyDecision],
        drawsOnCase: Bool
    ) throws(GuidanceRefusal) {
        for (index, decision) in decisions.enumerated() {
            let line = index + 1
            if case .blocked = decision.outcome {
                throw .blocked(line: line, sentences: decision.sentences)
            }
            if case .needsBusinessCase = decision.outcome, !drawsOnCase {
                throw .needsBusinessCase(line: line, sentences: decision.sentences)
            }
            let missing = decision.obligations.filter { !(drawsOnCase && $0.isOfTheCase) }
            guard missing.isEmpty else { throw .incomplete(line: line, missing) }
        }
    }

    var missing: [Obligation] {
        if case .incomplete(_, let missing) = self { missing } else { [] }
    }

    var code: String {
        switch self {
        case .blocked: "guidance.blocked"
        case .needsBusinessCase: "guidance.needs-business-case"
        case .incomplete: "guidance.incomplete"
        }
    }

    var message: String {
        switch self {
        case .blocked(let line, let sentences):
            "Line \(line): \(sentences.joined(separator: " "))"
        case .needsBusinessCase(let line, let sentences):
            "Line \(line): \(sentences.joined(separator: " ")) Send case.submit; where the money "
                + "is spent already, say “spent-first”: true there."
        case .incomplete(let line, let missing):
            "Line \(line): \(missing.map(\.sentence).joined(separator: " "))"
        }
    }
}

extension Obligation {
    fileprivate var isOfTheCase: Bool {
        switch self {
        case .prices, .units: true
        case .proof, .reason, .attendanceList, .journey, .hoursAway: false
        }
    }
}
