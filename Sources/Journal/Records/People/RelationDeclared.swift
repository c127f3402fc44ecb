public import Identifiers
public import Integrity

/// An interest that stands between two people.
public struct RelationDeclared: Hashable, Sendable {
    /// Who declares it.
    public let user: UserID
    /// The code of the participant, colleague or partner.
    public let related: String
    /// What it is.
    public let relation: RelationKind
    /// In their words.
    public let note: Digest?

    public init(user: UserID, related: String, relation: RelationKind, note: Digest?) {
        self.user = user
        self.related = related
        self.relation = relation
        self.note = note
    }
}

extension RelationDeclared: RecordContent {
    static let type = "relation.declared"

    init(from fields: inout FieldReader) throws(RecordError) {
        user = try fields.value("user")
        related = try fields.text("related")
        relation = try fields.value("relation")
        note = try fields.optional("commit.note")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("user", user)
        fields.put("related", related)
        fields.put("relation", relation)
        fields.put("commit.note", note)
    }
}
