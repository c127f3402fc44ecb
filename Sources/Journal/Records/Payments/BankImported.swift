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
    /// What the account held at the end by the file, where it says so; not of a partner's.
    public let closing: Closing?
    /// The lines that are no payment of ours, in their order, the first ``unmatchedLimit`` of them;
    /// none of a partner's, whose other business is nobody's here.
    public let unmatched: [UnmatchedLine]
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
        closing: Closing? = nil,
        unmatched: [UnmatchedLine] = [],
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
        self.closing = closing
        self.unmatched = unmatched
        self.file = file
        self.page = page
    }

    /// The most lines that a record lists.
    public static let unmatchedLimit = 400

    /// What an account held at the end of a day.
    public struct Closing: Hashable, Sendable {
        public let on: CalendarDate
        /// Below zero where it was overdrawn.
        public let pence: Int64

        public init(on: CalendarDate, pence: Int64) {
            (self.on, self.pence) = (on, pence)
        }
    }

    /// A line of a statement that is no payment of ours.
    public struct UnmatchedLine: Hashable, Sendable {
        /// Its number in the file, from 1.
        public let line: Int
        public let on: CalendarDate
        /// What went out is negative.
        public let pence: Int64

        public init(line: Int, on: CalendarDate, pence: Int64) {
            (self.line, self.on, self.pence) = (line, on, pence)
        }
    }
}

extension BankImported.UnmatchedLine: FieldItem {
    init(from fields: inout FieldReader, prefix: String) throws(RecordError) {
        self.init(
            line: try fields.ordinal("\(prefix).line"),
            on: try fields.value("\(prefix).on"),
            pence: try fields.pence("\(prefix).pence")
        )
    }

    func write(to fields: inout FieldWriter, prefix: String) {
        fields.put("\(prefix).line", line)
        fields.put("\(prefix).on", on)
        fields.put("\(prefix).pence", pence)
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
        let closes: CalendarDate? = try fields.optional("closes")
        closing = try closes.map { (day) throws(RecordError) in
            Closing(on: day, pence: try fields.pence("closing"))
        }
        if closing == nil { try fields.absent("closing") }
        unmatched = try fields.list("unmatched")
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
        fields.put("closes", closing?.on)
        if let closing { fields.put("closing", closing.pence) } else { fields.putAbsent("closing") }
        fields.putList("unmatched", unmatched)
        fields.put("commit.file", file)
        fields.put(page)
    }
}
