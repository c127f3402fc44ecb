import Integrity
public import Identifiers
public import Money

/// Money is told to leave the bank.
public struct PaymentInstructed: Hashable, Sendable {
    /// Its id.
    public let payment: PaymentID
    /// `claims` or `repayment` of a partner.
    public let purpose: PaymentPurpose
    /// The partner that is repaid.
    public let partner: PartnerCode?
    /// The claims that it pays.
    public let claims: [ClaimID]
    /// Pence.
    public let total: Amount

    public init(
        payment: PaymentID,
        purpose: PaymentPurpose,
        partner: PartnerCode?,
        claims: [ClaimID],
        total: Amount
    ) {
        self.payment = payment
        self.purpose = purpose
        self.partner = partner
        self.claims = claims
        self.total = total
    }
}

extension PaymentInstructed: RecordContent {
    static let type = "payment.instructed"

    init(from fields: inout FieldReader) throws(RecordError) {
        payment = try fields.value("payment")
        purpose = try fields.value("purpose")
        partner = try fields.optional("partner")
        claims = try fields.values("claims")
        total = try fields.value("total")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("payment", payment)
        fields.put("purpose", purpose)
        fields.put("partner", partner)
        fields.putValues("claims", claims)
        fields.put("total", total)
    }
}
