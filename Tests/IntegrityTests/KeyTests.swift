import Crypto
import Identifiers
import Testing

@testable import Integrity

/// keys.json: one root key, one signer and what they make.
struct KeyVectors: Decodable, Sendable {
    let root: HexBytes
    let origin, user: String
    let epoch: Int
    let sealKey: HexBytes
    let sealKeyCheck, fingerprintKeyCheck: String
    let wrappingKey: HexBytes
    let statement, seal: String
    let seed, publicKey: HexBytes
    let publicKeyID, publicKeyPEM, signature: String

    static func read() throws -> Self { try Vectors.read("keys", as: Self.self) }
}

@Suite struct SigningKeyTests {
    @Test func `RFC 8032's keys make and accept RFC 8032's signatures`() throws {
        for vector in try PublishedVectors.read().ed25519.cases {
            let key = try SigningKey(seed: SecretBytes(vector.seed.bytes))
            #expect(key.verificationKey.rawBytes == vector.publicKey.bytes)
            let signature = try key.sign(vector.message.bytes)
            #expect(signature.bytes == vector.signature.bytes)
            #expect(key.verificationKey.isValid(signature, for: vector.message.bytes))
        }
    }

    @Test func `the vectors' key has its id, its PEM and its signature`() throws {
        let vectors = try KeyVectors.read()
        let key = try SigningKey(seed: SecretBytes(vectors.seed.bytes))
        #expect(key.verificationKey.rawBytes == vectors.publicKey.bytes)
        #expect(key.verificationKey.id == vectors.publicKeyID)
        #expect(key.verificationKey.pem == vectors.publicKeyPEM)
        #expect(try VerificationKey(pem: vectors.publicKeyPEM) == key.verificationKey)
        #expect(try key.sign(Array(vectors.statement.utf8)).base64 == vectors.signature)
    }

    @Test(arguments: 0..<40)
    func `another library accepts our signatures and we accept its`(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        let secret = random.bytes(32)
        let message = random.bytes(Int.random(in: 0...600, using: &random))
        let ours = try SigningKey(seed: SecretBytes(secret))
        let theirs = try Curve25519.Signing.PrivateKey(rawRepresentation: secret)
        #expect(Array(theirs.publicKey.rawRepresentation) == ours.verificationKey.rawBytes)
        let signature = try ours.sign(message)
        #expect(theirs.publicKey.isValidSignature(signature.bytes, for: message))
        let other = try Integrity.Signature(bytes: Array(theirs.signature(for: message)))
        #expect(ours.verificationKey.isValid(other, for: message))
    }

    @Test func `a signature with any bit changed fits nothing`() throws {
        let key = try SigningKey(seed: SecretBytes([UInt8](repeating: 1, count: 32)))
        let message = Array("approve".utf8)
        let signature = try key.sign(message)
        for index in 0..<64 {
            for bit in 0..<8 {
                var other = signature.bytes
                other[index] ^= 1 << bit
                let changed = try Integrity.Signature(bytes: other)
                #expect(!key.verificationKey.isValid(changed, for: message))
            }
        }
        for index in message.indices {
            var other = message
            other[index] ^= 1
            #expect(!key.verificationKey.isValid(signature, for: other))
        }
        #expect(!key.verificationKey.isValid(signature, for: []))
    }

    @Test func `a seed of 32 bytes is a key and of 31 or 33 is not`() {
        for count in [0, 31, 33, 64] {
            #expect(throws: KeyError.length(of: "signing key", wanted: 32, found: count)) {
                try SigningKey(seed: SecretBytes([UInt8](repeating: 1, count: count)))
            }
        }
    }
}

@Suite struct VerificationKeyTests {
    /// The eight points of small order, each spelling of them that has y below the prime.
    @Test(arguments: [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    ])
    func `a key under which anybody can sign is refused`(hex: String) throws {
        let bytes = try #require(Hex.decode(hex))
        #expect(throws: KeyError.smallOrder) { try VerificationKey(rawBytes: bytes) }
    }

    /// Why they are refused: the library itself takes one forged signature for every message.
    @Test func `the library by itself accepts a forgery under the identity point`() {
        let identity = [1] + [UInt8](repeating: 0, count: 31)
        let forged = identity + [UInt8](repeating: 0, count: 32)
        let handle = Ed25519Handle(publicKey: identity)
        #expect(handle?.verifies(forged, for: Array("anything".utf8)) == true)
    }

    @Test(arguments: [
        ("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", KeyError.nonCanonical),
        ("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", .nonCanonical),
        ("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", .nonCanonical),
        ("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", .nonCanonical),
    ])
    func `a key whose number is not below the prime is refused`(hex: String, error: KeyError) throws
    {
        let bytes = try #require(Hex.decode(hex))
        #expect(throws: error) { try VerificationKey(rawBytes: bytes) }
    }

    @Test func `the greatest number below the prime that is not of small order is taken`() throws {
        let text = "ebffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
        let bytes = try #require(Hex.decode(text))
        #expect(try VerificationKey(rawBytes: bytes).rawBytes == bytes)
    }

    @Test func `a key of 31 or 33 bytes is refused`() {
        for count in [31, 33] {
            #expect(throws: KeyError.length(of: "public key", wanted: 32, found: count)) {
                try VerificationKey(rawBytes: [UInt8](repeating: 7, count: count))
            }
        }
    }

    @Test func `a PEM has one spelling`() throws {
        let pem = try KeyVectors.read().publicKeyPEM
        for other in [
            pem + "\n", " " + pem, pem.replacing("\n", with: "\r\n"),
            pem.replacing("MCow", with: "MCox"),
            pem.replacing("PUBLIC", with: "PRIVATE"), String(pem.dropLast()), "",
        ] {
            #expect(throws: KeyError.badText("public key file")) { try VerificationKey(pem: other) }
        }
    }

    @Test func `a verifier key has one spelling, and its hash must fit`() throws {
        let key = try VerificationKey(rawBytes: KeyVectors.read().publicKey.bytes)
        let good = try VerifierKeyText(name: "ledger.example.org/pathways", key: key).description
        #expect(try VerifierKeyText(good).description == good)
        for other in [
            good + "\n", good.replacing("ledger", with: "Ledger"),
            good.replacing("+bd", with: "+be"),
            good.replacing("+bd", with: "+BD"), good.replacing("+ASms", with: "+AimS"), "a+b", "",
            String(good.dropLast()), "+" + good,
        ] {
            #expect(throws: KeyError.badText("verifier key"), "\(other)") {
                try VerifierKeyText(other)
            }
        }
        #expect(throws: KeyError.self) { try VerifierKeyText(name: "a b", key: key) }
    }
}

@Suite struct SignatureTests {
    @Test func `a signature's base64 has one spelling`() throws {
        let text = try KeyVectors.read().signature
        #expect(try Integrity.Signature(base64: text).base64 == text)
        let spare = text.replacing("Dw==", with: "Dx==")
        #expect(spare != text)
        for other in [spare, text + "\n", text.replacing("=", with: ""), " " + text] {
            #expect(throws: KeyError.badText("signature")) {
                try Integrity.Signature(base64: other)
            }
        }
        #expect(throws: KeyError.length(of: "signature", wanted: 64, found: 3)) {
            try Integrity.Signature(base64: "AAAA")
        }
    }
}

@Suite struct KeyErrorTests {
    @Test func `each error has its own code and a sentence`() {
        let errors: [KeyError] = [
            .length(of: "key", wanted: 1, found: 2), .nonCanonical, .smallOrder, .badText("key"),
            .badStatement(.unterminated), .badField("kdf"), .cost(3), .noPassphrase,
            .wrongPassphrase, .otherKey, .library,
        ]
        #expect(Set(errors.map(\.code)).count == errors.count)
        for error in errors {
            #expect(error.code.hasPrefix("key."))
            #expect(error.message.hasSuffix("."))
        }
    }
}
