/// AES-256-GCM under one key: hides bytes, and tells when they or what they stand beside were
/// changed.
///
/// A nonce of 12 bytes may never serve twice under a key. Two keys can be made to open the same
/// ciphertext, so what was opened is to be compared with its commitment.
public struct AuthenticatedCipher: Sendable {
    private let key: SecretBytes

    /// How many bytes a key has.
    public static let keyLength = GaloisCounterContext.keyLength
    /// How many bytes a nonce has.
    public static let nonceLength = GaloisCounterContext.nonceLength
    /// How many bytes longer a ciphertext is than its plaintext.
    public static let tagLength = GaloisCounterContext.tagLength
    /// The most bytes of a message, and of what it stands beside: OpenSSL counts in 32 bits.
    public static let byteLimit = 1 << 30

    /// Takes a key of 32 bytes. One of another length is refused when it is used.
    public init(key: SecretBytes) {
        self.key = key
    }

    /// Encrypts, and authenticates the plaintext together with other bytes, its context.
    ///
    /// - Returns: The ciphertext and after it the tag of 16 bytes.
    /// - Throws: ``CipherError/keyLength(_:)``, ``CipherError/nonceLength(_:)`` or
    ///   ``CipherError/tooLong(bytes:)``.
    public func seal(
        _ plaintext: [UInt8],
        nonce: [UInt8],
        authenticating context: [UInt8]
    ) throws(CipherError) -> [UInt8] {
        try check(count: max(plaintext.count, context.count), nonce: nonce)
        return plaintext.withUnsafeBytes { encrypt($0, nonce: nonce, authenticating: context) }
    }

    /// Decrypts what ``seal(_:nonce:authenticating:)`` made under the same key, nonce and context.
    ///
    /// - Throws: ``CipherError``; ``CipherError/notAuthentic`` when anything was changed.
    public func open(
        _ sealed: [UInt8],
        nonce: [UInt8],
        authenticating context: [UInt8]
    ) throws(CipherError) -> [UInt8] {
        let secret = try openSecret(sealed, nonce: nonce, authenticating: context)
        return secret.withUnsafeBytes { Array($0) }
    }

    /// Encrypts a secret, as another key is, without a copy of it.
    ///
    /// - Throws: As ``seal(_:nonce:authenticating:)``.
    public func seal(
        _ secret: SecretBytes,
        nonce: [UInt8],
        authenticating context: [UInt8]
    ) throws(CipherError) -> [UInt8] {
        try check(count: max(secret.count, context.count), nonce: nonce)
        return secret.withUnsafeBytes { encrypt($0, nonce: nonce, authenticating: context) }
    }

    /// Decrypts what is itself a secret, as another key is.
    ///
    /// - Throws: As ``open(_:nonce:authenticating:)``.
    public func openSecret(
        _ sealed: [UInt8],
        nonce: [UInt8],
        authenticating context: [UInt8]
    ) throws(CipherError) -> SecretBytes {
        try check(count: max(sealed.count, context.count), nonce: nonce)
        let length = sealed.count - Self.tagLength
        guard length >= 0 else { throw .notAuthentic }
        let cipher = GaloisCounterContext(encrypts: false, key: key, nonce: nonce)
        cipher.authenticate(context)
        let plain = SecretBytes(count: length) { out in
            sealed.withUnsafeBytes { cipher.process(.init(rebasing: $0.prefix(length)), into: out) }
        }
        guard cipher.accepts(Array(sealed.suffix(Self.tagLength))) else { throw .notAuthentic }
        return plain
    }
}

extension AuthenticatedCipher {
    private func encrypt(
        _ plaintext: UnsafeRawBufferPointer,
        nonce: [UInt8],
        authenticating context: [UInt8]
    ) -> [UInt8] {
        let cipher = GaloisCounterContext(encrypts: true, key: key, nonce: nonce)
        cipher.authenticate(context)
        var sealed = [UInt8](repeating: 0, count: plaintext.count)
        sealed.withUnsafeMutableBytes { cipher.process(plaintext, into: $0) }
        return sealed + cipher.tag()
    }

    private func check(count: Int, nonce: [UInt8]) throws(CipherError) {
        guard key.count == Self.keyLength else { throw .keyLength(key.count) }
        guard nonce.count == Self.nonceLength else { throw .nonceLength(nonce.count) }
        guard count <= Self.byteLimit else { throw .tooLong(bytes: count) }
    }
}

/// Why bytes could not be encrypted or decrypted. The cases are in order of precedence.
public enum CipherError: Error, Hashable, Sendable {
    /// The key has not 32 bytes, but so many.
    case keyLength(Int)
    /// The nonce has not 12 bytes, but so many.
    case nonceLength(Int)
    /// More bytes than one message may have.
    case tooLong(bytes: Int)
    /// Another key, nonce or context, or the bytes were changed.
    case notAuthentic

    /// The stable code.
    public var code: String {
        switch self {
        case .keyLength: "cipher.key-length"
        case .nonceLength: "cipher.nonce-length"
        case .tooLong: "cipher.too-long"
        case .notAuthentic: "cipher.not-authentic"
        }
    }

    /// The rule, the numbers and what to do, for a person.
    public var message: String {
        switch self {
        case .keyLength(let count):
            "An encryption key has \(AuthenticatedCipher.keyLength) bytes and this has \(count)."
        case .nonceLength(let count):
            "A nonce has \(AuthenticatedCipher.nonceLength) bytes and this has \(count)."
        case .tooLong(let bytes):
            "At most \(AuthenticatedCipher.byteLimit) bytes are encrypted as one; this is \(bytes)."
        case .notAuthentic:
            "These bytes were changed or belong to another key: restore them from a backup."
        }
    }
}
