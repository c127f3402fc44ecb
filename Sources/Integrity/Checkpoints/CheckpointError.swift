/// Why a checkpoint cannot be made, or a note is not the signed checkpoint of a journal.
///
/// The cases are in order of precedence.
public enum CheckpointError: Error, Hashable, Sendable {
    /// An origin that no signed note can carry.
    case badOrigin(String)
    /// A negative size.
    case badSize(Int)
    /// More bytes than a note needs.
    case tooLong(bytes: Int)
    /// This line, counted from 1, is not what a signed checkpoint has there.
    case malformed(line: Int)
    /// The checkpoint of another journal.
    case otherOrigin(expected: String, found: String)
    /// More signatures than are looked at.
    case tooManySignatures(Int)
    /// The pinned key's signature is wrong: the note was changed.
    case badSignature
    /// There is no signature of the pinned key.
    case unsigned

    /// The stable code.
    public var code: String {
        switch self {
        case .badOrigin: "checkpoint.origin"
        case .badSize: "checkpoint.size"
        case .tooLong: "checkpoint.too-long"
        case .malformed: "checkpoint.malformed"
        case .otherOrigin: "checkpoint.other-origin"
        case .tooManySignatures: "checkpoint.signatures"
        case .badSignature: "checkpoint.signature"
        case .unsigned: "checkpoint.unsigned"
        }
    }

    /// The rule, the numbers and what to do, for a person.
    public var message: String {
        switch self {
        case .badOrigin(let found):
            "A journal's origin is 1 to \(Checkpoint.originLimit) characters of printable ASCII "
                + "without a space or a plus, not '\(found)'."
        case .badSize(let size):
            "A journal cannot have \(size) records."
        case .tooLong(let bytes):
            "A checkpoint has at most \(SignedCheckpoint.byteLimit) bytes and this has \(bytes)."
        case .malformed(let line):
            "Line \(line) is not what a signed checkpoint has there: get the file again."
        case .otherOrigin(let expected, let found):
            "The checkpoint of \(expected) was wanted and this is of '\(found)'."
        case .tooManySignatures(let count):
            "A checkpoint has at most \(SignedCheckpoint.signatureLimit) signatures and this "
                + "has \(count)."
        case .badSignature:
            "The journal key's signature is wrong: the checkpoint was changed after signing."
        case .unsigned:
            "The pinned journal key did not sign this: check the pin, or who made the file."
        }
    }
}
