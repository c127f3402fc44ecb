import Integrity
import Store

/// Encrypts private values: each with its subject's own random key, each of those with the key
/// that the books are opened with.
struct VaultCipher: Sendable {
    private let wrapping: AuthenticatedCipher
    private let randomBytes: @Sendable (Int) -> [UInt8]

    init(wrappingKey: SecretBytes, randomBytes: @escaping @Sendable (Int) -> [UInt8]) {
        wrapping = AuthenticatedCipher(key: wrappingKey)
        self.randomBytes = randomBytes
    }

    /// A new key for a subject, and what is stored of it.
    func newKey(for subject: String) throws(StoreError) -> (key: SecretBytes, stored: Sealed) {
        var bytes = randomBytes(AuthenticatedCipher.keyLength)
        let key = SecretBytes(cleansing: &bytes)
        let nonce = randomBytes(AuthenticatedCipher.nonceLength)
        do {
            let wrapped = try wrapping.seal(key, nonce: nonce, authenticating: context(subject))
            return (key, Sealed(nonce: nonce, ciphertext: wrapped))
        } catch { throw .unwritable(error.message) }
    }

    /// A subject's key from what is stored of it.
    func key(of subject: String, _ stored: Sealed) throws(StoreError) -> SecretBytes {
        do {
            return try wrapping.openSecret(
                stored.ciphertext,
                nonce: stored.nonce,
                authenticating: context(subject)
            )
        } catch {
            throw .corrupt("the key of \(subject) does not open with the key of these books")
        }
    }

    func seal(_ item: PrivateItem, key: SecretBytes) throws(StoreError) -> Sealed {
        let nonce = randomBytes(AuthenticatedCipher.nonceLength)
        do {
            let ciphertext = try AuthenticatedCipher(key: key).seal(
                item.salt + item.value,
                nonce: nonce,
                authenticating: context(item.subject, item.label, item.commitment)
            )
            return Sealed(nonce: nonce, ciphertext: ciphertext)
        } catch { throw .unwritable(error.message) }
    }

    /// Opens a value and compares it with its commitment: two keys can be made to open the same
    /// ciphertext, so that it opens proves too little.
    func open(
        _ stored: Sealed,
        label: String,
        subject: String,
        commitment: Digest,
        key: SecretBytes
    ) throws(StoreError) -> PrivateItem {
        let plain: [UInt8]
        do {
            plain = try AuthenticatedCipher(key: key).open(
                stored.ciphertext,
                nonce: stored.nonce,
                authenticating: context(subject, label, commitment)
            )
        } catch { throw .corrupt("a private value of \(subject) was changed") }
        let saltLength = SaltedCommitment.saltLength
        guard plain.count >= saltLength else { throw .corrupt("a private value without its salt") }
        let item = PrivateItem(
            subject: subject,
            label: label,
            salt: Array(plain.prefix(saltLength)),
            value: Array(plain.dropFirst(saltLength))
        )
        guard item.commitment == commitment else {
            throw .corrupt("a private value of \(subject) is not what its commitment binds to")
        }
        return item
    }

    private func context(_ subject: String) -> [UInt8] { Array("farthing-key/v1\0\(subject)".utf8) }

    private func context(_ subject: String, _ label: String, _ commitment: Digest) -> [UInt8] {
        Array("farthing-item/v1\0\(label)\0\(subject)\0".utf8) + commitment.bytes
    }
}

/// A ciphertext and its nonce.
struct Sealed: Sendable {
    let nonce: [UInt8]
    let ciphertext: [UInt8]
}
