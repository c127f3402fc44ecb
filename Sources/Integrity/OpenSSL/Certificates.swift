import COpenSSL

/// Some X.509 certificates as OpenSSL holds them.
///
/// `@unchecked Sendable` because they are only read after they are made, and OpenSSL counts their
/// users and locks what it caches within.
final class Certificates: @unchecked Sendable {
    private let handles: [OpaquePointer]

    /// Takes the certificates, each of which is one's own to free.
    init(owning handles: [OpaquePointer]) { self.handles = handles }

    /// Reads one or more in PEM; nil where there is none, or one that cannot be read.
    init?(pem: [UInt8]) {
        ERR_clear_error()
        guard let input = BIO_new_mem_buf(pem, Int32(clamping: pem.count)) else { return nil }
        defer {
            BIO_free(input)
            ERR_clear_error()
        }
        var handles: [OpaquePointer] = []
        while let handle = PEM_read_bio_X509(input, nil, nil, nil) { handles.append(handle) }
        // Only the end of the text may have stopped it.
        let isAtEnd = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE
        guard isAtEnd, !handles.isEmpty else {
            for handle in handles { X509_free(handle) }
            return nil
        }
        self.handles = handles
    }

    deinit { for handle in handles { X509_free(handle) } }

    /// A store that trusts each of them as it stands, and sees whether certificates were in force
    /// at a moment. It is the caller's to free.
    func store(at seconds: Int64) -> OpaquePointer {
        let store = expectHandle(X509_STORE_new(), "X509_STORE_new")
        for handle in handles { expectSuccess(X509_STORE_add_cert(store, handle), "add_cert") }
        expectSuccess(X509_STORE_set_flags(store, UInt(X509_V_FLAG_PARTIAL_CHAIN)), "set_flags")
        let rules = expectHandle(X509_STORE_get0_param(store), "X509_STORE_get0_param")
        X509_VERIFY_PARAM_set_time(rules, Int(seconds))
        // Keys and digests of at least 112 bits: no RSA below 2048 and no SHA-1 in the chain.
        X509_VERIFY_PARAM_set_auth_level(rules, 2)
        return store
    }
}
