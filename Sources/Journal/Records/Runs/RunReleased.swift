public import Calendar
public import Identifiers
public import Integrity
public import Money

/// A second person lets a payment run go to the bank. The actor is its releaser.
public struct RunReleased: Hashable, Sendable {
    /// Which one.
    public let run: RunID
    /// The day on which the bank is to pay.
    public let on: CalendarDate
    /// How many payments.
    public let count: Int
    /// Their sum, in pence.
    public let total: Amount
    /// What was frozen and is released: ``RunContents/digest``.
    public let digest: Digest

    public init(run: RunID, on: CalendarDate, count: Int, total: Amount, digest: Digest) {
        self.run = run
        self.on = on
        self.count = count
        self.total = total
        self.digest = digest
    }
}

extension RunReleased: RecordContent {
    static let type = "run.released"

    init(from fields: inout FieldReader) throws(RecordError) {
        run = try fields.value("run")
        on = try fields.value("on")
        count = try fields.integer("count")
        total = try fields.value("total")
        digest = try fields.value("digest")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("run", run)
        fields.put("on", on)
        fields.put("count", count)
        fields.put("total", total)
        fields.put("digest", digest)
    }
}
