import Integrity
public import Identifiers

/// The first record: which programme these books are for, for ever.
public struct JournalCreated: Hashable, Sendable {
    /// The programme.
    public let programme: ProgrammeCode
    /// Its public name.
    public let title: String
    /// The software and version that began the journal.
    public let software: String

    public init(programme: ProgrammeCode, title: String, software: String) {
        self.programme = programme
        self.title = title
        self.software = software
    }
}

extension JournalCreated: RecordContent {
    static let type = "journal.created"

    init(from fields: inout FieldReader) throws(RecordError) {
        programme = try fields.value("programme")
        title = try fields.text("title")
        software = try fields.text("software")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("programme", programme)
        fields.put("title", title)
        fields.put("software", software)
    }
}
