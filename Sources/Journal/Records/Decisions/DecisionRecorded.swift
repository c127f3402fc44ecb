public import Approvals
public import Identifiers
public import Integrity
public import Policy

/// What the spending guidance answered for one line, and from which facts.
public struct DecisionRecorded: Hashable, Sendable {
    /// `claim` or `case`.
    public let subjectKind: SubjectKind
    /// Its id.
    public let subject: String
    /// Its version.
    public let version: Int
    /// The line.
    public let line: Int
    /// The rule pack.
    public let rulePack: RulePackID
    /// SHA-256 of its file.
    public let rulePackDigest: Digest
    /// The answer: `automatic`, `routed:ROLE,ROLE`, `business-case:ROLE,ROLE` or `blocked`.
    public let outcome: Outcome
    /// The clauses that applied, in order.
    public let clauses: [ClauseID]
    /// The facts, label `facts`.
    public let facts: Digest

    public init(
        subjectKind: SubjectKind,
        subject: String,
        version: Int,
        line: Int,
        rulePack: RulePackID,
        rulePackDigest: Digest,
        outcome: Outcome,
        clauses: [ClauseID],
        facts: Digest
    ) {
        self.subjectKind = subjectKind
        self.subject = subject
        self.version = version
        self.line = line
        self.rulePack = rulePack
        self.rulePackDigest = rulePackDigest
        self.outcome = outcome
        self.clauses = clauses
        self.facts = facts
    }
}

extension DecisionRecorded: RecordContent {
    static let type = "decision.recorded"

    init(from fields: inout FieldReader) throws(RecordError) {
        subjectKind = try fields.value("subject-kind")
        subject = try fields.subject(of: subjectKind)
        version = try fields.ordinal("version")
        line = try fields.ordinal("line")
        rulePack = try fields.value("rule-pack")
        rulePackDigest = try fields.value("rule-pack-digest")
        outcome = try fields.value("outcome")
        clauses = try fields.values("clauses")
        facts = try fields.value("commit.facts")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("subject-kind", subjectKind)
        fields.put("subject", subject)
        fields.put("version", version)
        fields.put("line", line)
        fields.put("rule-pack", rulePack)
        fields.put("rule-pack-digest", rulePackDigest)
        fields.put("outcome", outcome)
        fields.putValues("clauses", clauses)
        fields.put("commit.facts", facts)
    }
}
