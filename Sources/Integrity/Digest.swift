/// The SHA-256 of some bytes: what a record, a fact or a file is known by.
///
/// Held as four words, so that comparing and hashing digests costs no more than integers do.
public struct Digest: Hashable, Comparable, Sendable, CustomStringConvertible {
    private var words: (UInt64, UInt64, UInt64, UInt64)

    /// How many bytes a digest has.
    public static let length = 32

    /// Thirty-two zero bytes, the digest of nothing: what stands before the first record.
    public static let zero = Digest { _ in }

    /// Creates the digest that has these bytes.
    ///
    /// - Throws: ``DigestError/length(_:)`` unless there are exactly 32.
    public init(bytes: some Collection<UInt8>) throws(DigestError) {
        guard bytes.count == Self.length else { throw .length(bytes.count) }
        self.init { $0.copyBytes(from: bytes) }
    }

    /// Reads 64 lower-case hexadecimal digits.
    ///
    /// - Throws: ``DigestError/notHex`` for any other text.
    public init(hex: String) throws(DigestError) {
        var hex = hex
        let digest = hex.withUTF8 { Digest(hexDigits: UnsafeRawBufferPointer($0)) }
        guard let digest else { throw .notHex }
        self = digest
    }

    /// Computes the SHA-256 of the bytes. O(count).
    public init(of bytes: [UInt8]) {
        self = bytes.withUnsafeBytes { Digest(of: $0) }
    }

    /// Computes the SHA-256 of the bytes. O(count).
    public init(of bytes: UnsafeRawBufferPointer) {
        let context = DigestContext()
        context.update(bytes)
        self = context.finish()
    }

    /// The 32 bytes.
    public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

    /// 64 lower-case hexadecimal digits.
    public var hex: String {
        var digits: [UInt8] = []
        appendHexDigits(to: &digits)
        return String(decoding: digits, as: UTF8.self)
    }

    public var description: String { hex }

    public static func == (left: Self, right: Self) -> Bool { left.words == right.words }

    /// Orders by the bytes.
    public static func < (left: Self, right: Self) -> Bool {
        left.bigEndianWords < right.bigEndianWords
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }
}

extension Digest {
    /// Creates a digest whose 32 bytes the body writes; they are zero before.
    init(writing body: (UnsafeMutableRawBufferPointer) -> Void) {
        words = (0, 0, 0, 0)
        Swift.withUnsafeMutableBytes(of: &words, body)
    }

    /// Reads 64 digits; nil for anything else.
    init?(hexDigits digits: UnsafeRawBufferPointer) {
        guard digits.count == 2 * Self.length else { return nil }
        var isHex = true
        self.init { out in
            for index in 0..<Self.length {
                guard let high = Hex.value(of: digits[2 * index]),
                    let low = Hex.value(of: digits[2 * index + 1])
                else {
                    isHex = false
                    return
                }
                out[index] = high << 4 | low
            }
        }
        guard isHex else { return nil }
    }

    func appendHexDigits(to buffer: inout [UInt8]) {
        withUnsafeBytes { bytes in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * Self.length) { digits in
                for index in 0..<Self.length {
                    digits[2 * index] = Hex.digit(bytes[index] >> 4)
                    digits[2 * index + 1] = Hex.digit(bytes[index] & 15)
                }
                buffer.append(contentsOf: digits)
            }
        }
    }

    func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        Swift.withUnsafeBytes(of: words, body)
    }

    private var bigEndianWords: (UInt64, UInt64, UInt64, UInt64) {
        (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
    }
}

/// Bytes or a text that are no digest.
public enum DigestError: Error, Hashable, Sendable {
    /// Not 32 bytes, but so many.
    case length(Int)
    /// Not 64 lower-case hexadecimal digits.
    case notHex

    /// The stable code.
    public var code: String {
        switch self {
        case .length: "digest.length"
        case .notHex: "digest.hex"
        }
    }

    /// What is wrong, for a person.
    public var message: String {
        switch self {
        case .length(let count):
            "A digest has 32 bytes and this has \(count): take it from its source again."
        case .notHex:
            "A digest is written as 64 digits of 0-9 and a-f, lower case: copy it again whole."
        }
    }
}
