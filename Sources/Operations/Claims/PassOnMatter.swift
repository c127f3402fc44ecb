import Approvals
import Identifiers
import Integrity
import Journal

/// Passes a decision on because of a conflict of interest.
///
/// 1. It could be the actor's turn; they never decide on this one again.
/// 2. Where nobody else may take the step it moves up to the next role that has somebody.
struct PassOnMatter: Operation {
    static let name = "pass-on"
    private let subject: Subject
    private let note: String?

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("claim", "case", "note")
        subject = try arguments.subject()
        note = try arguments.optionalText("note")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.requireKnownActor()
        let decided = try Decided(subject, in: context)
        let circumstances = try decided.circumstances()
        let next = try decided.matter.passedOn(by: context.actor, under: circumstances)
        let record = ApprovalPassedOn(
            subjectKind: subject.kind,
            subject: subject.text,
            version: next.version,
            note: try note.map { try context.commit($0, as: "note", of: context.actor.text) }
        )
        try context.record(.approvalPassedOn(record), chain: decided.chain)
        return next.waitsFor(under: circumstances)
    }
}
