public import Calendar
public import Identifiers
public import Integrity

/// A closed span opens again, by two people: who asks, and who signs that they agree.
public struct PeriodReopened: Hashable, Sendable {
    /// As it was closed.
    public let fund: FundCode?
    /// First day.
    public let starts: CalendarDate
    /// Last day.
    public let ends: CalendarDate
    /// The second person.
    public let approvedBy: UserID
    /// Theirs, over the ``ReopeningConsent``.
    public let signature: Signature

    public init(
        fund: FundCode?,
        starts: CalendarDate,
        ends: CalendarDate,
        approvedBy: UserID,
        signature: Signature
    ) {
        self.fund = fund
        self.starts = starts
        self.ends = ends
        self.approvedBy = approvedBy
        self.signature = signature
    }
}

extension PeriodReopened: RecordContent {
    static let type = "period.reopened"

    init(from fields: inout FieldReader) throws(RecordError) {
        fund = try fields.optional("fund")
        starts = try fields.value("starts")
        ends = try fields.value("ends")
        approvedBy = try fields.value("approved-by")
        signature = try fields.value("signature")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("fund", fund)
        fields.put("starts", starts)
        fields.put("ends", ends)
        fields.put("approved-by", approvedBy)
        fields.put("signature", signature)
    }
}
