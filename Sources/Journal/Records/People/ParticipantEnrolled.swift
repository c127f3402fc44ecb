public import Calendar
public import Identifiers
public import Integrity

/// A spell on the programme begins.
public struct ParticipantEnrolled: Hashable, Sendable {
    /// The pseudonym.
    public let participant: ParticipantCode
    /// The partner that supports them.
    public let partner: PartnerCode
    /// Their keyworker.
    public let keyworker: UserID
    /// Counted from 1.
    public let spell: Int
    /// Its first day.
    public let from: CalendarDate
    /// Their name.
    public let name: Digest?

    public init(
        participant: ParticipantCode,
        partner: PartnerCode,
        keyworker: UserID,
        spell: Int,
        from: CalendarDate,
        name: Digest?
    ) {
        self.participant = participant
        self.partner = partner
        self.keyworker = keyworker
        self.spell = spell
        self.from = from
        self.name = name
    }
}

extension ParticipantEnrolled: RecordContent {
    static let type = "participant.enrolled"

    init(from fields: inout FieldReader) throws(RecordError) {
        participant = try fields.value("participant")
        partner = try fields.value("partner")
        keyworker = try fields.value("keyworker")
        spell = try fields.ordinal("spell")
        from = try fields.value("from")
        name = try fields.optional("commit.name")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("participant", participant)
        fields.put("partner", partner)
        fields.put("keyworker", keyworker)
        fields.put("spell", spell)
        fields.put("from", from)
        fields.put("commit.name", name)
    }
}
