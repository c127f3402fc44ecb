public import Calendar
public import Identifiers
public import Integrity

/// What came of it: a formal result or a step on the way.
public struct OutcomeRecorded: Hashable, Sendable {
    /// The pseudonym.
    public let participant: ParticipantCode
    /// What it was.
    public let outcome: OutcomeKind
    /// When.
    public let on: CalendarDate
    /// The claim or business case that it came of, if one is named.
    public let subject: String?
    /// In the keyworker's words.
    public let note: Digest?

    public init(
        participant: ParticipantCode,
        outcome: OutcomeKind,
        on: CalendarDate,
        subject: String?,
        note: Digest?
    ) {
        self.participant = participant
        self.outcome = outcome
        self.on = on
        self.subject = subject
        self.note = note
    }
}

extension OutcomeRecorded: RecordContent {
    static let type = "outcome.recorded"

    init(from fields: inout FieldReader) throws(RecordError) {
        participant = try fields.value("participant")
        outcome = try fields.value("outcome")
        on = try fields.value("on")
        subject = try fields.optionalText("subject")
        note = try fields.optional("commit.note")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("participant", participant)
        fields.put("outcome", outcome)
        fields.put("on", on)
        fields.put("subject", subject)
        fields.put("commit.note", note)
    }
}
