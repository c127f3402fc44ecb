import Identifiers
import Testing

@testable import Integrity

@Suite struct WrappedSigningKeyTests {
    struct File: Decodable {
        struct Row: Decodable {
            let cost: Int
            let text: String
        }
        let owner: String
        let seed: HexBytes
        let passphrase: String
        let salt, nonce: HexBytes
        let wrapped: [Row]
    }

    private let file: File
    private let passphrase: SecretBytes

    init() throws {
        file = try Vectors.read("wrapped-keys", as: File.self)
        passphrase = SecretBytes(Array(file.passphrase.utf8))
    }

    private func small() throws -> WrappedSigningKey {
        let row = try #require(file.wrapped.first)
        return try WrappedSigningKey(bytes: Array(row.text.utf8))
    }

    private func read(replacing old: String, with new: String) throws -> WrappedSigningKey {
        let row = try #require(file.wrapped.first)
        return try WrappedSigningKey(bytes: Array(row.text.replacing(old, with: new).utf8))
    }

    @Test func `RFC 7914's passphrase gives RFC 7914's key`() throws {
        let vector = try PublishedVectors.read().scrypt
        let key = try KeyDerivation.scrypt(
            SecretBytes(Array(vector.passphrase.utf8)),
            salt: vector.salt.bytes,
            cost: PassphraseCost(rounds: vector.cost)
        )
        #expect(key?.withUnsafeBytes { Array($0) } == vector.key.bytes)
    }

    @Test func `the vectors' seed is wrapped to the byte and unwrapped`() throws {
        for row in file.wrapped {
            let wrapped = try WrappedSigningKey.wrap(
                seed: SecretBytes(file.seed.bytes),
                owner: UserID(file.owner),
                passphrase: passphrase,
                salt: file.salt.bytes,
                nonce: file.nonce.bytes,
                cost: PassphraseCost(rounds: row.cost)
            )
            #expect(wrapped.bytes == Array(row.text.utf8))
            let read = try WrappedSigningKey(bytes: Array(row.text.utf8))
            #expect(read == wrapped)
            #expect(read.owner.text == file.owner)
            let key = try read.unwrap(passphrase: passphrase)
            #expect(key.verificationKey == read.verificationKey)
            #expect(
                try read.verificationKey
                    == SigningKey(seed: SecretBytes(file.seed.bytes)).verificationKey
            )
        }
        #expect(PassphraseCost.standard.rounds == file.wrapped.last?.cost)
    }

    @Test func `another passphrase, or none, is refused`() throws {
        let wrapped = try small()
        for text in ["correct horse battery staple ", "Correct horse battery staple", "x"] {
            #expect(throws: KeyError.wrongPassphrase) {
                try wrapped.unwrap(passphrase: SecretBytes(Array(text.utf8)))
            }
        }
        #expect(throws: KeyError.noPassphrase) { try wrapped.unwrap(passphrase: SecretBytes([])) }
    }

    @Test func `a key file with any byte changed opens nothing`() throws {
        let bytes = try small().bytes
        for index in bytes.indices {
            var other = bytes
            other[index] ^= 1
            #expect(throws: KeyError.self, "byte \(index)") {
                try WrappedSigningKey(bytes: other).unwrap(passphrase: passphrase)
            }
        }
    }

    @Test func `a changed owner is read, and opens nothing`() throws {
        let other = try read(replacing: "u_mgr1", with: "u_mgr2")
        #expect(other.owner.text == "u_mgr2")
        #expect(throws: KeyError.wrongPassphrase) { try other.unwrap(passphrase: passphrase) }
    }

    @Test func `a seed that is not that of the key beside it is refused`() throws {
        let seed = SecretBytes([UInt8](repeating: 8, count: 32))
        let key = try small().verificationKey
        let header = try WrappedKeyHeader(
            owner: UserID(file.owner),
            key: key,
            cost: PassphraseCost(rounds: 1024),
            salt: file.salt.bytes,
            nonce: file.nonce.bytes
        )
        let sealed = try header.cipher(passphrase).seal(
            seed,
            nonce: file.nonce.bytes,
            authenticating: header.bytes()
        )
        let wrapped = try WrappedSigningKey(bytes: header.bytes(sealed: sealed))
        #expect(throws: KeyError.otherKey) { try wrapped.unwrap(passphrase: passphrase) }
    }

    @Test(arguments: [
        ("cost: 1024", "cost: 1025", KeyError.cost(1025)),
        ("cost: 1024", "cost: 512", .cost(512)),
        ("cost: 1024", "cost: 524288", .cost(524_288)),
        ("cost: 1024", "cost: -1024", .cost(-1024)),
        ("block-size: 8", "block-size: 9", .badField("block-size")),
        ("parallelism: 1", "parallelism: 2", .badField("parallelism")),
        ("kdf: scrypt", "kdf: argon2", .badField("kdf")),
        ("owner: u_mgr1", "owner: U", .badField("owner")),
        ("nonce: 60", "nonce: ", .badField("nonce")),
        ("salt: 40", "salt: 4g", .badField("salt")),
        ("sealed: fd", "sealed: FD", .badField("sealed")),
        ("key: 29", "key: -\nx: 29", .badStatement(.absent(field: "key"))),
        ("kdf: ", "kdg: ", .badStatement(.unexpected(expected: "kdf", found: "kdg"))),
        (
            "-key/v1", "-key/v2",
            .badStatement(
                .otherLabel(expected: "farthing-wrapped-key/v1", found: "farthing-wrapped-key/v2")
            )
        ),
    ])
    func `a field that cannot be is refused before any work`(
        old: String,
        new: String,
        error: KeyError
    ) {
        #expect(throws: error) { try read(replacing: old, with: new) }
    }

    @Test func `the bounds of the cost are taken and their neighbours are not`() throws {
        #expect(try PassphraseCost(rounds: 1024).rounds == 1024)
        #expect(try PassphraseCost(rounds: 262_144).rounds == 262_144)
        for rounds in [0, 512, 1023, 1536, 524_288] {
            #expect(throws: KeyError.cost(rounds)) { try PassphraseCost(rounds: rounds) }
        }
    }

    @Test func `salt and nonce have their lengths`() throws {
        func wrap(salt: Int, nonce: Int) throws(KeyError) -> WrappedSigningKey {
            guard let owner = try? UserID("u_1") else { throw .badField("owner") }
            return try WrappedSigningKey.wrap(
                seed: SecretBytes(file.seed.bytes),
                owner: owner,
                passphrase: passphrase,
                salt: [UInt8](repeating: 1, count: salt),
                nonce: [UInt8](repeating: 1, count: nonce),
                cost: PassphraseCost(rounds: 1024)
            )
        }
        _ = try wrap(salt: 32, nonce: 12)
        #expect(throws: KeyError.length(of: "salt", wanted: 32, found: 31)) {
            try wrap(salt: 31, nonce: 12)
        }
        #expect(throws: KeyError.length(of: "nonce", wanted: 12, found: 13)) {
            try wrap(salt: 32, nonce: 13)
        }
    }
}
