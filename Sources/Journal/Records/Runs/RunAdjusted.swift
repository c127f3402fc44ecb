public import Identifiers
public import Integrity

/// A payment run that is being prepared leaves a payment out, or takes it in again.
///
/// The newest record for a payment stands.
public struct RunAdjusted: Hashable, Sendable {
    /// The run.
    public let run: RunID
    /// The payment.
    public let payment: PaymentID
    /// Whether it is left out from here on.
    public let isOut: Bool
    /// The commitment to why.
    public let reason: Digest

    public init(run: RunID, payment: PaymentID, isOut: Bool, reason: Digest) {
        self.run = run
        self.payment = payment
        self.isOut = isOut
        self.reason = reason
    }
}

extension RunAdjusted: RecordContent {
    static let type = "run.adjusted"

    init(from fields: inout FieldReader) throws(RecordError) {
        run = try fields.value("run")
        payment = try fields.value("payment")
        isOut = try fields.flag("out")
        reason = try fields.value("commit.reason")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("run", run)
        fields.put("payment", payment)
        fields.put("out", isOut)
        fields.put("commit.reason", reason)
    }
}
