import COpenSSL

/// Bytes that must not outlive their use: a key, a seed, a passphrase.
///
/// An array would be copied freely and left in freed memory. These lie in one place, which is
/// overwritten when the last reference goes.
///
/// `@unchecked Sendable` because nothing writes to the memory once it is filled.
public final class SecretBytes: @unchecked Sendable {
    private let memory: UnsafeMutableRawBufferPointer

    /// Creates a secret of so many bytes, which the body fills; they are zero before.
    public init(count: Int, filling body: (UnsafeMutableRawBufferPointer) -> Void) {
        memory = .allocate(byteCount: count, alignment: 16)
        memory.initializeMemory(as: UInt8.self, repeating: 0)
        body(memory)
    }

    /// Copies the bytes. The caller's own copy stays as it is; see ``init(cleansing:)``.
    public convenience init(_ bytes: [UInt8]) {
        self.init(count: bytes.count) { $0.copyBytes(from: bytes) }
    }

    /// Takes the bytes over: copies them, overwrites the caller's array and empties it.
    public convenience init(cleansing bytes: inout [UInt8]) {
        self.init(bytes)
        bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
        bytes.removeAll()
    }

    public var count: Int { memory.count }

    /// Lends the bytes for one call. The pointer is good for nothing afterwards.
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(memory))
    }

    deinit {
        OPENSSL_cleanse(memory.baseAddress, memory.count)
        memory.deallocate()
    }
}
