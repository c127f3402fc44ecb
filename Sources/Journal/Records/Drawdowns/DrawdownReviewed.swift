public import Identifiers
public import Integrity
public import Money

/// A second person has gone through a drawdown and finds it right. The actor is its reviewer.
public struct DrawdownReviewed: Hashable, Sendable {
    /// Which one.
    public let drawdown: DrawdownID
    /// How many lines.
    public let count: Int
    /// Their sum, in pence.
    public let total: Amount
    /// Pence taken off for what came back of earlier drawdowns.
    public let credited: Amount
    /// What was reviewed: ``DrawdownContents/digest``.
    public let digest: Digest

    public init(
        drawdown: DrawdownID,
        count: Int,
        total: Amount,
        credited: Amount,
        digest: Digest
    ) {
        self.drawdown = drawdown
        self.count = count
        self.total = total
        self.credited = credited
        self.digest = digest
    }
}

extension DrawdownReviewed: RecordContent {
    static let type = "drawdown.reviewed"

    init(from fields: inout FieldReader) throws(RecordError) {
        drawdown = try fields.value("drawdown")
        count = try fields.integer("count")
        total = try fields.value("total")
        credited = try fields.value("credited")
        digest = try fields.value("digest")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("drawdown", drawdown)
        fields.put("count", count)
        fields.put("total", total)
        fields.put("credited", credited)
        fields.put("digest", digest)
    }
}
