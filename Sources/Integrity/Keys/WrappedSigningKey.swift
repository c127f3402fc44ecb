public import Identifiers

/// A signer's private key, locked with a passphrase: what lies in a key file.
///
/// A statement of its own kind. The passphrase makes a key by scrypt, and the seed is encrypted
/// under it with AES-256-GCM, which also authenticates every line above it: owner, public key and
/// cost cannot be changed without the passphrase.
public struct WrappedSigningKey: Hashable, Sendable {
    /// The statement's bytes.
    public let bytes: [UInt8]
    private let header: WrappedKeyHeader
    private let sealed: [UInt8]

    /// How many random bytes the salt has.
    public static let saltLength = 32
    /// How many random bytes the nonce has.
    public static let nonceLength = AuthenticatedCipher.nonceLength

    /// Whose key it is.
    public var owner: UserID { header.owner }
    /// The public half, which can be read without the passphrase.
    public var verificationKey: VerificationKey { header.key }
    /// How much work a passphrase costs to try.
    public var cost: PassphraseCost { header.cost }

    /// Reads a key file; nothing is unlocked yet.
    ///
    /// - Throws: ``KeyError``.
    public init(bytes: [UInt8]) throws(KeyError) {
        do {
            var reader = try StatementReader(bytes, label: WrappedKeyHeader.label)
            header = try WrappedKeyHeader(from: &reader)
            sealed = try reader.hex("sealed", count: Self.sealedLength)
            try reader.end()
        } catch let error as StatementError {
            throw .badStatement(error)
        } catch let error as KeyError {
            throw error
        } catch {
            throw .badText("wrapped key")
        }
        self.bytes = bytes
    }

    /// Locks a seed of 32 bytes. Salt and nonce are fresh random bytes.
    ///
    /// - Throws: ``KeyError`` for a wrong length, for an empty passphrase, or when there is not
    ///   the memory that the cost asks for.
    public static func wrap(
        seed: SecretBytes,
        owner: UserID,
        passphrase: SecretBytes,
        salt: [UInt8],
        nonce: [UInt8],
        cost: PassphraseCost = .standard
    ) throws(KeyError) -> WrappedSigningKey {
        let key = try SigningKey(seed: seed).verificationKey
        let header = try WrappedKeyHeader(
            owner: owner,
            key: key,
            cost: cost,
            salt: salt,
            nonce: nonce
        )
        let cipher = try header.cipher(passphrase)
        let authenticated = try header.bytes()
        guard let sealed = try? cipher.seal(seed, nonce: nonce, authenticating: authenticated)
        else { throw .library }
        return try WrappedSigningKey(bytes: header.bytes(sealed: sealed))
    }

    /// Unlocks the key. Takes the time and memory of ``cost``; others wait in line.
    ///
    /// - Throws: ``KeyError/wrongPassphrase`` and, rarely, another ``KeyError``.
    public func unwrap(passphrase: SecretBytes) throws(KeyError) -> SigningKey {
        let cipher = try header.cipher(passphrase)
        let authenticated = try header.bytes()
        guard
            let seed = try? cipher.openSecret(
                sealed,
                nonce: header.nonce,
                authenticating: authenticated
            )
        else { throw .wrongPassphrase }
        let key = try SigningKey(seed: seed)
        guard key.verificationKey == verificationKey else { throw .otherKey }
        return key
    }

    private static let sealedLength = Ed25519Handle.keyLength + AuthenticatedCipher.tagLength
}
