import COpenSSL

/// An Ed25519 key as OpenSSL holds it, public or private.
///
/// `@unchecked Sendable` because the key is only read after it is made, and OpenSSL locks what it
/// caches within.
final class Ed25519Handle: @unchecked Sendable {
    static let keyLength = 32
    static let signatureLength = 64

    private let handle: OpaquePointer

    /// A private key from its 32-byte seed, which is the RFC's private key.
    init?(seed: SecretBytes) {
        ERR_clear_error()
        let made = seed.withUnsafeBytes {
            EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, $0.start, $0.count)
        }
        guard let made else { return nil }
        handle = made
    }

    init?(publicKey: [UInt8]) {
        ERR_clear_error()
        let made = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, publicKey, publicKey.count)
        guard let made else { return nil }
        handle = made
    }

    /// The 32 bytes of the public key.
    var publicKey: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Self.keyLength)
        var count = bytes.count
        let result = EVP_PKEY_get_raw_public_key(handle, &bytes, &count)
        expectSuccess(result, "EVP_PKEY_get_raw_public_key")
        return bytes
    }

    /// The 64 bytes of a signature, or nil when OpenSSL could not make one.
    func sign(_ bytes: [UInt8]) -> [UInt8]? {
        withContext { context in
            var signature = [UInt8](repeating: 0, count: Self.signatureLength)
            var count = signature.count
            guard EVP_DigestSignInit(context, nil, nil, nil, handle) == 1,
                EVP_DigestSign(context, &signature, &count, bytes, bytes.count) == 1,
                count == signature.count
            else { return nil }
            return signature
        }
    }

    /// Whether the signature is right; anything but a plain yes from OpenSSL is a no.
    func verifies(_ signature: [UInt8], for bytes: [UInt8]) -> Bool {
        withContext { context in
            EVP_DigestVerifyInit(context, nil, nil, nil, handle) == 1
                && EVP_DigestVerify(context, signature, signature.count, bytes, bytes.count) == 1
        }
    }

    /// Runs the body with a context of its own and leaves no error behind in the thread's queue.
    private func withContext<Result>(_ body: (OpaquePointer) -> Result) -> Result {
        ERR_clear_error()
        let context = expectHandle(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
        defer {
            EVP_MD_CTX_free(context)
            ERR_clear_error()
        }
        return body(context)
    }

    deinit { EVP_PKEY_free(handle) }
}
