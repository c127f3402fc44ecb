import Crypto
import Identifiers
import Testing

@testable import Integrity

@Suite struct SealTests {
    @Test func `RFC 4231's messages have RFC 4231's codes`() throws {
        for vector in try PublishedVectors.read().hmac.cases {
            let authenticator = MessageAuthenticator(key: SecretBytes(vector.key.bytes))
            let code = vector.message.bytes.withUnsafeBytes { authenticator.code(of: $0) }
            #expect(code.bytes == vector.seal.bytes)
        }
    }

    @Test func `RFC 5869's secrets give RFC 5869's keys`() throws {
        for vector in try PublishedVectors.read().hkdf.cases {
            let key = KeyDerivation.hkdf(
                SecretBytes(vector.secret.bytes),
                salt: vector.salt.bytes,
                info: vector.info.bytes,
                count: vector.key.bytes.count
            )
            #expect(key.withUnsafeBytes { Array($0) } == vector.key.bytes)
        }
    }

    @Test func `the vectors' root key gives the vectors' keys and seal`() throws {
        let vectors = try KeyVectors.read()
        let root = try RootKey(SecretBytes(vectors.root.bytes))
        let user = try UserID(vectors.user)
        let key = root.sealKey(for: user, epoch: vectors.epoch, origin: vectors.origin)
        let statement = Array(vectors.statement.utf8)
        #expect(key.seal(statement).hex == vectors.seal)
        #expect(key.check == vectors.sealKeyCheck)
        let revealed = try SealKey(SecretBytes(vectors.sealKey.bytes))
        #expect(try revealed.isValid(Seal(hex: vectors.seal), for: statement))
        #expect(root.fingerprintKey(origin: vectors.origin).check == vectors.fingerprintKeyCheck)
        let wrapping = root.wrappingKey(origin: vectors.origin).withUnsafeBytes { Array($0) }
        #expect(wrapping == vectors.wrappingKey.bytes)
    }

    @Test(arguments: 0..<40)
    func `another library makes the same seals and keys`(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        let secret = random.bytes(32)
        let message = random.bytes(Int.random(in: 0...700, using: &random))
        let seal = try SealKey(SecretBytes(secret)).seal(message)
        let theirs = HMAC<SHA256>.authenticationCode(
            for: message,
            using: SymmetricKey(data: secret)
        )
        #expect(seal.bytes == Array(theirs))
        let (salt, info) = (random.bytes(32), random.bytes(20))
        let derived = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: secret),
            salt: salt,
            info: info,
            outputByteCount: 32
        )
        let ours = KeyDerivation.hkdf(SecretBytes(secret), salt: salt, info: info)
        #expect(ours.withUnsafeBytes { Array($0) } == derived.withUnsafeBytes { Array($0) })
    }

    @Test func `each user, epoch, journal and use has a key of its own`() throws {
        let root = try RootKey(SecretBytes([UInt8](repeating: 4, count: 32)))
        let other = try RootKey(SecretBytes([UInt8](repeating: 5, count: 32)))
        let (one, two) = (try UserID("u_1"), try UserID("u_2"))
        let checks = [
            root.sealKey(for: one, epoch: 0, origin: "a").check,
            root.sealKey(for: two, epoch: 0, origin: "a").check,
            root.sealKey(for: one, epoch: 1, origin: "a").check,
            root.sealKey(for: one, epoch: 0, origin: "b").check,
            root.fingerprintKey(origin: "a").check,
            other.sealKey(for: one, epoch: 0, origin: "a").check,
        ]
        #expect(Set(checks).count == checks.count)
        #expect(root.sealKey(for: one, epoch: 0, origin: "a").check == checks.first)
    }

    @Test func `a seal with any bit changed, or over other bytes, is not valid`() throws {
        let key = try SealKey(SecretBytes([UInt8](repeating: 2, count: 32)))
        let message = Array("approve".utf8)
        let seal = key.seal(message)
        #expect(key.isValid(seal, for: message))
        for index in 0..<32 {
            for bit in 0..<8 {
                var other = seal.bytes
                other[index] ^= 1 << bit
                #expect(try !key.isValid(Seal(hex: Hex.encode(other)), for: message))
            }
        }
        #expect(!key.isValid(seal, for: message + [0]))
        let another = try SealKey(SecretBytes([UInt8](repeating: 3, count: 32)))
        #expect(!another.isValid(seal, for: message))
    }

    @Test func `seals are made on many threads at once`() async throws {
        let key = try SealKey(SecretBytes([UInt8](repeating: 2, count: 32)))
        let expected = key.seal([1, 2, 3])
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<500).allSatisfy { _ in key.seal([1, 2, 3]) == expected } }
            }
            for await isRight in group { #expect(isRight) }
        }
    }

    @Test func `a key of 32 bytes is taken and of another length is not`() throws {
        for count in [0, 31, 33] {
            let secret = SecretBytes([UInt8](repeating: 1, count: count))
            #expect(throws: KeyError.length(of: "root key", wanted: 32, found: count)) {
                try RootKey(secret)
            }
            #expect(throws: KeyError.length(of: "seal key", wanted: 32, found: count)) {
                try SealKey(secret)
            }
        }
    }

    @Test func `a seal's text is 64 lower-case digits`() throws {
        let text = String(repeating: "ab", count: 32)
        #expect(try Seal(hex: text).hex == text)
        #expect(try Seal(hex: text).description == text)
        #expect(throws: KeyError.badText("seal")) { try Seal(hex: text.uppercased()) }
    }
}
