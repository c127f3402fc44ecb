/// An Ed25519 public key that is fit to be trusted with a name.
///
/// OpenSSL takes the identity point for a key, and under it one signature fits every message. Such
/// keys and other spellings of a key are refused here, so none can be held.
public struct VerificationKey: Hashable, Sendable {
    /// The 32 bytes of RFC 8032.
    public let rawBytes: [UInt8]
    private let handle: Ed25519Handle

    /// Takes the 32 bytes of a public key.
    ///
    /// - Throws: ``KeyError/length(of:wanted:found:)``, ``KeyError/nonCanonical`` or
    ///   ``KeyError/smallOrder``.
    public init(rawBytes: [UInt8]) throws(KeyError) {
        let length = Ed25519Handle.keyLength
        guard rawBytes.count == length else {
            throw .length(of: "public key", wanted: length, found: rawBytes.count)
        }
        let height = EdwardsHeight(of: rawBytes)
        guard height.isCanonical else { throw .nonCanonical }
        guard !height.isOfSmallOrder else { throw .smallOrder }
        guard let handle = Ed25519Handle(publicKey: rawBytes) else { throw .library }
        self.rawBytes = rawBytes
        self.handle = handle
    }

    /// 16 hexadecimal digits by which people tell keys apart: a hint, for two keys can be made
    /// to share one. Compare the keys themselves.
    public var id: String {
        let bytes = Array("farthing-key-id/v1\0ed25519\0".utf8) + rawBytes
        return Hex.encode(Digest(of: bytes).bytes.prefix(8))
    }

    /// Whether the signature is this key's over exactly these bytes.
    public func isValid(_ signature: Signature, for bytes: [UInt8]) -> Bool {
        handle.verifies(signature.bytes, for: bytes)
    }

    public static func == (left: Self, right: Self) -> Bool { left.rawBytes == right.rawBytes }

    public func hash(into hasher: inout Hasher) { hasher.combine(rawBytes) }

    /// The four bytes by which a signed note names the key under a name.
    func noteID(name: String) -> [UInt8] {
        let bytes = Array(name.utf8) + [Statement.lineFeed, Self.noteType] + rawBytes
        return Array(Digest(of: bytes).bytes.prefix(4))
    }

    /// How a signed note marks Ed25519.
    static let noteType: UInt8 = 1
}
