public import Evidence
import Integrity
import Journal
public import Store

/// Gathers what is shown of a pack from the record that says so: the values that are still kept,
/// and how the journal leads from the pack to the record.
public struct RevealGathering {
    private let books: any BookReader
    private let keep: (PackAttachment, [UInt8]) throws -> Void

    /// - Parameter keep: Takes each file that is shown, once, as it is read.
    public init(
        in books: any BookReader,
        keeping keep: @escaping (PackAttachment, [UInt8]) throws -> Void
    ) {
        self.books = books
        self.keep = keep
    }

    /// Returns the material of the reveal that a record is of. O(records).
    ///
    /// - Throws: `PackAssemblyError`, `StoreError`, or what `keep` throws.
    public func material(recordedAt seq: Int) throws -> RevealMaterial {
        guard let bytes = try books.recordBytes(at: seq),
            case .packRevealed(let revealed) = try Record(bytes: bytes).body,
            let packCheckpoint = try books.checkpoint(size: revealed.issued + 1)
        else { throw PackAssemblyError.notRevealed }
        let (size, checkpoint) = try firstCheckpoint(after: seq)
        var leaves: [Digest] = []
        for place in 0..<size {
            guard let leaf = try books.leaf(at: place) else {
                throw PackAssemblyError.unreadable(seq: place)
            }
            leaves.append(leaf)
        }
        return RevealMaterial(
            record: bytes,
            openings: try openings(of: revealed),
            packCheckpoint: packCheckpoint,
            checkpoint: checkpoint,
            inclusion: try MerkleTree.inclusionProof(ofLeafAt: seq, in: leaves),
            consistency: try MerkleTree.consistencyProof(
                fromSize: revealed.issued + 1,
                in: leaves
            )
        )
    }

    /// The first checkpoint that covers a record: later ones come, and this one stays the first.
    private func firstCheckpoint(after seq: Int) throws -> (size: Int, note: [UInt8]) {
        let records = try books.head().size
        for size in seq + 1...max(records, seq + 1) {
            if let note = try books.checkpoint(size: size) { return (size, note) }
        }
        throw PackAssemblyError.notRevealed
    }

    private func openings(of revealed: PackRevealed) throws -> [PrivatePlace: Opening] {
        var openings: [PrivatePlace: Opening] = [:]
        for place in revealed.fields {
            let fields = PrivateField.all(in: try books.recordBytes(at: place.seq) ?? [])
            guard let field = fields.first(where: { $0.name == place.field }) else {
                throw PackAssemblyError.unreadable(seq: place.seq)
            }
            openings[place] = try books.opening(of: field, at: place, keeping: keep)
        }
        return openings
    }
}

extension BookReader {
    /// What a private value comes to that is opened: a file where it is one, or erased.
    ///
    /// - Parameter keep: Takes the file.
    func opening(
        of field: PrivateField,
        at place: PrivatePlace,
        keeping keep: (PackAttachment, [UInt8]) throws -> Void
    ) throws -> Opening {
        guard let item = try privateItem(field.commitment) else { return .erased }
        guard field.kind == .evidence || field.kind == .bankStatement else {
            return .value(label: item.label, salt: item.salt, item.value)
        }
        let attachment = PackAttachment(place, item.value)
        try keep(attachment, item.value)
        return .file(label: item.label, salt: item.salt, attachment)
    }
}
