public import Calendar
public import Identifiers
public import Integrity
public import Money

/// A period's costs are asked of the funder. The actor is its reviewer.
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
    /// How many lines.
    public let count: Int
    /// Their sum, in pence.
    public let total: Amount
    /// SHA-256 of the lines' leaf hashes, one after another.
    public let digest: Digest

    public init(
        drawdown: DrawdownID,
        fund: FundCode,
        starts: CalendarDate,
        ends: CalendarDate,
        preparer: UserID,
        count: Int,
        total: Amount,
        digest: Digest
    ) {
        self.drawdown = drawdown
        self.fund = fund
        self.starts = starts
        self.ends = ends
        self.preparer = preparer
        self.count = count
        self.total = total
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
        count = try fields.integer("count")
        total = try fields.value("total")
        digest = try fields.value("digest")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("drawdown", drawdown)
        fields.put("fund", fund)
        fields.put("starts", starts)
        fields.put("ends", ends)
        fields.put("preparer", preparer)
        fields.put("count", count)
        fields.put("total", total)
        fields.put("digest", digest)
    }
}
