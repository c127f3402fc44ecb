import COpenSSL

/// A key of HMAC-SHA-256: who holds it can seal bytes, and can check seals.
///
/// A seal shows that a holder of the key vouched. It convinces no third party, for whoever can
/// check one could have made it; a ``Signature`` does.
public final class SealKey: Sendable {
    private let authenticator: MessageAuthenticator

    /// Takes a key of 32 bytes.
    ///
    /// - Throws: ``KeyError/length(of:wanted:found:)``. HMAC pads and hashes keys of other
    ///   lengths, so that two of them could be one.
    public init(_ secret: SecretBytes) throws(KeyError) {
        guard secret.count == Digest.length else {
            throw .length(of: "seal key", wanted: Digest.length, found: secret.count)
        }
        authenticator = MessageAuthenticator(key: secret)
    }

    /// For a key that was derived, whose length is right by construction.
    init(derived secret: SecretBytes) {
        authenticator = MessageAuthenticator(key: secret)
    }

    /// Seals the bytes; the same bytes always get the same seal.
    public func seal(_ bytes: [UInt8]) -> Seal {
        Seal(code: bytes.withUnsafeBytes { authenticator.code(of: $0) })
    }

    /// Whether the seal is this key's over exactly these bytes; takes as long for a near miss as
    /// for a wild one.
    public func isValid(_ seal: Seal, for bytes: [UInt8]) -> Bool {
        let right = self.seal(bytes).code
        return right.withUnsafeBytes { right in
            seal.code.withUnsafeBytes { given in
                CRYPTO_memcmp(right.baseAddress, given.baseAddress, right.count) == 0
            }
        }
    }

    /// 16 hexadecimal digits that name the key and give nothing of it away.
    public var check: String {
        Hex.encode(seal(Array("farthing-key-check/v1".utf8)).bytes.prefix(8))
    }
}
