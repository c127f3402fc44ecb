/// An Ed25519 private key.
public final class SigningKey: Sendable {
    /// The public half.
    public let verificationKey: VerificationKey
    private let handle: Ed25519Handle

    /// Makes the key of a 32-byte seed, which RFC 8032 calls the private key.
    ///
    /// - Throws: ``KeyError/length(of:wanted:found:)`` or ``KeyError/library``.
    public init(seed: SecretBytes) throws(KeyError) {
        let length = Ed25519Handle.keyLength
        guard seed.count == length else {
            throw .length(of: "signing key", wanted: length, found: seed.count)
        }
        guard let handle = Ed25519Handle(seed: seed) else { throw .library }
        self.handle = handle
        verificationKey = try VerificationKey(rawBytes: handle.publicKey)
    }

    /// Signs the bytes; the same bytes always get the same signature.
    ///
    /// - Throws: ``KeyError/library``.
    public func sign(_ bytes: [UInt8]) throws(KeyError) -> Signature {
        guard let made = handle.sign(bytes) else { throw .library }
        return try Signature(bytes: made)
    }

    /// Signs the bytes where only want of memory could prevent it.
    func signature(for bytes: [UInt8]) -> Signature {
        guard let signature = try? sign(bytes) else {
            preconditionFailure("OpenSSL failed: EVP_DigestSign")
        }
        return signature
    }
}
