/// What an authority is asked to stamp: a digest, under a number that its answer must repeat.
///
/// In DER it always has the same 69 bytes but for the digest and the number, so that reading one is
/// making it again: version 1, SHA-256 and the digest, the number, and that the certificate is to
/// come with the answer.
public struct TimeStampRequest: Hashable, Sendable {
    /// SHA-256 of what is to be stamped.
    public let imprint: Digest
    private let nonce: [UInt8]

    /// How many random bytes a request takes.
    public static let randomCount = 8
    private static let head: [UInt8] = [
        0x30, 0x43, 0x02, 0x01, 0x01, 0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
        0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20,
    ]
    private static let beforeNonce: [UInt8] = [0x02, 0x08]
    private static let tail: [UInt8] = [0x01, 0x01, 0xFF]

    /// - Parameter random: ``randomCount`` random bytes.
    /// - Precondition: There are so many.
    public init(imprint: Digest, random: [UInt8]) {
        precondition(random.count == Self.randomCount, "a request takes eight random bytes")
        self.imprint = imprint
        // In DER a number begins neither with a zero byte nor, being positive, with a high bit.
        nonce = [random[0] & 0x3F | 0x40] + random.dropFirst()
    }

    /// Reads what ``bytes`` gives, and no other request.
    ///
    /// - Throws: ``TimeStampError/notARequest``.
    public init(bytes: [UInt8]) throws(TimeStampError) {
        let (start, count) = (Self.head.count, Digest.length)
        guard
            bytes.count == start + count + Self.beforeNonce.count + Self.randomCount
                + Self.tail.count,
            let imprint = try? Digest(bytes: bytes[start..<start + count])
        else { throw .notARequest }
        let random = bytes.dropLast(Self.tail.count).suffix(Self.randomCount)
        self.init(imprint: imprint, random: Array(random))
        guard self.bytes == bytes else { throw .notARequest }
    }

    /// What is sent.
    public var bytes: [UInt8] {
        Self.head + imprint.bytes + Self.beforeNonce + nonce + Self.tail
    }

    /// The time stamp in an authority's answer to this request.
    ///
    /// - Throws: The first ``TimeStampError``, in the order its cases are declared.
    public func timeStamp(in response: [UInt8]) throws(TimeStampError) -> TimeStamp {
        let stamp = try TimeStamp(response: response)
        guard stamp.imprint == imprint else {
            throw .otherImprint(expected: imprint, found: stamp.imprint)
        }
        guard stamp.nonce == nonce else { throw .otherNonce }
        return stamp
    }
}
