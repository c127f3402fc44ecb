public import Approvals
public import Identifiers
public import Integrity

/// A decider wants to know more.
public struct QuestionAsked: Hashable, Sendable {
    /// Its id.
    public let question: QuestionID
    /// `claim` or `case`.
    public let subjectKind: SubjectKind
    /// Its id.
    public let subject: String
    /// Its version.
    public let version: Int
    /// The question.
    public let text: Digest

    public init(
        question: QuestionID,
        subjectKind: SubjectKind,
        subject: String,
        version: Int,
        text: Digest
    ) {
        self.question = question
        self.subjectKind = subjectKind
        self.subject = subject
        self.version = version
        self.text = text
    }
}

extension QuestionAsked: RecordContent {
    static let type = "question.asked"

    init(from fields: inout FieldReader) throws(RecordError) {
        question = try fields.value("question")
        subjectKind = try fields.value("subject-kind")
        subject = try fields.subject(of: subjectKind)
        version = try fields.ordinal("version")
        text = try fields.value("commit.text")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("question", question)
        fields.put("subject-kind", subjectKind)
        fields.put("subject", subject)
        fields.put("version", version)
        fields.put("commit.text", text)
    }
}
