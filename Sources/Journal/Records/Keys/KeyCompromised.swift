public import Identifiers
public import Integrity

/// A key that others may hold; trust ends at a checkpoint.
public struct KeyCompromised: Hashable, Sendable {
    /// What it could do.
    public let purpose: KeyPurpose
    /// The key's id.
    public let key: String
    /// Whose it was.
    public let owner: UserID?
    /// The size of the last checkpoint to trust.
    public let trustedSize: Int
    /// Its root.
    public let trustedRoot: Digest

    public init(
        purpose: KeyPurpose,
        key: String,
        owner: UserID?,
        trustedSize: Int,
        trustedRoot: Digest
    ) {
        self.purpose = purpose
        self.key = key
        self.owner = owner
        self.trustedSize = trustedSize
        self.trustedRoot = trustedRoot
    }
}

extension KeyCompromised: RecordContent {
    static let type = "key.compromised"

    init(from fields: inout FieldReader) throws(RecordError) {
        purpose = try fields.value("purpose")
        key = try fields.text("key")
        owner = try fields.optional("owner")
        trustedSize = try fields.integer("trusted-size")
        trustedRoot = try fields.value("trusted-root")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("purpose", purpose)
        fields.put("key", key)
        fields.put("owner", owner)
        fields.put("trusted-size", trustedSize)
        fields.put("trusted-root", trustedRoot)
    }
}
