import Integrity
public import Calendar
public import Identifiers

/// What a partner paid from its own bank came back to it: the claim is owed again.
public struct PartnerPaymentReturned: Hashable, Sendable {
    /// The claim that had been paid.
    public let claim: ClaimID
    /// Whose bank it left and came back to.
    public let partner: PartnerCode
    /// When it came back.
    public let on: CalendarDate
    /// The statement's reference.
    public let reference: String

    public init(claim: ClaimID, partner: PartnerCode, on: CalendarDate, reference: String) {
        self.claim = claim
        self.partner = partner
        self.on = on
        self.reference = reference
    }
}

extension PartnerPaymentReturned: RecordContent {
    static let type = "partner.payment-returned"

    init(from fields: inout FieldReader) throws(RecordError) {
        claim = try fields.value("claim")
        partner = try fields.value("partner")
        on = try fields.value("on")
        reference = try fields.text("reference")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("claim", claim)
        fields.put("partner", partner)
        fields.put("on", on)
        fields.put("reference", reference)
    }
}
