import Approvals
import Identifiers
import Integrity
import Journal
import Store

/// Asks the claimant something before deciding.
///
/// 1. Whoever asks may decide, and nothing else is being asked.
/// 2. The question goes to the vault; it waits for the claimant's answer.
struct AskQuestion: Operation {
    static let name = "question.ask"
    private let question: QuestionID
    private let subject: Subject
    private let text: String

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("question", "claim", "case", "text")
        question = try arguments.code("question")
        subject = try arguments.subject()
        text = try arguments.text("text")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.requireKnownActor()
        guard try context.books.question(question) == nil else {
            throw QuestionRefusal.idTaken(question)
        }
        let decided = try Decided(subject, in: context)
        let next = try decided.matter.asked(
            question,
            by: context.actor,
            under: try decided.circumstances()
        )
        let record = QuestionAsked(
            question: question,
            subjectKind: subject.kind,
            subject: subject.text,
            version: next.version,
            text: try context.commit(text, as: "text", of: decided.vaultSubject)
        )
        try context.record(.questionAsked(record), chain: decided.chain)
        return "\(subject.opening) waits for an answer from \(next.submission.claimant)."
    }
}

/// Why a question cannot be asked or answered, in order of precedence.
enum QuestionRefusal: Refusal, Hashable {
    case idTaken(QuestionID)
    case unknown(QuestionID)

    var code: String {
        switch self {
        case .idTaken: "question.id-taken"
        case .unknown: "question.unknown"
        }
    }

    var message: String {
        switch self {
        case .idTaken(let id): "There is a question \(id) already. Choose another id."
        case .unknown(let id): "Nobody asked a question \(id). Check the id."
        }
    }
}
