public import Calendar
public import Integrity
public import Money

/// A bank's statement was read and held against the payments. The file is in the vault.
public struct BankImported: Hashable, Sendable {
    /// `camt.053`, `ofx` or `csv`.
    public let format: BankFormat
    /// The first and the last day of its lines, or nil where it has none.
    public let starts: CalendarDate?
    public let ends: CalendarDate?
    /// How many lines it has.
    public let count: Int
    /// How many of them were payments of ours, or payments that came back.
    public let matched: Int
    /// Pence that came in.
    public let paidIn: Amount
    /// Pence that went out.
    public let paidOut: Amount
    /// The commitment to the file's bytes.
    public let file: Digest
    /// The bank's own page, as it was printed or downloaded.
    public let page: StatementPage?

    public init(
        format: BankFormat,
        starts: CalendarDate?,
        ends: CalendarDate?,
        count: Int,
        matched: Int,
        paidIn: Amount,
        paidOut: Amount,
        file: Digest,
        page: StatementPage?
    ) {
        self.format = format
        self.starts = starts
        self.ends = ends
        self.count = count
        self.matched = matched
        self.paidIn = paidIn
        self.paidOut = paidOut
        self.file = file
        self.page = page
    }
}

extension BankImported: RecordContent {
    static let type = "bank.imported"

    init(from fields: inout FieldReader) throws(RecordError) {
        format = try fields.value("format")
        starts = try fields.optional("starts")
        ends = try fields.optional("ends")
        count = try fields.integer("count")
        matched = try fields.integer("matched")
        paidIn = try fields.value("paid-in")
        paidOut = try fields.value("paid-out")
        file = try fields.value("commit.file")
        page = try fields.optionalPage()
    }

    func write(to fields: inout FieldWriter) {
        fields.put("format", format)
        fields.put("starts", starts)
        fields.put("ends", ends)
        fields.put("count", count)
        fields.put("matched", matched)
        fields.put("paid-in", paidIn)
        fields.put("paid-out", paidOut)
        fields.put("commit.file", file)
        fields.put(page)
    }
}
