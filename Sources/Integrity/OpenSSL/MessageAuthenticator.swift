import COpenSSL

/// HMAC-SHA-256 under one key.
///
/// The keyed context is a template that is only ever duplicated, so it may be read from several
/// threads: `@unchecked Sendable`.
final class MessageAuthenticator: @unchecked Sendable {
    private let template: OpaquePointer

    init(key: SecretBytes) {
        let context = expectHandle(EVP_MAC_CTX_new(Fetched.hmac.handle), "EVP_MAC_CTX_new")
        let result = key.withUnsafeBytes { key in
            farthing_hmac_sha256_init(context, key.start, key.count)
        }
        expectSuccess(result, "EVP_MAC_init")
        template = context
    }

    /// The code of the bytes, 32 bytes held as a digest is.
    func code(of bytes: UnsafeRawBufferPointer) -> Digest {
        let context = expectHandle(EVP_MAC_CTX_dup(template), "EVP_MAC_CTX_dup")
        defer { EVP_MAC_CTX_free(context) }
        expectSuccess(EVP_MAC_update(context, bytes.start, bytes.count), "EVP_MAC_update")
        return Digest { out in
            var count = 0
            expectSuccess(EVP_MAC_final(context, out.start, &count, out.count), "EVP_MAC_final")
        }
    }

    deinit { EVP_MAC_CTX_free(template) }
}
