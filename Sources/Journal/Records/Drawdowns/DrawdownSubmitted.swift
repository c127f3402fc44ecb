public import Calendar
public import Identifiers
public import Integrity
public import Money

/// A period's costs are asked of the funder.
public struct DrawdownSubmitted: Hashable, Sendable {
    /// Its id.
    public let drawdown: DrawdownID
    /// The fund.
    public let fund: FundCode
    /// The period's first day.
    public let starts: CalendarDate
    /// Its last day.
    public let ends: CalendarDate
    /// Who prepared it.
    public let preparer: UserID
    /// Who reviewed it, somebody else.
    public let reviewer: UserID
    /// How many lines.
    public let count: Int
    /// Their sum, in pence.
    public let total: Amount
    /// Pence taken off for what came back of earlier drawdowns.
    public let credited: Amount
    /// What was reviewed and is asked for: ``DrawdownContents/digest``.
    public let digest: Digest

    public init(
        drawdown: DrawdownID,
        fund: FundCode,
        starts: CalendarDate,
        ends: CalendarDate,
        preparer: UserID,
        reviewer: UserID,
        count: Int,
        total: Amount,
        credited: Amount,
        digest: Digest
    ) {
        self.drawdown = drawdown
        self.fund = fund
        self.starts = starts
        self.ends = ends
        self.preparer = preparer
        self.reviewer = reviewer
        self.count = count
        self.total = total
        self.credited = credited
        self.digest = digest
    }
}

extension DrawdownSubmitted: RecordContent {
    static let type = "drawdown.submitted"

    init(from fields: inout FieldReader) throws(RecordError) {
        drawdown = try fields.value("drawdown")
        fund = try fields.value("fund")
        starts = try fields.value("starts")
        ends = try fields.value("ends")
        preparer = try fields.value("preparer")
        reviewer = try fields.value("reviewer")
        count = try fields.integer("count")
        total = try fields.value("total")
        credited = try fields.value("credited")
        digest = try fields.value("digest")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("drawdown", drawdown)
        fields.put("fund", fund)
        fields.put("starts", starts)
        fields.put("ends", ends)
        fields.put("preparer", preparer)
        fields.put("reviewer", reviewer)
        fields.put("count", count)
        fields.put("total", total)
        fields.put("credited", credited)
        fields.put("digest", digest)
    }
}
