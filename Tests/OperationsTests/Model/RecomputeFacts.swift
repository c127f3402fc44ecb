import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Policy
import Store

@testable import Operations

/// Gathers the facts of every decision again, from the records before it, and compares them with
/// those that the decision was made from.
///
/// It runs the very function that gathered them then, against a model of the books that knows
/// nothing but the journal's records up to that place, so that what the store sums is held against
/// something that shares nothing with it.
struct RecomputeFacts {
    private let books: any BookReader
    private let shelf: RulePackShelf

    /// - Parameter rulePack: Reads a rule pack from its file's bytes.
    init(
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
    func run(
        _ body: (DifferingFacts) throws -> Void = { _ in }
    ) throws -> FactsSummary {
        let model = JournalFacts()
        var versions: [String: PendingFacts] = [:]
        var pending: PendingFacts?
        // Answers follow one another: those to one version are from the same moment.
        var answering: String?
        var summary = FactsSummary()
        try books.forEachRecord(from: 0) { seq, bytes in
            let record = try Record(bytes: bytes)
            if let submitted = PendingFacts(record) {
                versions[record.body.subject ?? ""] = submitted
            }
            if case .decisionRecorded(let recorded) = record.body {
                if answering != recorded.subject { pending = versions[recorded.subject] }
                answering = recorded.subject
                let finding = try compare(recorded, at: seq, with: &pending, in: model, record)
                if let finding = summary.count(finding) { try body(finding) }
            } else {
                answering = nil
            }
            model.apply(record)
            return true
        }
        return summary
    }

    private func compare(
        _ recorded: DecisionRecorded,
        at seq: Int,
        with pending: inout PendingFacts?,
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
struct DifferingFacts: Hashable, Sendable {
    /// The record's place.
    let seq: Int
    let recorded: DecisionRecorded
    /// The facts as the journal gives them, or nil where it gives none for such a line.
    let recomputed: Facts?
}

/// How many decisions' facts came to what.
struct FactsSummary: Hashable, Sendable {
    private(set) var same = 0
    private(set) var differing = 0
    /// Erased, or without their rule pack.
    private(set) var unreadable = 0

    /// Whether nothing differs.
    var agrees: Bool { differing == 0 }

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
