import Dispatch
import Foundation
import Integrity
import Journal
import Ledger
import Store
import Synchronization

/// Compares each checkpoint with the tree as it grows, and checks the signatures beside it.
final class CheckpointAudit {
    private let cursor: Cursor
    private let pin: VerificationKey?
    private let checksAll: Bool
    private var keys: [VerificationKey] = []
    private var next: (size: Int, note: [UInt8])?
    private var newest: Int?
    private(set) var findings: [Finding] = []
    private let signatures = SignatureQueue()

    init(connection: Connection, pin: VerificationKey?, checksAll: Bool) throws(StoreError) {
        self.pin = pin
        self.checksAll = checksAll
        cursor = Cursor(
            try connection.prepare("SELECT size, note FROM checkpoint ORDER BY size"),
            of: connection
        )
        try advance()
    }

    /// Takes in a record, after which the journal stands at this head.
    func follow(_ record: Record, head: StoredHead, isLast: Bool) throws(StoreError) {
        if case .keyAdded(let added) = record.body, added.purpose == .journal,
            let key = added.publicKey.flatMap(Self.key)
        {
            keys.append(key)
        }
        while let (size, note) = next, size <= head.size {
            try compare(note, size: size, with: head, isNewest: isLast)
            newest = size
            try advance()
        }
    }

    /// What is left to say once the journal is at its end.
    func finish(size: Int) -> (findings: [Finding], signatures: Int) {
        if let next {
            findings.append(
                fault(next.size, "It is of a journal longer than this one of \(size) records.")
            )
        }
        if size > 0, newest != size {
            findings.append(fault(size, "The journal's last state has no checkpoint."))
        }
        let (faults, count) = signatures.finish()
        return (findings + faults, count)
    }

    private func advance() throws(StoreError) {
        next = try cursor.next().map { ($0.integer(0), $0.blob(1)) }
    }

    private func compare(
        _ note: [UInt8],
        size: Int,
        with head: StoredHead,
        isNewest: Bool
    ) throws(StoreError) {
        let expected: Checkpoint
        do {
            expected = try Checkpoint(
                origin: head.origin ?? "",
                size: size,
                root: head.frontier.root
            )
        } catch { throw .corrupt(error.message) }
        guard size == head.size, note.starts(with: expected.body) else {
            findings.append(fault(size, "It is not that of the records."))
            return
        }
        guard checksAll || isNewest else { return }
        let trusted = pin.map { [$0] } ?? keys
        guard !trusted.isEmpty else {
            findings.append(fault(size, "No key of the journal's is known to check it with."))
            return
        }
        signatures.check(note, of: expected, keys: trusted)
    }

    private func fault(_ size: Int, _ message: String) -> Finding {
        .init(.checkpoint, "checkpoint \(size)", message)
    }

    private static func key(base64 text: String) -> VerificationKey? {
        Base64.decode(text).flatMap { try? VerificationKey(rawBytes: $0) }
    }
}

/// Checks signatures on another core, some at a time.
private final class SignatureQueue: Sendable {
    private let results = Mutex<(findings: [Finding], count: Int)>(([], 0))
    private let queue = OperationQueue()
    /// Keeps the work that waits within bounds.
    private let room = DispatchSemaphore(value: 256)

    func check(_ note: [UInt8], of checkpoint: Checkpoint, keys: [VerificationKey]) {
        room.wait()
        queue.addOperation {
            defer { self.room.signal() }
            let fault = Self.fault(in: note, of: checkpoint, keys: keys)
            self.results.withLock { results in
                results.count += fault == nil ? 1 : 0
                results.findings += fault.map { [$0] } ?? []
            }
        }
    }

    /// Nothing when one of the keys has signed it; the newest is tried first.
    private static func fault(
        in note: [UInt8],
        of checkpoint: Checkpoint,
        keys: [VerificationKey]
    ) -> Finding? {
        var message = "It is not signed."
        for key in keys.reversed() {
            do {
                _ = try SignedCheckpoint(note: note, origin: checkpoint.origin, key: key)
                return nil
            } catch { message = error.message }
        }
        return Finding(.checkpoint, "checkpoint \(checkpoint.size)", message)
    }

    func finish() -> (findings: [Finding], count: Int) {
        queue.waitUntilAllOperationsAreFinished()
        return results.withLock { ($0.findings.sorted { $0.subject < $1.subject }, $0.count) }
    }
}
