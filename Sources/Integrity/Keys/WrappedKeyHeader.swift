import Identifiers

/// The lines of a wrapped key above the encrypted seed.
struct WrappedKeyHeader: Hashable, Sendable {
    let owner: UserID
    let key: VerificationKey
    let cost: PassphraseCost
    let salt: [UInt8]
    let nonce: [UInt8]

    static let label = "farthing-wrapped-key/v1"

    init(
        owner: UserID,
        key: VerificationKey,
        cost: PassphraseCost,
        salt: [UInt8],
        nonce: [UInt8]
    ) throws(KeyError) {
        try Self.check(salt, "salt", WrappedSigningKey.saltLength)
        try Self.check(nonce, "nonce", WrappedSigningKey.nonceLength)
        self.owner = owner
        self.key = key
        self.cost = cost
        self.salt = salt
        self.nonce = nonce
    }

    /// Reads the lines up to the encrypted seed.
    ///
    /// - Throws: ``StatementError`` or ``KeyError``.
    init(from reader: inout StatementReader) throws {
        guard let owner = try? UserID(try reader.text("owner")) else {
            throw KeyError.badField("owner")
        }
        self.owner = owner
        key = try VerificationKey(rawBytes: reader.hex("key", count: Ed25519Handle.keyLength))
        guard try reader.text("kdf") == Self.derivation else { throw KeyError.badField("kdf") }
        cost = try PassphraseCost(rounds: Int(reader.integer("cost")))
        guard try reader.integer("block-size") == PassphraseCost.blockSize else {
            throw KeyError.badField("block-size")
        }
        guard try reader.integer("parallelism") == PassphraseCost.parallelism else {
            throw KeyError.badField("parallelism")
        }
        salt = try reader.hex("salt", count: WrappedSigningKey.saltLength)
        nonce = try reader.hex("nonce", count: WrappedSigningKey.nonceLength)
    }

    /// The statement of these lines alone, which the encryption authenticates.
    func bytes() throws(KeyError) -> [UInt8] {
        try bytes(of: writer)
    }

    /// The whole statement.
    func bytes(sealed: [UInt8]) throws(KeyError) -> [UInt8] {
        var writer = writer
        writer.put("sealed", Hex.encode(sealed))
        return try bytes(of: writer)
    }

    /// The cipher whose key the passphrase makes.
    func cipher(_ passphrase: SecretBytes) throws(KeyError) -> AuthenticatedCipher {
        guard passphrase.count > 0 else { throw .noPassphrase }
        guard let derived = KeyDerivation.scrypt(passphrase, salt: salt, cost: cost) else {
            throw .library
        }
        return AuthenticatedCipher(key: derived)
    }

    private static let derivation = "scrypt"

    private var writer: StatementWriter {
        var writer = StatementWriter(label: Self.label)
        writer.put("owner", owner.text)
        writer.put("key", Hex.encode(key.rawBytes))
        writer.put("kdf", Self.derivation)
        writer.put("cost", cost.rounds)
        writer.put("block-size", PassphraseCost.blockSize)
        writer.put("parallelism", PassphraseCost.parallelism)
        writer.put("salt", Hex.encode(salt))
        writer.put("nonce", Hex.encode(nonce))
        return writer
    }

    private func bytes(of writer: StatementWriter) throws(KeyError) -> [UInt8] {
        do { return try writer.bytes() } catch { throw .badStatement(error) }
    }

    private static func check(
        _ bytes: [UInt8],
        _ what: String,
        _ length: Int
    ) throws(KeyError) {
        guard bytes.count == length else {
            throw .length(of: what, wanted: length, found: bytes.count)
        }
    }
}

extension StatementReader {
    /// Reads a field of so many bytes in hexadecimal.
    mutating func hex(_ name: String, count: Int) throws -> [UInt8] {
        guard let bytes = Hex.decode(try text(StatementName(name))), bytes.count == count else {
            throw KeyError.badField(name)
        }
        return bytes
    }
}
