import Integrity
public import Calendar
public import Identifiers

/// The bank sends a payment back.
public struct PaymentReturned: Hashable, Sendable {
    /// Which payment.
    public let payment: PaymentID
    /// When it came back.
    public let on: CalendarDate
    /// `before-defrayal` or `after-defrayal`.
    public let stage: ReturnStage

    public init(payment: PaymentID, on: CalendarDate, stage: ReturnStage) {
        self.payment = payment
        self.on = on
        self.stage = stage
    }
}

extension PaymentReturned: RecordContent {
    static let type = "payment.returned"

    init(from fields: inout FieldReader) throws(RecordError) {
        payment = try fields.value("payment")
        on = try fields.value("on")
        stage = try fields.value("stage")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("payment", payment)
        fields.put("on", on)
        fields.put("stage", stage)
    }
}
