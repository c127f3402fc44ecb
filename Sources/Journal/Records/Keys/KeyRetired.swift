import Integrity
public import Identifiers

/// A key that counts no longer; what it vouched for stands.
public struct KeyRetired: Hashable, Sendable {
    /// What it could do.
    public let purpose: KeyPurpose
    /// The key's id.
    public let key: String
    /// Whose it was.
    public let owner: UserID?

    public init(purpose: KeyPurpose, key: String, owner: UserID?) {
        self.purpose = purpose
        self.key = key
        self.owner = owner
    }
}

extension KeyRetired: RecordContent {
    static let type = "key.retired"

    init(from fields: inout FieldReader) throws(RecordError) {
        purpose = try fields.value("purpose")
        key = try fields.text("key")
        owner = try fields.optional("owner")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("purpose", purpose)
        fields.put("key", key)
        fields.put("owner", owner)
    }
}
