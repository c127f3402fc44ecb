import Approvals
import Identifiers
import Integrity
import Journal
import Store

/// Answers the question that a decider asked, so that their turn comes again.
///
/// 1. The question is open, and the claimant or whoever entered it for them answers.
/// 2. The answer goes to the vault.
struct AnswerQuestion: Operation {
    static let name = "question.answer"
    private let question: QuestionID
    private let text: String

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("question", "text")
        question = try arguments.code("question")
        text = try arguments.text("text")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.requireKnownActor()
        guard let stored = try context.books.question(question) else {
            throw QuestionRefusal.unknown(question)
        }
        let asked = stored.asked
        let subject = try Subject(kind: asked.subjectKind, text: asked.subject)
        let decided = try Decided(subject, in: context)
        let next = try decided.matter.answered(question, by: context.actor)
        let record = QuestionAnswered(
            question: question,
            text: try context.commit(text, as: "text", of: decided.vaultSubject)
        )
        try context.record(.questionAnswered(record), chain: decided.chain)
        return next.waitsFor(decided)
    }
}
