/// A SHA-256 of bytes that come in pieces, as a file does.
///
/// There is one of it, and its end is its use: the compiler refuses a copy, and bytes after the
/// digest was asked for.
public struct DigestStream: ~Copyable {
    private let context = DigestContext()

    public init() {}

    /// Takes the next bytes.
    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { context.update($0) }
    }

    /// Takes the next bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) { context.update(bytes) }

    /// The digest of all bytes taken.
    public consuming func finish() -> Digest { context.finish() }
}
