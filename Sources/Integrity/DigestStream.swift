/// A SHA-256 of bytes that come in pieces, as a file does.
///
/// A copy goes on by itself: what one takes does not reach the other.
public struct DigestStream: Sendable {
    private var state = State()

    public init() {}

    /// Takes the next bytes.
    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// Takes the next bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        if !isKnownUniquelyReferenced(&state) { state = State(copying: state) }
        state.context.update(bytes)
    }

    /// The digest of all bytes taken so far; the stream may take more.
    public func finish() -> Digest {
        DigestContext(copying: state.context).finish()
    }

    /// `@unchecked Sendable` because it is changed only through a stream that alone refers to it.
    private final class State: @unchecked Sendable {
        let context: DigestContext

        init() { context = DigestContext() }

        init(copying other: State) { context = DigestContext(copying: other.context) }
    }
}
