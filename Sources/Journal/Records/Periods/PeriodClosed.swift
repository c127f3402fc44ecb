public import Calendar
public import Identifiers
public import Integrity

/// A span of days takes no more entries.
public struct PeriodClosed: Hashable, Sendable {
    /// One fund, or `-` for all.
    public let fund: FundCode?
    /// First day.
    public let starts: CalendarDate
    /// Last day.
    public let ends: CalendarDate
    /// SHA-256 of the trial balance of entries effective up to its last day.
    public let trialBalance: Digest

    public init(fund: FundCode?, starts: CalendarDate, ends: CalendarDate, trialBalance: Digest) {
        self.fund = fund
        self.starts = starts
        self.ends = ends
        self.trialBalance = trialBalance
    }
}

extension PeriodClosed: RecordContent {
    static let type = "period.closed"

    init(from fields: inout FieldReader) throws(RecordError) {
        fund = try fields.optional("fund")
        starts = try fields.value("starts")
        ends = try fields.value("ends")
        trialBalance = try fields.value("trial-balance")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("fund", fund)
        fields.put("starts", starts)
        fields.put("ends", ends)
        fields.put("trial-balance", trialBalance)
    }
}
