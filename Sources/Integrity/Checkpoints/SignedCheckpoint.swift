/// A checkpoint whose signature by the journal's pinned key was checked.
///
/// A C2SP signed note: the body's three lines, an empty line, then one to sixteen signature lines
/// of an em dash, a name and the base64 of a key id and a signature. Lines of other keys, as
/// witnesses add, are kept in ``note`` and vouch for nothing here.
public struct SignedCheckpoint: Hashable, Sendable {
    public let checkpoint: Checkpoint
    /// The note's bytes, every signature among them.
    public let note: [UInt8]
    /// How many signatures are of other keys, and were not checked.
    public let cosignatures: Int

    /// The most signatures that are looked at.
    public static let signatureLimit = 16
    /// The most bytes a note may have: an origin, and sixteen cosignatures with room to spare.
    public static let byteLimit = 16_384

    /// Reads and checks a note against the origin and key that the reader has pinned.
    ///
    /// - Throws: The first ``CheckpointError``, in the order its cases are declared.
    public init(
        note: [UInt8],
        origin: String,
        key: VerificationKey
    ) throws(CheckpointError) {
        let lines = try NoteLines(note)
        checkpoint = try lines.checkpoint(origin: origin)
        self.note = note
        let signatures = try lines.signatures()
        cosignatures = signatures.count - (try Self.check(signatures, of: checkpoint, key: key))
    }

    init(checked checkpoint: Checkpoint, note: [UInt8]) {
        self.checkpoint = checkpoint
        self.note = note
        cosignatures = 0
    }

    /// Every line that claims to be the key's must be right, and there must be one: how many are.
    private static func check(
        _ lines: [NoteSignature],
        of checkpoint: Checkpoint,
        key: VerificationKey
    ) throws(CheckpointError) -> Int {
        let id = key.noteID(name: checkpoint.origin)
        let own = lines.filter { $0.name == checkpoint.origin && $0.blob.starts(with: id) }
        for line in own {
            guard let signature = try? Signature(bytes: Array(line.blob.dropFirst(id.count))),
                key.isValid(signature, for: checkpoint.body)
            else { throw .badSignature }
        }
        guard !own.isEmpty else { throw .unsigned }
        return own.count
    }
}

/// One signature line of a note.
struct NoteSignature {
    let name: String
    /// Four bytes of key id, then the signature.
    let blob: [UInt8]
}

/// A note cut into its lines.
private struct NoteLines {
    let lines: [ArraySlice<UInt8>]

    /// The body's lines and the empty one after them.
    private static let bodyCount = 4
    private static let signaturePrefix = Array("\u{2014} ".utf8)

    init(_ note: [UInt8]) throws(CheckpointError) {
        guard note.count <= SignedCheckpoint.byteLimit else { throw .tooLong(bytes: note.count) }
        let parts = note.split(separator: Statement.lineFeed, omittingEmptySubsequences: false)
        guard parts.last?.isEmpty == true else { throw .malformed(line: parts.count) }
        lines = parts.dropLast()
        guard lines.count > Self.bodyCount else { throw .malformed(line: lines.count + 1) }
        guard lines[3].isEmpty else { throw .malformed(line: 4) }
    }

    func checkpoint(origin: String) throws(CheckpointError) -> Checkpoint {
        guard lines[0].elementsEqual(origin.utf8) else {
            throw .otherOrigin(expected: origin, found: Statement.shown(lines[0]))
        }
        guard let size = canonicalInteger(lines[1]), size >= 0 else { throw .malformed(line: 2) }
        guard let root = Base64.decode(String(decoding: lines[2], as: UTF8.self)),
            let digest = try? Digest(bytes: root)
        else { throw .malformed(line: 3) }
        return try Checkpoint(origin: origin, size: Int(size), root: digest)
    }

    func signatures() throws(CheckpointError) -> [NoteSignature] {
        let rest = lines.dropFirst(Self.bodyCount)
        guard rest.count <= SignedCheckpoint.signatureLimit else {
            throw .tooManySignatures(rest.count)
        }
        var signatures: [NoteSignature] = []
        for index in rest.indices {
            guard let signature = Self.signature(rest[index]) else {
                throw .malformed(line: index + 1)
            }
            signatures.append(signature)
        }
        return signatures
    }

    private static func signature(_ line: ArraySlice<UInt8>) -> NoteSignature? {
        guard line.starts(with: signaturePrefix) else { return nil }
        let parts = line.dropFirst(signaturePrefix.count)
            .split(separator: Statement.space, omittingEmptySubsequences: false)
        guard parts.count == 2, Checkpoint.isOrigin(parts[0]),
            let blob = Base64.decode(String(decoding: parts[1], as: UTF8.self)), blob.count > 4
        else { return nil }
        return NoteSignature(name: String(decoding: parts[0], as: UTF8.self), blob: blob)
    }
}
