import Approvals
import Identifiers
import Journal
import Policy

/// A version that was submitted and whose decisions follow.
struct PendingFacts {
    private let content: Content
    private let editor: UserID
    private var gathered: [Facts]?

    private enum Content {
        case claim(Claim)
        case businessCase(BusinessCase)
    }

    /// Begins with a record that submits a version; nil for any other.
    init?(_ record: Record) {
        switch record.body {
        case .claimSubmitted(let submitted): content = .claim(submitted.claim)
        case .claimAmended(let amended): content = .claim(amended.claim)
        case .caseSubmitted(let submitted): content = .businessCase(submitted.businessCase)
        case .caseAmended(let amended): content = .businessCase(amended.businessCase)
        default: return nil
        }
        editor = record.header.actor
    }

    /// Gathers the facts of all lines, at the first decision on any.
    mutating func gather(with gathering: FactsGathering) throws {
        guard gathered == nil else { return }
        switch content {
        case .claim(let claim):
            gathered = try gathering.facts(of: claim, enteredBy: editor)
        case .businessCase(let businessCase):
            gathered = try gathering.facts(of: businessCase, enteredBy: editor)
        }
    }

    /// The facts of the line that a decision is on.
    func facts(of recorded: DecisionRecorded) -> Facts? {
        let (subject, version) =
            switch content {
            case .claim(let claim): (Subject.claim(claim.id), claim.version)
            case .businessCase(let businessCase):
                (Subject.businessCase(businessCase.id), businessCase.version)
            }
        guard subject.kind == recorded.subjectKind, subject.text == recorded.subject,
            version == recorded.version, let gathered,
            gathered.indices.contains(recorded.line - 1)
        else { return nil }
        return gathered[recorded.line - 1]
    }
}
