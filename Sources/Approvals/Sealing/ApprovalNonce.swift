internal import Integrity

/// 128 bits that no other approval has, so that a statement cannot be used twice.
public struct ApprovalNonce: Hashable, Sendable {
    /// 32 lower-case hexadecimal digits.
    public let text: String

    /// How many bytes a nonce has.
    public static let length = 16

    /// Creates a nonce from 16 random bytes, or nil for another count.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        text = Hex.encode(bytes)
    }

    /// Reads 32 lower-case hexadecimal digits, or nil for any other text.
    public init?(_ text: String) {
        guard Hex.decode(text)?.count == Self.length else { return nil }
        self.text = text
    }
}
