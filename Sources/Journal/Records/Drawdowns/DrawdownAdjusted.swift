public import Identifiers
public import Integrity
public import Money

/// A drawdown that is being prepared leaves a cost for later, or takes off what came back of one
/// that the funder was asked for before.
///
/// The newest record for a cost and kind stands; an amount of zero undoes it.
public struct DrawdownAdjusted: Hashable, Sendable {
    /// The drawdown.
    public let drawdown: DrawdownID
    /// What is done.
    public let kind: AdjustmentKind
    /// Seq of the entry that defrayed the cost: the original that the adjustment names.
    public let defrayal: Int
    /// Pence that the drawdown is less by.
    public let amount: Amount
    /// The commitment to why.
    public let reason: Digest

    public init(
        drawdown: DrawdownID,
        kind: AdjustmentKind,
        defrayal: Int,
        amount: Amount,
        reason: Digest
    ) {
        self.drawdown = drawdown
        self.kind = kind
        self.defrayal = defrayal
        self.amount = amount
        self.reason = reason
    }
}

extension DrawdownAdjusted: RecordContent {
    static let type = "drawdown.adjusted"

    init(from fields: inout FieldReader) throws(RecordError) {
        drawdown = try fields.value("drawdown")
        kind = try fields.value("kind")
        defrayal = try fields.integer("defrayal")
        amount = try fields.value("amount")
        reason = try fields.value("commit.reason")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("drawdown", drawdown)
        fields.put("kind", kind)
        fields.put("defrayal", defrayal)
        fields.put("amount", amount)
        fields.put("commit.reason", reason)
    }
}
