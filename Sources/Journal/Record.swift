import Calendar
import Identifiers
public import Integrity

/// One statement of the journal: a claim submitted, a decision, an entry posted, a key added.
///
/// A record is its bytes. This value is what the bytes say; ``init(bytes:)`` accepts only bytes
/// that ``bytes()`` gives back, so the two cannot drift apart. The format is docs/SPEC-journal.md.
public struct Record: Hashable, Sendable {
    /// Its place, its time and whose command it came of.
    public let header: RecordHeader
    /// What it says.
    public let body: RecordBody

    /// Creates a record, which is not a statement until ``bytes()`` gives it.
    public init(header: RecordHeader, body: RecordBody) {
        self.header = header
        self.body = body
    }

    /// The first line of every record.
    public static let label = "farthing-record/v1"

    /// Reads a record from its bytes, strictly. O(length).
    ///
    /// - Throws: ``RecordError``, the first that holds.
    public init(bytes: [UInt8]) throws(RecordError) {
        let statement: StatementReader
        do { statement = try StatementReader(bytes, label: Self.label) } catch {
            throw .statement(error)
        }
        var fields = FieldReader(statement)
        let (header, type) = try RecordHeader.read(from: &fields)
        fields.beginBody(of: header)
        body = try RecordBody(type: type, from: &fields)
        try fields.end()
        self.header = header
    }

    /// The canonical bytes, which are hashed, signed, stored and shipped. O(length).
    ///
    /// - Throws: ``StatementError`` when a text is no printable ASCII or too long.
    public func bytes() throws(StatementError) -> [UInt8] {
        var fields = FieldWriter(StatementWriter(label: Self.label))
        header.write(type: body.type, to: &fields)
        body.content.write(to: &fields)
        return try fields.statement.bytes()
    }
}

extension RecordHeader {
    static func read(
        from fields: inout FieldReader
    ) throws(RecordError) -> (header: RecordHeader, type: String) {
        let journal = try fields.text("journal")
        let seq: Int = try fields.integer("seq")
        let command: CommandID = try fields.value("command")
        let request: Seal = try fields.value("request")
        let effectiveOn: CalendarDate = try fields.value("effective")
        let time: Instant = try fields.value("time")
        let previous: Digest = try fields.value("prev")
        let type = try fields.text("type")
        let actor: UserID = try fields.value("actor")
        let chain = try CaseLink.read(from: &fields)
        let header = RecordHeader(
            journal: journal,
            seq: seq,
            command: command,
            request: request,
            effectiveOn: effectiveOn,
            time: time,
            previous: previous,
            actor: actor,
            chain: chain
        )
        return (header, type)
    }

    func write(type: String, to fields: inout FieldWriter) {
        fields.put("journal", journal)
        fields.put("seq", seq)
        fields.put("command", command)
        fields.put("request", request)
        fields.put("effective", effectiveOn)
        fields.put("time", time)
        fields.put("prev", previous)
        fields.put("type", type)
        fields.put("actor", actor)
        fields.put("case", chain?.id)
        fields.put("case-n", chain?.number)
        fields.put("case-prev", chain?.previous)
    }
}

extension CaseLink {
    static func read(from fields: inout FieldReader) throws(RecordError) -> CaseLink? {
        let id = try fields.optionalText("case")
        if let id, !CodeGrammar.lowercase.accepts(id) { throw .badField(name: "case", value: id) }
        let number = try fields.optionalOrdinal("case-n")
        let previous: Digest? = try fields.optional("case-prev")
        switch (id, number, previous) {
        case (nil, nil, nil): return nil
        case (let id?, let number?, let previous?):
            return CaseLink(id: id, number: number, previous: previous)
        default: throw .contradiction(code: "record.case-link")
        }
    }
}
