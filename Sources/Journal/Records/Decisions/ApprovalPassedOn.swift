public import Approvals
public import Integrity

/// Somebody who may not, or will not, decide this one.
public struct ApprovalPassedOn: Hashable, Sendable {
    /// `claim` or `case`.
    public let subjectKind: SubjectKind
    /// Its id.
    public let subject: String
    /// Its version.
    public let version: Int
    /// Why.
    public let note: Digest?

    public init(subjectKind: SubjectKind, subject: String, version: Int, note: Digest?) {
        self.subjectKind = subjectKind
        self.subject = subject
        self.version = version
        self.note = note
    }
}

extension ApprovalPassedOn: RecordContent {
    static let type = "approval.passed-on"

    init(from fields: inout FieldReader) throws(RecordError) {
        subjectKind = try fields.value("subject-kind")
        subject = try fields.subject(of: subjectKind)
        version = try fields.ordinal("version")
        note = try fields.optional("commit.note")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("subject-kind", subjectKind)
        fields.put("subject", subject)
        fields.put("version", version)
        fields.put("commit.note", note)
    }
}
