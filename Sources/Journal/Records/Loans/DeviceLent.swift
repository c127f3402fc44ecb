public import Calendar
public import Identifiers
public import Integrity

/// A device goes out.
public struct DeviceLent: Hashable, Sendable {
    /// The device.
    public let device: DeviceID
    /// To whom.
    public let participant: ParticipantCode
    /// When.
    public let on: CalendarDate
    /// The case that it answers, if any.
    public let businessCase: CaseID?
    /// What it is, with its serial number.
    public let descriptionCommitment: Digest?

    public init(
        device: DeviceID,
        participant: ParticipantCode,
        on: CalendarDate,
        businessCase: CaseID?,
        descriptionCommitment: Digest?
    ) {
        self.device = device
        self.participant = participant
        self.on = on
        self.businessCase = businessCase
        self.descriptionCommitment = descriptionCommitment
    }
}

extension DeviceLent: RecordContent {
    static let type = "device.lent"

    init(from fields: inout FieldReader) throws(RecordError) {
        device = try fields.value("device")
        participant = try fields.value("participant")
        on = try fields.value("on")
        businessCase = try fields.optional("case")
        descriptionCommitment = try fields.optional("commit.description")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("device", device)
        fields.put("participant", participant)
        fields.put("on", on)
        fields.put("case", businessCase)
        fields.put("commit.description", descriptionCommitment)
    }
}
