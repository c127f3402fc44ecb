import Approvals
import Identifiers
import Journal
import Policy
import Store

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

    /// Takes up what a decision answers again, as books know it; nil where they do not.
    init?(of recorded: DecisionRecorded, in books: any BookReader) throws {
        guard let subject = try? Subject(kind: recorded.subjectKind, text: recorded.subject),
            let submission = try books.matter(subject)?.submission
        else { return nil }
        switch subject {
        case .claim(let id):
            guard let claim = try books.claim(id) else { return nil }
            content = .claim(claim)
        case .businessCase(let id):
            guard let businessCase = try books.businessCase(id) else { return nil }
            content = .businessCase(businessCase)
        }
        editor = submission.enteredBy
    }

    /// Whether it is what a decision is on.
    func isOn(_ recorded: DecisionRecorded) -> Bool {
        let (subject, version) =
            switch content {
            case .claim(let claim): (Subject.claim(claim.id), claim.version)
            case .businessCase(let businessCase):
                (Subject.businessCase(businessCase.id), businessCase.version)
            }
        return subject.kind == recorded.subjectKind && subject.text == recorded.subject
            && version == recorded.version
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
        guard isOn(recorded), let gathered, gathered.indices.contains(recorded.line - 1)
        else { return nil }
        return gathered[recorded.line - 1]
    }
}
