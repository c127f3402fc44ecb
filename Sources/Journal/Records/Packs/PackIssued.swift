public import Identifiers
public import Integrity

/// An evidence pack is made of everything before this record.
public struct PackIssued: Hashable, Sendable {
    /// Its id.
    public let pack: PackID
    /// For whom.
    public let recipient: String
    /// `all`.
    public let scope: String
    /// How many records it covers.
    public let treeSize: Int
    /// The root over them.
    public let treeRoot: Digest
    /// How many claims and cases there are.
    public let cases: Int
    /// SHA-256 over the last leaf of each, in order of id.
    public let caseHeads: Digest

    public init(
        pack: PackID,
        recipient: String,
        scope: String,
        treeSize: Int,
        treeRoot: Digest,
        cases: Int,
        caseHeads: Digest
    ) {
        self.pack = pack
        self.recipient = recipient
        self.scope = scope
        self.treeSize = treeSize
        self.treeRoot = treeRoot
        self.cases = cases
        self.caseHeads = caseHeads
    }
}

extension PackIssued: RecordContent {
    static let type = "pack.issued"

    init(from fields: inout FieldReader) throws(RecordError) {
        pack = try fields.value("pack")
        recipient = try fields.text("recipient")
        scope = try fields.text("scope")
        treeSize = try fields.integer("tree-size")
        treeRoot = try fields.value("tree-root")
        cases = try fields.integer("cases")
        caseHeads = try fields.value("case-heads")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("pack", pack)
        fields.put("recipient", recipient)
        fields.put("scope", scope)
        fields.put("tree-size", treeSize)
        fields.put("tree-root", treeRoot)
        fields.put("cases", cases)
        fields.put("case-heads", caseHeads)
    }
}
