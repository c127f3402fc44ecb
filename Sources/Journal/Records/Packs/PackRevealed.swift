public import Identifiers
public import Integrity

/// An auditor who holds a pack is shown named private values of it, by two people: who asks on
/// their behalf, and who signs that they agree.
///
/// The values themselves are in a folder beside the pack; the record says which they are, who
/// wanted them and why.
public struct PackRevealed: Hashable, Sendable {
    /// The pack.
    public let pack: PackID
    /// The record that issued it.
    public let issued: Int
    /// Which values: ascending, none twice, 1 to ``fieldLimit``, of records up to the one that
    /// issued the pack, and never the secret of a recipient's codes.
    public let fields: [PrivatePlace]
    /// The commitment to who wanted them: an auditor's name.
    public let askedBy: Digest
    /// The commitment to why.
    public let reason: Digest
    /// The second person.
    public let approvedBy: UserID
    /// Theirs, over the ``RevealConsent``.
    public let signature: Signature

    /// How many values one request may be for: more than that is another profile, not an answer to
    /// a question.
    public static let fieldLimit = 200

    public init(
        pack: PackID,
        issued: Int,
        fields: [PrivatePlace],
        askedBy: Digest,
        reason: Digest,
        approvedBy: UserID,
        signature: Signature
    ) {
        self.pack = pack
        self.issued = issued
        self.fields = fields
        self.askedBy = askedBy
        self.reason = reason
        self.approvedBy = approvedBy
        self.signature = signature
    }

    /// What the second person signed, made anew from the record.
    public func consent(requestedBy actor: UserID, command: CommandID) -> RevealConsent {
        RevealConsent(
            pack: pack,
            issued: issued,
            fields: fields,
            askedBy: askedBy,
            reason: reason,
            requestedBy: actor,
            command: command
        )
    }
}

extension PackRevealed: RecordContent {
    static let type = "pack.revealed"

    init(from fields: inout FieldReader) throws(RecordError) {
        pack = try fields.value("pack")
        issued = try fields.integer("issued")
        self.fields = try fields.values("fields")
        askedBy = try fields.value("commit.asked-by")
        reason = try fields.value("commit.reason")
        approvedBy = try fields.value("approved-by")
        signature = try fields.value("signature")
        guard (1...Self.fieldLimit).contains(self.fields.count), isInOrder,
            self.fields.allSatisfy({ $0.seq <= issued && PrivateKind(field: $0.field) != .codes })
        else { throw .contradiction(code: "reveal.fields") }
    }

    func write(to fields: inout FieldWriter) {
        fields.put("pack", pack)
        fields.put("issued", issued)
        fields.putValues("fields", self.fields)
        fields.put("commit.asked-by", askedBy)
        fields.put("commit.reason", reason)
        fields.put("approved-by", approvedBy)
        fields.put("signature", signature)
    }

    private var isInOrder: Bool { zip(fields, fields.dropFirst()).allSatisfy(<) }
}
