import Integrity
public import Calendar
public import Identifiers

/// Somebody begins to put together what a funder will be asked for. The actor is its preparer.
public struct DrawdownPrepared: Hashable, Sendable {
    /// Its id.
    public let drawdown: DrawdownID
    /// The fund.
    public let fund: FundCode
    /// The period's first day.
    public let starts: CalendarDate
    /// Its last day.
    public let ends: CalendarDate

    public init(drawdown: DrawdownID, fund: FundCode, starts: CalendarDate, ends: CalendarDate) {
        self.drawdown = drawdown
        self.fund = fund
        self.starts = starts
        self.ends = ends
    }
}

extension DrawdownPrepared: RecordContent {
    static let type = "drawdown.prepared"

    init(from fields: inout FieldReader) throws(RecordError) {
        drawdown = try fields.value("drawdown")
        fund = try fields.value("fund")
        starts = try fields.value("starts")
        ends = try fields.value("ends")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("drawdown", drawdown)
        fields.put("fund", fund)
        fields.put("starts", starts)
        fields.put("ends", ends)
    }
}
