/// An Ed25519 signature: 64 bytes that anyone can check with the public key.
///
/// Never an id: a signer can make several over the same bytes.
public struct Signature: Hashable, Sendable {
    /// The 64 bytes.
    public let bytes: [UInt8]

    /// Takes the 64 bytes of a signature.
    ///
    /// - Throws: ``KeyError/length(of:wanted:found:)``.
    public init(bytes: [UInt8]) throws(KeyError) {
        let length = Ed25519Handle.signatureLength
        guard bytes.count == length else {
            throw .length(of: "signature", wanted: length, found: bytes.count)
        }
        self.bytes = bytes
    }

    /// Reads the canonical base64 of a signature.
    ///
    /// - Throws: ``KeyError/badText(_:)`` or ``KeyError/length(of:wanted:found:)``.
    public init(base64: String) throws(KeyError) {
        guard let bytes = Base64.decode(base64) else { throw .badText("signature") }
        try self.init(bytes: bytes)
    }

    /// The 88 characters of canonical base64.
    public var base64: String { Base64.encode(bytes) }
}
