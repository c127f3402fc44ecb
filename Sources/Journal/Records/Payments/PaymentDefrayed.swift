public import Calendar
public import Identifiers
public import Integrity

/// The money has left the bank.
public struct PaymentDefrayed: Hashable, Sendable {
    /// Our payment, or `-` where a partner paid or cash was handed over.
    public let payment: PaymentID?
    /// The claims that it paid.
    public let claims: [ClaimID]
    /// `bank`, `partner:CODE` or `float:USER`.
    public let payer: String
    /// The day on the statement.
    public let on: CalendarDate
    /// The statement's reference, or the receipt's.
    public let reference: String
    /// The commitment to the page of a partner's statement that shows it.
    public let page: Digest?

    public init(
        payment: PaymentID?,
        claims: [ClaimID],
        payer: String,
        on: CalendarDate,
        reference: String,
        page: Digest? = nil
    ) {
        self.payment = payment
        self.claims = claims
        self.payer = payer
        self.on = on
        self.reference = reference
        self.page = page
    }
}

extension PaymentDefrayed: RecordContent {
    static let type = "payment.defrayed"

    init(from fields: inout FieldReader) throws(RecordError) {
        payment = try fields.optional("payment")
        claims = try fields.values("claims")
        payer = try fields.text("payer")
        on = try fields.value("on")
        reference = try fields.text("reference")
        page = try fields.optional("commit.page")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("payment", payment)
        fields.putValues("claims", claims)
        fields.put("payer", payer)
        fields.put("on", on)
        fields.put("reference", reference)
        fields.put("commit.page", page)
    }
}
