/// An HMAC-SHA-256 over canonical bytes: 32 bytes that show a holder of the key vouched.
public struct Seal: Hashable, Sendable, CustomStringConvertible {
    let code: Digest

    /// Reads 64 lower-case hexadecimal digits.
    ///
    /// - Throws: ``KeyError/badText(_:)`` for any other text.
    public init(hex: String) throws(KeyError) {
        guard let code = try? Digest(hex: hex) else { throw .badText("seal") }
        self.code = code
    }

    init(code: Digest) { self.code = code }

    /// The 32 bytes.
    public var bytes: [UInt8] { code.bytes }

    /// 64 lower-case hexadecimal digits.
    public var hex: String { code.hex }

    public var description: String { hex }
}
