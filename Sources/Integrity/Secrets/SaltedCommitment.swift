/// A digest that binds to a value and hides it for as long as its salt is secret.
///
/// Personal data stand in records only as these. Once the salt is destroyed nobody can tell which
/// value it was, however few values there could be.
public enum SaltedCommitment {
    /// How many random bytes a salt has.
    public static let saltLength = 32

    /// Commits to a value under a label, which says what the value is: `payee`, `receipt`.
    ///
    /// The SHA-256 of `farthing-commit/v1`, a zero byte, the label's length in one byte, the
    /// label, the salt, the value's length in eight bytes, the value. O(count).
    ///
    /// - Precondition: The salt has ``saltLength`` bytes and the label at most 255.
    public static func digest(label: String, salt: [UInt8], value: [UInt8]) -> Digest {
        precondition(salt.count == saltLength, "a salt has 32 bytes")
        precondition(label.utf8.count <= 255, "a label has at most 255 bytes")
        var stream = DigestStream()
        stream.update(Array("farthing-commit/v1\0".utf8))
        stream.update([UInt8(label.utf8.count)] + Array(label.utf8))
        stream.update(salt)
        stream.update(bigEndian(UInt64(value.count)))
        stream.update(value)
        return stream.finish()
    }
}
