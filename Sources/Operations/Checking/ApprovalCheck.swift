import Approvals
import Identifiers
import Integrity
import Journal
import Policy
import Store

/// One recorded approval, held against its statement, its subject and its keys.
struct ApprovalCheck {
    let books: any BookReader
    let record: Record
    let granted: ApprovalGranted
    let root: RootKey?

    /// What is wrong, each in a sentence.
    func faults() throws -> [String] {
        let name = granted.approval
        guard let bytes = try books.document(granted.statement),
            Digest(of: bytes) == granted.statement
        else { return ["The statement of approval \(name) is missing or was changed."] }
        let statement: ApprovalStatement
        do { statement = try ApprovalStatement(bytes: bytes) } catch { return [error.message] }
        var faults: [String] = []
        if !agrees(statement) {
            faults.append("The record of approval \(name) says other than its statement.")
        }
        if try !isCurrent(statement) {
            faults.append("Approval \(name) is not of the version that was before the approver.")
        }
        if let fault = try vouchingFault(bytes, statement) { faults.append(fault) }
        return faults
    }

    private func agrees(_ statement: ApprovalStatement) -> Bool {
        let content = statement.content
        let header = record.header
        return statement.journal == header.journal && statement.approval == granted.approval
            && content.subject.kind == granted.subjectKind
            && content.subject.text == granted.subject && content.version == granted.version
            && content.step == granted.step && content.steps == granted.of
            && content.role == granted.role && content.onBehalfOf == granted.onBehalfOf
            && content.signer == header.actor && content.amount == granted.amount
            && content.lines == granted.lines && content.conditions == granted.conditions
            && statement.issued <= header.time && header.time <= statement.expires
    }

    /// Whether it names the leaf of the version that stood then.
    private func isCurrent(_ statement: ApprovalStatement) throws -> Bool {
        let matter = try books.matter(statement.content.subject)
        return matter?.submission.leaf == statement.content.subjectLeaf
            && matter?.version == granted.version
    }

    private func vouchingFault(
        _ bytes: [UInt8],
        _ statement: ApprovalStatement
    ) throws -> String? {
        let signer = record.header.actor
        let epochs = try books.keys(of: signer, purpose: .seal)
        guard let seal = epochs.last(where: { $0.endedAt == nil })?.added,
            seal.epoch == statement.keys.sealEpoch
        else { return "Approval \(granted.approval) names a seal key that was not in force." }
        let sealKey = root?.sealKey(
            for: signer,
            epoch: statement.keys.sealEpoch,
            origin: record.header.journal
        )
        if let sealKey, sealKey.check != seal.key {
            return "The root key is not the one whose seals these books have."
        }
        let signing = try signingKey(of: signer, named: statement.keys.signing)
        if statement.keys.signing != nil, signing == nil {
            return "Approval \(granted.approval) names a signing key that was not in force."
        }
        guard sealKey != nil || signing != nil else { return nil }
        do {
            _ = try SealedApproval(
                bytes: bytes,
                seal: granted.seal,
                signature: granted.signature,
                keys: VouchingKeys(seal: sealKey, signing: signing)
            )
            return nil
        } catch { return "Approval \(granted.approval): \(error.message)" }
    }

    /// The signer's own key that a statement names, where it was in force.
    private func signingKey(of user: UserID, named id: String?) throws -> VerificationKey? {
        let keys = try books.keys(of: user, purpose: .signer)
        let added = keys.last { $0.endedAt == nil && $0.added.key == id }?.added
        return try added?.publicKey.flatMap(Base64.decode).map { try VerificationKey(rawBytes: $0) }
    }
}
