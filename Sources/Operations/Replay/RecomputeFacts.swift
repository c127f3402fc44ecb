import Approvals
import Calendar
import Identifiers
import Integrity
public import Journal
public import Policy
public import Store

/// Gathers the facts of every decision again, from the records before it, and compares them with
/// those that the decision was made from.
///
/// It runs the very function that gathered them then, against a model of the books that knows
/// nothing but the journal's records up to that place. So a fact that was made up shows, however
/// well the decision follows from it.
public struct RecomputeFacts {
    private let books: any BookReader
    private let shelf: RulePackShelf

    /// - Parameter rulePack: Reads a rule pack from its file's bytes.
    public init(
        books: any BookReader,
        rulePack: @escaping @Sendable ([UInt8]) throws -> RulePack
    ) {
        self.books = books
        shelf = RulePackShelf(parse: rulePack)
    }

    /// Compares the facts of every decision in the order of the journal.
    ///
    /// O(records x lines of a participant's category). What is kept in memory is what facts are
    /// summed from: a few numbers a claim line, no records.
    ///
    /// - Parameter body: Is given each decision whose facts differ.
    /// - Throws: `StoreError`, `RecordError`, or what the body throws.
    @discardableResult
    public func run(
        _ body: (DifferingFacts) throws -> Void = { _ in }
    ) throws -> FactsSummary {
        let model = JournalFacts()
        var pending: Pending?
        var summary = FactsSummary()
        try books.forEachRecord(from: 0) { seq, bytes in
            let record = try Record(bytes: bytes)
            if let submitted = Pending(record) { pending = submitted }
            if case .decisionRecorded(let recorded) = record.body {
                let finding = try compare(recorded, at: seq, with: &pending, in: model, record)
                if let finding = summary.count(finding) { try body(finding) }
            }
            model.apply(record)
            return true
        }
        return summary
    }

    private func compare(
        _ recorded: DecisionRecorded,
        at seq: Int,
        with pending: inout Pending?,
        in model: JournalFacts,
        _ record: Record
    ) throws -> Comparison {
        guard let kept = try books.privateItem(recorded.facts),
            let pack = try shelf.rulePack(recorded.rulePackDigest, in: books)
        else { return .unreadable }
        let gathering = FactsGathering(
            source: model,
            pack: pack,
            on: record.header.effectiveOn
        )
        try pending?.gather(with: gathering)
        let facts = pending?.facts(of: recorded)
        guard let facts, try facts.statement() == kept.value else {
            return .differs(DifferingFacts(seq: seq, recorded: recorded, recomputed: facts))
        }
        return .same
    }
}

/// A decision whose facts are not those that the journal gives.
public struct DifferingFacts: Hashable, Sendable {
    /// The record's place.
    public let seq: Int
    public let recorded: DecisionRecorded
    /// The facts as the journal gives them, or nil where it gives none for such a line.
    public let recomputed: Facts?
}

/// How many decisions' facts came to what.
public struct FactsSummary: Hashable, Sendable {
    public private(set) var same = 0
    public private(set) var differing = 0
    /// Erased, or without their rule pack.
    public private(set) var unreadable = 0

    /// Whether nothing differs.
    public var agrees: Bool { differing == 0 }

    fileprivate mutating func count(_ comparison: Comparison) -> DifferingFacts? {
        switch comparison {
        case .same: same += 1
        case .unreadable: unreadable += 1
        case .differs(let finding):
            differing += 1
            return finding
        }
        return nil
    }
}

private enum Comparison {
    case same
    case unreadable
    case differs(DifferingFacts)
}

/// A version that was submitted and whose decisions follow.
private struct Pending {
    private let content: Content
    private let editor: UserID
    private var gathered: [Facts]?

    private enum Content {
        case claim(Claim)
        case businessCase(BusinessCase)
    }

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
