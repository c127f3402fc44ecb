import Approvals
import Calendar
import Identifiers
import Journal
import Policy
import Store

/// Records what came of support: a formal result, or a step on the way.
///
/// 1. A keyworker of a partner that supports or supported the participant asks.
/// 2. The claim or business case that it came of was for the participant, where one is named.
/// 3. The same is not recorded of that day: an outcome counts once, however often it is sent.
/// 4. It is recorded; the keyworker's words go to the vault under the participant's key.
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
        if let subject { try checkIsForParticipant(subject, in: context) }
        let known = try context.books.outcomes(of: participant)
        if known.contains(where: { $0.outcome == outcome && $0.on == on }) {
            throw PeopleRefusal.outcomeKnown(participant, outcome, on)
        }
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

    private func checkIsForParticipant(_ text: String, in context: OperationContext) throws {
        let claim = try context.books.claim(ClaimID(text))?.lines.map(\.bearer)
        let businessCase = try context.books.businessCase(CaseID(text))?.lines.map(\.bearer)
        guard let bearers = claim ?? businessCase else {
            throw PeopleRefusal.unknownSubject(text)
        }
        guard bearers.contains(where: { $0.mayBe(for: participant) }) else {
            throw PeopleRefusal.otherParticipant(text, participant)
        }
    }
}

extension CostBearer {
    /// Whether it was for a participant, as far as the books know: a list of who was there may be
    /// on paper alone.
    fileprivate func mayBe(for participant: ParticipantCode) -> Bool {
        if case .group(_, let attendance) = self, attendance.isEmpty { return true }
        return participants.contains(participant)
    }
}
