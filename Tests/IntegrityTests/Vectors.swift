import Foundation
import Integrity

/// Reads the vectors that are published in docs/vectors.
enum Vectors {
    static func read<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let file = folder.appending(path: "../../docs/vectors/\(name).json").standardized
        return try JSONDecoder().decode(type, from: Data(contentsOf: file))
    }
}

/// Bytes that a vector spells in hexadecimal.
struct HexBytes: Decodable, Sendable {
    let bytes: [UInt8]

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let bytes = Hex.decode(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not hexadecimal: \(text)")
            )
        }
        self.bytes = bytes
    }
}

/// The standards' own vectors, copied from them.
struct PublishedVectors: Decodable, Sendable {
    struct Table<Row: Decodable & Sendable>: Decodable, Sendable { let cases: [Row] }
    struct Hashed: Decodable, Sendable { let message, digest: HexBytes }
    struct Sealed: Decodable, Sendable { let key, message, seal: HexBytes }
    struct Derived: Decodable, Sendable { let secret, salt, info, key: HexBytes }
    struct Signed: Decodable, Sendable { let seed, publicKey, message, signature: HexBytes }
    struct Encrypted: Decodable, Sendable {
        let key, nonce, authenticating, plaintext, sealed: HexBytes
    }
    struct Stretched: Decodable, Sendable {
        let passphrase: String
        let salt, key: HexBytes
        let cost: Int
    }
    struct Tree: Decodable, Sendable {
        struct Inclusion: Decodable, Sendable {
            let index, size: Int
            let proof: [HexBytes]
        }
        struct Consistency: Decodable, Sendable {
            let from, to: Int
            let proof: [HexBytes]
        }
        let leaves, roots: [HexBytes]
        let inclusion: [Inclusion]
        let consistency: [Consistency]
    }

    let sha256: Table<Hashed>
    let hmac: Table<Sealed>
    let hkdf: Table<Derived>
    let ed25519: Table<Signed>
    let aesGCM: Table<Encrypted>
    let scrypt: Stretched
    let merkle: Tree

    static func read() throws -> Self { try Vectors.read("published", as: Self.self) }
}
