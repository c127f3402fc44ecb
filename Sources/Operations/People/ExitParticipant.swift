import Approvals
import Calendar
import Identifiers
import Journal
import Policy

/// Ends a participant's spell, with its formal result if there is one.
///
/// 1. A keyworker or the manager of the partner that supports them asks, for a day that has come.
/// 2. A spell is open and began before.
/// 3. Its end is recorded; the guidance's grace still covers the days after it.
struct ExitParticipant: Operation {
    static let name = "participant.exit"
    private let participant: ParticipantCode
    private let on: CalendarDate
    private let outcome: OutcomeKind?

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("participant", "on", "outcome")
        participant = try arguments.code("participant")
        on = try arguments.date("on")
        outcome = try arguments.optionalChoice("outcome")
    }

    func run(in context: OperationContext) throws -> String? {
        let spells = try context.spells(of: participant)
        try context.require(.keyworker, .partnerManager, at: spells.last?.partner)
        try context.refuseFuture(on)
        var enrolment = Enrolment(participant: participant, graceDays: 0)
        for spell in spells { enrolment = try enrolment.starting(spell) }
        _ = try enrolment.ending(on: on)
        let exited = ParticipantExited(
            participant: participant,
            spell: spells.count,
            on: on,
            outcome: outcome
        )
        try context.record(.participantExited(exited), on: on)
        return nil
    }
}
