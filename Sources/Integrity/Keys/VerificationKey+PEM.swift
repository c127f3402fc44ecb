extension VerificationKey {
    /// The key as `openssl` reads it.
    public var pem: String {
        Self.opening + Base64.encode(Self.prefix + rawBytes) + Self.closing
    }

    /// Reads what ``pem`` writes, and no other spelling.
    ///
    /// - Throws: ``KeyError/badText(_:)``, or as ``init(rawBytes:)``.
    public init(pem: String) throws(KeyError) {
        guard pem.hasPrefix(Self.opening), pem.hasSuffix(Self.closing),
            let bytes = Base64.decode(
                String(pem.dropFirst(Self.opening.count).dropLast(Self.closing.count))
            ),
            bytes.starts(with: Self.prefix)
        else { throw .badText("public key file") }
        try self.init(rawBytes: Array(bytes.dropFirst(Self.prefix.count)))
    }

    private static let opening = "-----BEGIN PUBLIC KEY-----\n"
    private static let closing = "\n-----END PUBLIC KEY-----\n"

    /// The DER of RFC 8410 before the key's 32 bytes.
    private static let prefix: [UInt8] = [
        0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
    ]
}
