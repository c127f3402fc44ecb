import Approvals
public import Identifiers
import Integrity
public import Journal
public import Policy
public import Store

/// Derives every decision of the guidance again, from the facts that were recorded with it and
/// the rule pack that it names.
///
/// A decision whose facts were erased is not replayable: it is never silently called the same.
public struct ReplayDecisions {
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

    init(books: any BookReader, shelf: RulePackShelf) {
        self.books = books
        self.shelf = shelf
    }

    /// Replays the decisions in the order of the journal. O(records); memory does not grow.
    ///
    /// - Parameter body: Is given each decision as it is replayed.
    /// - Throws: `StoreError`, `RecordError`, or what the body throws.
    @discardableResult
    public func run(
        _ body: (ReplayedDecision) throws -> Void = { _ in }
    ) throws -> ReplaySummary {
        var summary = ReplaySummary()
        try books.forEachRecord(from: 0) { seq, bytes in
            let record = try Record(bytes: bytes)
            guard case .decisionRecorded(let recorded) = record.body else { return true }
            let verdict = try verdict(on: recorded)
            summary.count(verdict)
            try body(ReplayedDecision(seq: seq, recorded: recorded, verdict: verdict))
            return true
        }
        return summary
    }

    /// What deriving one decision again comes to.
    func verdict(on recorded: DecisionRecorded) throws -> ReplayedDecision.Verdict {
        guard let kept = try books.privateItem(recorded.facts) else {
            return .notReplayable(.erased)
        }
        guard kept.commitment == recorded.facts, let facts = try? Facts(statement: kept.value)
        else { return .notReplayable(.unreadableFacts) }
        guard let pack = try shelf.rulePack(recorded.rulePackDigest, in: books) else {
            return .notReplayable(.rulePackMissing)
        }
        let again = pack.decision(for: facts)
        let isSame =
            again.outcome == recorded.outcome && again.clauses == recorded.clauses
            && again.pack == recorded.rulePack
        return isSame ? .same : .differs(outcome: again.outcome, clauses: again.clauses)
    }
}

/// A decision of the journal, and what deriving it again came to.
public struct ReplayedDecision: Hashable, Sendable {
    /// The record's place.
    public let seq: Int
    /// What the record says.
    public let recorded: DecisionRecorded
    public let verdict: Verdict

    /// What deriving a decision again came to.
    public enum Verdict: Hashable, Sendable {
        /// The same outcome by the same clauses.
        case same
        /// Another one, which the record should have held.
        case differs(outcome: Outcome, clauses: [ClauseID])
        /// It cannot be derived.
        case notReplayable(Reason)
    }

    /// Why a decision cannot be derived again.
    public enum Reason: String, CaseIterable, Sendable {
        /// The facts were destroyed with a participant's data, or were never kept here.
        case erased
        /// The bytes are no facts, or not those that the record commits to.
        case unreadableFacts = "unreadable-facts"
        /// The rule pack is not in the books.
        case rulePackMissing = "rule-pack-missing"
    }
}

/// How many decisions came to what.
public struct ReplaySummary: Hashable, Sendable {
    public private(set) var same = 0
    public private(set) var differing = 0
    public private(set) var notReplayable = 0

    /// Whether nothing differs.
    public var agrees: Bool { differing == 0 }

    mutating func count(_ verdict: ReplayedDecision.Verdict) {
        switch verdict {
        case .same: same += 1
        case .differs: differing += 1
        case .notReplayable: notReplayable += 1
        }
    }
}
