import Approvals
import Identifiers
import Journal
import Store

extension OperationContext {
    /// Refuses to pay on approvals that only a key vouches for which was compromised since: of the
    /// claim, and of the business case behind it.
    ///
    /// - Throws: ``PaymentRefusal/notProven(_:_:of:)``.
    func refuseDoubtful(_ claim: Claim) throws {
        let behind = claim.businessCase.map { [Subject.businessCase($0)] } ?? []
        for subject in [.claim(claim.id)] + behind {
            guard let version = try books.matter(subject)?.version else { continue }
            for seq in try books.approvals(of: subject, version: version) {
                guard let approval = try doubtful(at: seq) else { continue }
                throw PaymentRefusal.notProven(claim.id, approval, of: subject)
            }
        }
    }

    /// The approval of a record, where the key that vouches for it was compromised and is not
    /// trusted that far.
    private func doubtful(at seq: Int) throws -> ApprovalID? {
        guard let record = try books.record(atSeq: seq),
            case .approvalGranted(let granted) = record.body
        else { return nil }
        let purpose: KeyPurpose = granted.signature == nil ? .seal : .signer
        let key = try books.keys(of: record.header.actor, purpose: purpose).last { key in
            key.seq < seq && key.endedAt.map { $0 > seq } ?? true
        }
        guard let end = key?.endedAt, let ended = try books.record(atSeq: end),
            case .keyCompromised(let compromised) = ended.body, compromised.trustedSize <= seq
        else { return nil }
        return granted.approval
    }
}

extension BookReader {
    fileprivate func record(atSeq seq: Int) throws -> Record? {
        var found: Record?
        try forEachRecord(from: seq) { _, bytes in
            found = try Record(bytes: bytes)
            return false
        }
        return found
    }
}
