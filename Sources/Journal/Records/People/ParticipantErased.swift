import Integrity
public import Identifiers

/// The order to destroy a participant's key and salts.
public struct ParticipantErased: Hashable, Sendable {
    /// The pseudonym.
    public let participant: ParticipantCode
    /// Why.
    public let basis: ErasureBasis

    public init(participant: ParticipantCode, basis: ErasureBasis) {
        self.participant = participant
        self.basis = basis
    }
}

extension ParticipantErased: RecordContent {
    static let type = "participant.erased"

    init(from fields: inout FieldReader) throws(RecordError) {
        participant = try fields.value("participant")
        basis = try fields.value("basis")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("participant", participant)
        fields.put("basis", basis)
    }
}
