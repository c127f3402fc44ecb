import Integrity
public import Identifiers

/// A key that counts from this record on.
public struct KeyAdded: Hashable, Sendable {
    /// What it may do.
    public let purpose: KeyPurpose
    /// The key's id, 16 hexadecimal digits: a hint, compare the whole key.
    public let key: String
    /// Whose it is, for a signer's or a seal key.
    public let owner: UserID?
    /// The epoch of a seal key, from 1.
    public let epoch: Int?
    /// Base64 of the 32 raw bytes of an Ed25519 public key; a seal key has none.
    public let publicKey: String?
    /// Base64 of a signature by the key over `farthing-key-proof/v1`, the journal, the owner and
    /// the key: shows possession.
    public let proof: String?
    /// The second person, for a signer's key.
    public let approvedBy: UserID?

    public init(
        purpose: KeyPurpose,
        key: String,
        owner: UserID?,
        epoch: Int?,
        publicKey: String?,
        proof: String?,
        approvedBy: UserID?
    ) {
        self.purpose = purpose
        self.key = key
        self.owner = owner
        self.epoch = epoch
        self.publicKey = publicKey
        self.proof = proof
        self.approvedBy = approvedBy
    }
}

extension KeyAdded: RecordContent {
    static let type = "key.added"

    init(from fields: inout FieldReader) throws(RecordError) {
        purpose = try fields.value("purpose")
        key = try fields.text("key")
        owner = try fields.optional("owner")
        epoch = try fields.optionalOrdinal("epoch")
        publicKey = try fields.optionalText("public")
        proof = try fields.optionalText("proof")
        approvedBy = try fields.optional("approved-by")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("purpose", purpose)
        fields.put("key", key)
        fields.put("owner", owner)
        fields.put("epoch", epoch)
        fields.put("public", publicKey)
        fields.put("proof", proof)
        fields.put("approved-by", approvedBy)
    }
}
