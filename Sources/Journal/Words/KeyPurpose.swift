/// What a key may do.
public enum KeyPurpose: String, CaseIterable, Sendable {
    /// Signs checkpoints.
    case journal
    /// Signs evidence packs.
    case pack
    /// Signs one person's approvals.
    case signer
    /// Seals one person's approvals (HMAC).
    case seal
}
