import Approvals
import Calendar
import Identifiers
import Journal
import Policy
import Store

/// Records what came of support: a formal result, or a step on the way.
///
/// 1. A keyworker of a partner that supports or supported the participant asks.
/// 2. The claim or business case that it came of exists, where one is named.
/// 3. It is recorded; the keyworker's words go to the vault under the participant's key.
struct RecordOutcome: Operation {
    static let name = "outcome.record"
    private let participant: ParticipantCode
    private let outcome: OutcomeKind
    private let on: CalendarDate
    private let subject: String?
    private let note: String?

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("participant", "outcome", "on", "of", "note")
        participant = try arguments.code("participant")
        outcome = try arguments.choice("outcome")
        on = try arguments.date("on")
        // A claim's id and a case's have one spelling.
        let subject: ClaimID? = try arguments.optionalCode("of")
        self.subject = subject?.text
        note = try arguments.optionalText("note")
    }

    func run(in context: OperationContext) throws -> String? {
        let spells = try context.spells(of: participant)
        try context.require(.keyworker, at: spells.last?.partner)
        try context.refuseFuture(on)
        if let subject { try checkExists(subject, in: context) }
        if try note != nil && context.books.isErased(participant) {
            throw PeopleRefusal.erased(participant)
        }
        let recorded = OutcomeRecorded(
            participant: participant,
            outcome: outcome,
            on: on,
            subject: subject,
            note: try note.map { try context.commit($0, as: "note", of: participant.text) }
        )
        try context.record(.outcomeRecorded(recorded), on: on)
        return nil
    }

    private func checkExists(_ text: String, in context: OperationContext) throws {
        for kind in SubjectKind.allCases {
            let subject = try Subject(kind: kind, text: text)
            if try context.books.matter(subject) != nil { return }
        }
        throw PeopleRefusal.unknownSubject(text)
    }
}
