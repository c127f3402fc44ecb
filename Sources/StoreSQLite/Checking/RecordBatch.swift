import Dispatch
import Foundation
import Integrity
import Journal
import Ledger
import Store
import Synchronization

/// Some records' bytes on their way through a check.
///
/// Hashing and parsing need nothing but the bytes, so they are done beside the projection, on
/// another core.
final class RecordBatch: Sendable {
    /// A record as it is stored.
    struct Stored: Sendable {
        let seq: Int
        let leaf: [UInt8]
        let bytes: [UInt8]
    }

    /// A record as its bytes tell.
    struct Read: Sendable {
        let seq: Int
        let record: Record?
        let leaf: Digest
        let findings: [Finding]
    }

    private let stored: [Stored]
    private let read = Mutex<[Read]>([])
    private let isDone = DispatchSemaphore(value: 0)

    init(_ stored: [Stored]) { self.stored = stored }

    /// Begins to read the records, elsewhere.
    func start() {
        Thread.detachNewThread {
            let read = self.stored.map(Self.read)
            self.read.withLock { $0 = read }
            self.isDone.signal()
        }
    }

    /// The records, once they are read.
    func wait() -> [Read] {
        isDone.wait()
        return read.withLock { $0 }
    }

    private static func read(_ stored: Stored) -> Read {
        let subject = "record \(stored.seq)"
        let leaf = MerkleTree.leafHash(stored.bytes)
        var findings: [Finding] = []
        if leaf.bytes != stored.leaf {
            findings.append(
                .init(.leaf, subject, "The stored leaf hash is not that of the record's bytes.")
            )
        }
        do {
            let record = try Record(bytes: stored.bytes)
            if case .entryPosted(let posted) = record.body {
                findings += ShareCheck.findings(in: [(stored.seq, posted.entry)])
            }
            return Read(seq: stored.seq, record: record, leaf: leaf, findings: findings)
        } catch {
            findings.append(.init(.record, subject, error.message))
            return Read(seq: stored.seq, record: nil, leaf: leaf, findings: findings)
        }
    }
}
