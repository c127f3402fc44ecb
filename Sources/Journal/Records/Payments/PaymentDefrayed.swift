import Integrity
public import Calendar
public import Identifiers

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

    public init(
        payment: PaymentID?,
        claims: [ClaimID],
        payer: String,
        on: CalendarDate,
        reference: String
    ) {
        self.payment = payment
        self.claims = claims
        self.payer = payer
        self.on = on
        self.reference = reference
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
    }

    func write(to fields: inout FieldWriter) {
        fields.put("payment", payment)
        fields.putValues("claims", claims)
        fields.put("payer", payer)
        fields.put("on", on)
        fields.put("reference", reference)
    }
}
