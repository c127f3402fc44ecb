import Integrity
public import Calendar
public import Identifiers

/// A spell on the programme ends.
public struct ParticipantExited: Hashable, Sendable {
    /// The pseudonym.
    public let participant: ParticipantCode
    /// Which spell.
    public let spell: Int
    /// Its last day.
    public let on: CalendarDate
    /// The formal result, if there is one.
    public let outcome: OutcomeKind?

    public init(participant: ParticipantCode, spell: Int, on: CalendarDate, outcome: OutcomeKind?) {
        self.participant = participant
        self.spell = spell
        self.on = on
        self.outcome = outcome
    }
}

extension ParticipantExited: RecordContent {
    static let type = "participant.exited"

    init(from fields: inout FieldReader) throws(RecordError) {
        participant = try fields.value("participant")
        spell = try fields.ordinal("spell")
        on = try fields.value("on")
        outcome = try fields.optional("outcome")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("participant", participant)
        fields.put("spell", spell)
        fields.put("on", on)
        fields.put("outcome", outcome)
    }
}
