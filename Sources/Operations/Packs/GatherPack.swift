public import Evidence
import Integrity
import Journal
public import Store

/// Gathers what an evidence pack is made of: the journal up to the record that issued it.
public enum GatherPack {
    /// Returns the material of the pack that a record issued. O(records).
    ///
    /// - Throws: `PackAssemblyError`, or `StoreError`.
    public static func material(issuedAt seq: Int, in books: any BookReader) throws -> PackMaterial
    {
        guard let checkpoint = try books.checkpoint(size: seq + 1) else {
            throw PackAssemblyError.notIssued(seq: seq)
        }
        var records: [[UInt8]] = []
        var documents: [Digest: [UInt8]] = [:]
        try books.forEachRecord(from: 0) { place, bytes in
            guard place <= seq else { return false }
            records.append(bytes)
            if let record = try? Record(bytes: bytes), let digest = document(of: record) {
                documents[digest] = try books.document(digest)
            }
            return true
        }
        return PackMaterial(records: records, checkpoint: checkpoint, documents: documents)
    }

    private static func document(of record: Record) -> Digest? {
        switch record.body {
        case .policyAdopted(let adopted): adopted.digest
        case .approvalGranted(let granted): granted.statement
        default: nil
        }
    }
}
