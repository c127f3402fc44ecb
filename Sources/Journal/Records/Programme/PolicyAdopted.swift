public import Calendar
public import Identifiers
public import Integrity

/// A version of the spending guidance. The actor is its second approver.
public struct PolicyAdopted: Hashable, Sendable {
    /// The rule pack.
    public let rulePack: RulePackID
    /// Its version.
    public let version: Int
    /// SHA-256 of the file, kept as a document.
    public let digest: Digest
    /// Who drafted it.
    public let drafter: UserID
    /// The first day on which it decides.
    public let from: CalendarDate

    public init(
        rulePack: RulePackID,
        version: Int,
        digest: Digest,
        drafter: UserID,
        from: CalendarDate
    ) {
        self.rulePack = rulePack
        self.version = version
        self.digest = digest
        self.drafter = drafter
        self.from = from
    }
}

extension PolicyAdopted: RecordContent {
    static let type = "policy.adopted"

    init(from fields: inout FieldReader) throws(RecordError) {
        rulePack = try fields.value("rule-pack")
        version = try fields.ordinal("version")
        digest = try fields.value("digest")
        drafter = try fields.value("drafter")
        from = try fields.value("from")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("rule-pack", rulePack)
        fields.put("version", version)
        fields.put("digest", digest)
        fields.put("drafter", drafter)
        fields.put("from", from)
    }
}
