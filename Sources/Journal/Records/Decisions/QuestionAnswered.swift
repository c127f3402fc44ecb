public import Identifiers
public import Integrity

/// The answer to a question.
public struct QuestionAnswered: Hashable, Sendable {
    /// Which question.
    public let question: QuestionID
    /// The answer.
    public let text: Digest

    public init(question: QuestionID, text: Digest) {
        self.question = question
        self.text = text
    }
}

extension QuestionAnswered: RecordContent {
    static let type = "question.answered"

    init(from fields: inout FieldReader) throws(RecordError) {
        question = try fields.value("question")
        text = try fields.value("commit.text")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("question", question)
        fields.put("commit.text", text)
    }
}
