import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Policy
import Store

/// Seals an approval with the server's key for its signer, and has a business case's signed with
/// the signer's own.
struct Sealing {
    let context: OperationContext

    /// How long after it was issued an approval may still be recorded.
    static let validFor: Int64 = 15 * 60 * 1000

    /// - Throws: ``SignerRefusal``, `KeyChainError`, `ApprovalStatementError` or `SealingError`.
    func sealed(
        _ content: ApprovalContent,
        as approval: ApprovalID,
        shares: [ApprovedShare],
        of decided: Decided
    ) throws -> SealedApproval {
        let signer = try signer(for: content.subject)
        let origin = try context.origin()
        let epoch = try sealEpoch()
        let head = try context.books.head()
        let issued = max(context.now, head.time ?? context.now)
        let statement = try ApprovalStatement(
            journal: origin,
            approval: approval,
            content: content,
            shares: shares,
            rulePack: decided.pack.digest,
            decisionLeaf: decided.decisionLeaf,
            keys: ApprovalKeys(signing: signer?.verificationKey, sealEpoch: epoch),
            nonce: try nonce(),
            seen: SeenTree(size: head.size, root: head.root),
            issued: issued,
            expires: try Instant(milliseconds: issued.milliseconds + Self.validFor)
        )
        let sealKey = context.environment.keys.root
            .sealKey(for: context.actor, epoch: epoch, origin: origin)
        return try UnsealedApproval(statement).sealed(with: sealKey, signedBy: signer)
    }

    /// The signer's own key for a business case, as the journal knows it; none for a claim.
    private func signer(for subject: Subject) throws -> SigningKey? {
        guard subject.kind == .businessCase else { return nil }
        return try context.signingKey(of: context.actor)
    }

    /// The epoch of the signer's seals; the first is recorded at their first approval.
    private func sealEpoch() throws -> Int {
        let earlier = try context.books.keys(of: context.actor, purpose: .seal)
        if let live = earlier.last(where: { $0.endedAt == nil })?.added.epoch { return live }
        guard earlier.isEmpty else { throw SignerRefusal.sealsEnded(context.actor) }
        return try context.addSealKey(of: context.actor)
    }

    private func nonce() throws -> ApprovalNonce {
        let bytes = context.environment.randomBytes(ApprovalNonce.length)
        guard let nonce = ApprovalNonce(bytes: bytes) else {
            throw StoreError.corrupt("the source of randomness gave \(bytes.count) bytes")
        }
        return nonce
    }
}

extension OperationContext {
    /// Somebody's own signing key, unlocked by them, as the journal knows it.
    ///
    /// - Throws: `KeyChainError` or ``SignerRefusal/keyNotInForce(_:key:)``.
    func signingKey(of user: UserID) throws -> SigningKey {
        let key = try environment.keys.signer(user)
        let id = key.verificationKey.id
        let known = try liveKeys(of: user, purpose: .signer)
        guard known.contains(where: { $0.added.key == id }) else {
            throw SignerRefusal.keyNotInForce(user, key: id)
        }
        return key
    }
}

/// Why somebody's approval cannot be vouched for, in order of precedence.
enum SignerRefusal: Refusal, Hashable {
    case keyNotInForce(UserID, key: String)
    case sealsEnded(UserID)

    var code: String {
        switch self {
        case .keyNotInForce: "key.not-in-force"
        case .sealsEnded: "key.seals-ended"
        }
    }

    var message: String {
        switch self {
        case .keyNotInForce(let user, let key):
            "The signing key \(key) of \(user) is not in force in these books. Another programme "
                + "manager enrols them with signer.enrol."
        case .sealsEnded(let user):
            "The seals of \(user) were ended. A programme manager starts a new epoch with "
                + "signer.enrol or key.rotate-seals."
        }
    }
}
