public import Identifiers
import Synchronization

/// The one secret of a programme's server, from which each other key is derived for its one use.
///
/// HKDF-SHA-256, salted with the digest of the journal's origin; the info is the use's label, a
/// zero byte and what the use is for. Two journals never share a key.
public final class RootKey: Sendable {
    private let secret: SecretBytes
    /// The fingerprint key that was asked for last: every command is sealed with it.
    private let fingerprints = Mutex<(origin: String, key: SealKey)?>(nil)

    /// How many bytes the secret has.
    public static let length = 32

    /// Takes a secret of 32 random bytes.
    ///
    /// - Throws: ``KeyError/length(of:wanted:found:)``.
    public init(_ secret: SecretBytes) throws(KeyError) {
        guard secret.count == Self.length else {
            throw .length(of: "root key", wanted: Self.length, found: secret.count)
        }
        self.secret = secret
    }

    /// The key that seals a user's approvals in an epoch.
    ///
    /// - Precondition: The epoch is one of 0 to 4294967295.
    public func sealKey(for user: UserID, epoch: Int, origin: String) -> SealKey {
        precondition(UInt32(exactly: epoch) != nil, "an epoch is a count of 32 bits")
        let name = Array(user.text.utf8)
        let context = bigEndian(UInt32(epoch)) + bigEndian(UInt16(name.count)) + name
        return SealKey(derived: derive("farthing-approval-mac/v1", context, origin: origin))
    }

    /// The key that fingerprints receipts, so that the same one is known when it comes again
    /// and nobody without the key can guess what it shows.
    public func fingerprintKey(origin: String) -> SealKey {
        fingerprints.withLock { last in
            if let last, last.origin == origin { return last.key }
            let key = SealKey(derived: derive("farthing-fingerprint/v1", [], origin: origin))
            last = (origin, key)
            return key
        }
    }

    /// The key under which the vault wraps each participant's own key.
    public func wrappingKey(origin: String) -> SecretBytes {
        derive("farthing-wrapping/v1", [], origin: origin)
    }

    /// The secret of which a recipient's codes for participants are made: the same for each pack
    /// that goes to them, and no help towards another's.
    public func recipientSecret(of recipient: String, origin: String) -> SecretBytes {
        derive("farthing-recipient-codes/v1", Array(recipient.utf8), origin: origin)
    }

    private func derive(_ label: String, _ context: [UInt8], origin: String) -> SecretBytes {
        KeyDerivation.hkdf(
            secret,
            salt: Digest(of: Array(origin.utf8)).bytes,
            info: Array(label.utf8) + [0] + context
        )
    }
}

/// The bytes of an integer, the most significant first.
func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian) { Array($0) }
}
