import COpenSSL

/// An algorithm of OpenSSL's, fetched once and shared: looking one up costs more than using it.
///
/// `@unchecked Sendable` because a fetched algorithm never changes and OpenSSL counts its users
/// atomically.
final class Fetched: @unchecked Sendable {
    let handle: OpaquePointer
    private let free: (OpaquePointer?) -> Void

    static let sha256 = Fetched("SHA256", fetch: EVP_MD_fetch, free: EVP_MD_free)
    static let hmac = Fetched("HMAC", fetch: EVP_MAC_fetch, free: EVP_MAC_free)
    static let hkdf = Fetched("HKDF", fetch: EVP_KDF_fetch, free: EVP_KDF_free)
    static let aes256GCM = Fetched("AES-256-GCM", fetch: EVP_CIPHER_fetch, free: EVP_CIPHER_free)

    private init(
        _ name: String,
        fetch: (OpaquePointer?, UnsafePointer<CChar>?, UnsafePointer<CChar>?) -> OpaquePointer?,
        free: @escaping (OpaquePointer?) -> Void
    ) {
        guard let handle = fetch(nil, name, nil) else {
            preconditionFailure("this OpenSSL has no \(name)")
        }
        self.handle = handle
        self.free = free
    }

    deinit { free(handle) }
}

/// What OpenSSL says of a call that cannot fail but for want of memory.
///
/// Only 1 is success: some calls answer -1, which `!= 0` would take for a yes.
func expectSuccess(_ result: Int32, _ call: StaticString) {
    precondition(result == 1, "OpenSSL failed: \(call)")
}

/// The handle that OpenSSL made, which is missing only for want of memory.
func expectHandle(_ handle: OpaquePointer?, _ call: StaticString) -> OpaquePointer {
    guard let handle else { preconditionFailure("OpenSSL failed: \(call)") }
    return handle
}

extension UnsafeRawBufferPointer {
    /// The bytes as OpenSSL takes them; nil when there are none.
    var start: UnsafePointer<UInt8>? { baseAddress?.assumingMemoryBound(to: UInt8.self) }
}

extension UnsafeMutableRawBufferPointer {
    /// The bytes as OpenSSL takes them; nil when there are none.
    var start: UnsafeMutablePointer<UInt8>? { baseAddress?.assumingMemoryBound(to: UInt8.self) }
}
