import Crypto
import Testing

@testable import Integrity

@Suite struct SecretBytesTests {
    @Test func `a secret holds what it was given`() {
        #expect(SecretBytes([1, 2, 3]).withUnsafeBytes { Array($0) } == [1, 2, 3])
        #expect(SecretBytes([]).count == 0)
        let filled = SecretBytes(count: 4) { $0[1] = 7 }
        #expect(filled.withUnsafeBytes { Array($0) } == [0, 7, 0, 0])
    }

    @Test func `a secret that is taken over leaves nothing behind`() {
        var bytes: [UInt8] = [1, 2, 3]
        let secret = SecretBytes(cleansing: &bytes)
        #expect(bytes.isEmpty)
        #expect(secret.withUnsafeBytes { Array($0) } == [1, 2, 3])
    }
}

@Suite struct AuthenticatedCipherTests {
    private let cipher = AuthenticatedCipher(key: SecretBytes([UInt8](repeating: 6, count: 32)))
    private let nonce = [UInt8](0..<12)

    @Test func `the published messages have their published ciphertexts`() throws {
        for vector in try PublishedVectors.read().aesGCM.cases {
            let cipher = AuthenticatedCipher(key: SecretBytes(vector.key.bytes))
            let sealed = try cipher.seal(
                vector.plaintext.bytes,
                nonce: vector.nonce.bytes,
                authenticating: vector.authenticating.bytes
            )
            #expect(sealed == vector.sealed.bytes)
            let opened = try cipher.open(
                sealed,
                nonce: vector.nonce.bytes,
                authenticating: vector.authenticating.bytes
            )
            #expect(opened == vector.plaintext.bytes)
        }
    }

    @Test(arguments: 0..<40)
    func `another library opens what we seal`(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        let (key, nonce) = (random.bytes(32), random.bytes(12))
        let context = random.bytes(Int.random(in: 0...60, using: &random))
        let plain = random.bytes(Int.random(in: 0...2000, using: &random))
        let sealed = try AuthenticatedCipher(key: SecretBytes(key)).seal(
            plain,
            nonce: nonce,
            authenticating: context
        )
        let theirs = try AES.GCM.seal(
            plain,
            using: SymmetricKey(data: key),
            nonce: AES.GCM.Nonce(data: nonce),
            authenticating: context
        )
        #expect(sealed == Array(theirs.ciphertext) + Array(theirs.tag))
    }

    @Test func `nothing changed is opened`() throws {
        let sealed = try cipher.seal([1, 2, 3], nonce: nonce, authenticating: [9])
        for index in sealed.indices {
            for bit in 0..<8 {
                var other = sealed
                other[index] ^= 1 << bit
                #expect(throws: CipherError.notAuthentic) {
                    try cipher.open(other, nonce: nonce, authenticating: [9])
                }
            }
        }
        for count in 0..<sealed.count {
            #expect(throws: CipherError.notAuthentic) {
                try cipher.open(Array(sealed.prefix(count)), nonce: nonce, authenticating: [9])
            }
        }
        #expect(throws: CipherError.notAuthentic) {
            try cipher.open(sealed, nonce: nonce, authenticating: [8])
        }
        #expect(throws: CipherError.notAuthentic) {
            try cipher.open(sealed, nonce: nonce.reversed(), authenticating: [9])
        }
        #expect(try cipher.open(sealed, nonce: nonce, authenticating: [9]) == [1, 2, 3])
    }

    @Test func `a secret is sealed as its bytes are`() throws {
        let sealed = try cipher.seal(SecretBytes([4, 5]), nonce: nonce, authenticating: [])
        #expect(try sealed == cipher.seal([4, 5], nonce: nonce, authenticating: []))
        let secret = try cipher.openSecret(sealed, nonce: nonce, authenticating: [])
        #expect(secret.withUnsafeBytes { Array($0) } == [4, 5])
    }

    @Test func `a key of 32 bytes and a nonce of 12 are taken and no others`() {
        for count in [0, 16, 31, 33] {
            let other = AuthenticatedCipher(key: SecretBytes([UInt8](repeating: 1, count: count)))
            #expect(throws: CipherError.keyLength(count)) {
                try other.seal([], nonce: nonce, authenticating: [])
            }
        }
        for count in [0, 11, 13, 16] {
            #expect(throws: CipherError.nonceLength(count)) {
                try cipher.open([], nonce: [UInt8](repeating: 0, count: count), authenticating: [])
            }
        }
    }

    @Test(arguments: [
        CipherError.keyLength(1), .nonceLength(1), .tooLong(bytes: 1), .notAuthentic,
    ])
    func `each error has a code and a sentence`(error: CipherError) {
        #expect(error.code.hasPrefix("cipher."))
        #expect(error.message.hasSuffix("."))
    }
}

@Suite struct SaltedCommitmentTests {
    struct Row: Decodable {
        let label: String
        let salt, value, digest: HexBytes
    }

    @Test func `the vectors' values have the vectors' commitments`() throws {
        for row in try Vectors.read("commitments", as: [Row].self) {
            let digest = SaltedCommitment.digest(
                label: row.label,
                salt: row.salt.bytes,
                value: row.value.bytes
            )
            #expect(digest.bytes == row.digest.bytes)
        }
    }

    @Test func `another label, salt or value is another commitment`() {
        let salt = [UInt8](repeating: 1, count: 32)
        let digests = [
            SaltedCommitment.digest(label: "payee", salt: salt, value: [1]),
            SaltedCommitment.digest(label: "payer", salt: salt, value: [1]),
            SaltedCommitment.digest(label: "payee", salt: salt.dropLast() + [2], value: [1]),
            SaltedCommitment.digest(label: "payee", salt: salt, value: [1, 0]),
            SaltedCommitment.digest(label: "payee", salt: salt, value: []),
        ]
        #expect(Set(digests).count == digests.count)
    }
}
