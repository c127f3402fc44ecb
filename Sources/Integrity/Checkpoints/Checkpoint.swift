/// The origin, size and root of a journal at a moment: what a signature vouches for.
///
/// Its body is the three lines of C2SP's tlog-checkpoint, without extension lines.
public struct Checkpoint: Hashable, Sendable {
    /// The journal's one name, as `ledger.example.org/pathways`.
    public let origin: String
    /// How many records the journal had.
    public let size: Int
    /// The root of its tree.
    public let root: Digest

    /// The most bytes an origin may have.
    public static let originLimit = 200

    /// Creates a checkpoint.
    ///
    /// - Throws: ``CheckpointError/badOrigin(_:)`` or ``CheckpointError/badSize(_:)``.
    public init(origin: String, size: Int, root: Digest) throws(CheckpointError) {
        guard Self.isOrigin(origin.utf8) else {
            throw .badOrigin(Statement.shown(origin.utf8))
        }
        guard size >= 0 else { throw .badSize(size) }
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// The bytes that are signed: origin, size and root, a line each.
    public var body: [UInt8] {
        Array("\(origin)\n\(size)\n\(Base64.encode(root.bytes))\n".utf8)
    }

    /// Signs the checkpoint under the origin's name.
    public func signed(by key: SigningKey) -> SignedCheckpoint {
        SignedCheckpoint(checked: self, note: note(signature: key.signature(for: body), by: key))
    }

    /// Printable ASCII without a space or a plus, as a signed note's key name must be.
    static func isOrigin(_ bytes: some Collection<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.count <= originLimit
            && bytes.allSatisfy { $0 > 0x20 && $0 <= 0x7E && $0 != UInt8(ascii: "+") }
    }

    private func note(signature: Signature, by key: SigningKey) -> [UInt8] {
        let blob = key.verificationKey.noteID(name: origin) + signature.bytes
        return body + Array("\n\u{2014} \(origin) \(Base64.encode(blob))\n".utf8)
    }
}
