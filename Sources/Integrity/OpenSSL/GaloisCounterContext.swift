import COpenSSL

/// One encryption or decryption with AES-256-GCM.
struct GaloisCounterContext: ~Copyable {
    static let keyLength = 32
    static let nonceLength = 12
    static let tagLength = 16

    private let handle: OpaquePointer

    init(encrypts: Bool, key: SecretBytes, nonce: [UInt8]) {
        ERR_clear_error()
        let context = expectHandle(EVP_CIPHER_CTX_new(), "EVP_CIPHER_CTX_new")
        let result = key.withUnsafeBytes { key in
            EVP_CipherInit_ex2(
                context,
                Fetched.aes256GCM.handle,
                key.start,
                nonce,
                encrypts ? 1 : 0,
                nil
            )
        }
        expectSuccess(result, "EVP_CipherInit_ex2")
        handle = context
    }

    /// Takes bytes that are authenticated and not encrypted; comes before the message.
    func authenticate(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        var count: Int32 = 0
        let result = EVP_CipherUpdate(handle, nil, &count, bytes, Int32(bytes.count))
        expectSuccess(result, "EVP_CipherUpdate")
    }

    /// Encrypts or decrypts the whole message into as many bytes.
    func process(_ bytes: UnsafeRawBufferPointer, into out: UnsafeMutableRawBufferPointer) {
        guard !bytes.isEmpty else { return }
        var count: Int32 = 0
        let result = EVP_CipherUpdate(
            handle,
            out.start,
            &count,
            bytes.start,
            Int32(bytes.count)
        )
        expectSuccess(result, "EVP_CipherUpdate")
    }

    /// The tag of what was encrypted.
    func tag() -> [UInt8] {
        var rest: Int32 = 0
        var tag = [UInt8](repeating: 0, count: Self.tagLength)
        expectSuccess(EVP_CipherFinal_ex(handle, &tag, &rest), "EVP_CipherFinal_ex")
        let result = EVP_CIPHER_CTX_ctrl(
            handle,
            EVP_CTRL_AEAD_GET_TAG,
            Int32(Self.tagLength),
            &tag
        )
        expectSuccess(result, "EVP_CIPHER_CTX_ctrl")
        return tag
    }

    /// Whether the tag fits what was decrypted.
    func accepts(_ tag: [UInt8]) -> Bool {
        var wanted = tag
        let set = EVP_CIPHER_CTX_ctrl(
            handle,
            EVP_CTRL_AEAD_SET_TAG,
            Int32(wanted.count),
            &wanted
        )
        var rest: Int32 = 0
        var nothing = [UInt8](repeating: 0, count: Self.tagLength)
        let isRight = set == 1 && EVP_CipherFinal_ex(handle, &nothing, &rest) == 1
        ERR_clear_error()
        return isRight
    }

    deinit { EVP_CIPHER_CTX_free(handle) }
}
