import COpenSSL

/// One running SHA-256.
struct DigestContext: ~Copyable {
    private let handle: OpaquePointer

    init() {
        handle = expectHandle(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
        expectSuccess(EVP_DigestInit_ex2(handle, Fetched.sha256.handle, nil), "EVP_DigestInit_ex2")
    }

    func update(_ bytes: UnsafeRawBufferPointer) {
        expectSuccess(EVP_DigestUpdate(handle, bytes.baseAddress, bytes.count), "EVP_DigestUpdate")
    }

    func update(_ byte: UInt8) {
        withUnsafeBytes(of: byte) { update($0) }
    }

    consuming func finish() -> Digest {
        Digest { out in
            expectSuccess(EVP_DigestFinal_ex(handle, out.start, nil), "EVP_DigestFinal_ex")
        }
    }

    deinit { EVP_MD_CTX_free(handle) }
}
