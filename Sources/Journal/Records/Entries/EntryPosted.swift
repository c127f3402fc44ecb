public import Integrity
public import Ledger

/// A balanced entry, with every posting.
///
/// Its date is the record's: the statement says it once.
public struct EntryPosted: Hashable, Sendable {
    /// What an event made of the facts, proved balanced.
    public let entry: Entry
    /// Why, where somebody had to say it: the reason of a reversal.
    public let reason: Digest?

    public init(entry: Entry, reason: Digest? = nil) {
        self.entry = entry
        self.reason = reason
    }
}

extension EntryPosted: RecordContent {
    static let type = "entry.posted"

    init(from fields: inout FieldReader) throws(RecordError) {
        guard let effectiveOn = fields.effectiveOn else {
            throw .contradiction(code: "record.no-date")
        }
        var recorded = RecordedEntry(
            event: try fields.value("event"),
            effectiveOn: effectiveOn,
            source: try fields.optionalText("source"),
            reverses: try fields.optionalInteger("reverses"),
            bankDate: try fields.optional("bank-date"),
            ruleVersion: try fields.optionalOrdinal("rule"),
            postings: []
        )
        reason = try fields.optional("commit.reason")
        recorded.shares = try fields.list("shares")
        recorded.postings = try fields.list("postings")
        do { entry = try Entry(recorded: recorded) } catch {
            throw .contradiction(code: error.code)
        }
    }

    func write(to fields: inout FieldWriter) {
        fields.put("event", entry.event)
        fields.put("source", entry.source)
        fields.put("reverses", entry.reverses)
        fields.put("bank-date", entry.bankDate)
        fields.put("rule", entry.ruleVersion)
        fields.put("commit.reason", reason)
        fields.putList("shares", entry.shares)
        fields.putList("postings", entry.postings)
    }
}
