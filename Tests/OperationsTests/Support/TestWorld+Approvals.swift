import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Money
import Store
import Testing

@testable import Operations

/// Approvals that no operation made.
extension TestWorld {
    /// What an approval that was made elsewhere gets wrong; nothing, as made by its own signer.
    enum Fault: CaseIterable {
        case nothing
        /// It is signed with, and names, a key that the journal does not know.
        case strangersKey
        /// It names a seal of an epoch that was not in force.
        case otherEpoch
        /// The seal is not of these bytes.
        case badSeal
        /// The signature is not of these bytes.
        case badSignature
        /// The statement that is kept says another id than the record.
        case otherStatement
        /// The statement is kept nowhere.
        case noStatement
        /// It names another record as what was before the approver.
        case otherLeaf
    }

    /// Records the first yes to a business case of one line of £100.00, by u_mg1.
    func forgeApproval(of id: String, _ fault: Fault) throws {
        let (matter, statement) = try statement(on: .businessCase(try CaseID(id)), fault)
        let user = try UserID("u_mg1")
        var bytes = statement.bytes()
        if fault == .otherLeaf {
            let leaf = statement.content.subjectLeaf.hex
            bytes = Array(
                String(decoding: bytes, as: UTF8.self).replacing(leaf, with: Digest.zero.hex).utf8
            )
        }
        let key = fault == .strangersKey ? try Self.stranger() : try keys.signer(user)
        let sealKey = keys.root.sealKey(for: user, epoch: 1, origin: Self.origin)
        let grant = try #require(matter.grants.last)
        let granted = ApprovalGranted(
            approval: try ApprovalID("ap_forged"),
            subjectKind: .businessCase,
            subject: id,
            version: matter.version,
            step: grant.step,
            of: grant.steps,
            role: grant.role,
            onBehalfOf: nil,
            amount: grant.amount,
            lines: grant.lines,
            conditions: nil,
            statement: Digest(of: bytes),
            seal: sealKey.seal(fault == .badSeal ? [0] : bytes),
            signature: try key.sign(fault == .badSignature ? [0] : bytes)
        )
        try force(
            "u_mg1",
            .approvalGranted(granted),
            chain: id,
            with: fault == .noStatement ? nil : bytes
        )
    }

    private static func stranger() throws -> SigningKey {
        try SigningKey(seed: SecretBytes(Digest(of: Array("a stranger".utf8)).bytes))
    }

    private func statement(
        on subject: Subject,
        _ fault: Fault
    ) throws -> (matter: Matter, statement: ApprovalStatement) {
        let user = try UserID("u_mg1")
        let today = clock.now.londonDate
        return try store.read { books in
            let matter = try #require(try books.matter(subject))
            let next = try matter.approved(
                ApprovalRequest(leaf: matter.submission.leaf, lines: .all),
                by: user,
                under: try books.circumstances(on: today)
            )
            let content = try #require(ApprovalContent(lastOf: next))
            let key = fault == .strangersKey ? try Self.stranger() : try keys.signer(user)
            let head = try books.head()
            let decision = try #require(try books.decisions(on: subject, version: 1).first)
            let half = try Amount(pence: content.amount.pence / 2)
            let statement = try ApprovalStatement(
                journal: Self.origin,
                approval: try ApprovalID(fault == .otherStatement ? "ap_other" : "ap_forged"),
                content: content,
                shares: [
                    ApprovedShare(fund: try FundCode("ESF"), amount: half),
                    ApprovedShare(fund: try FundCode("LOT"), amount: half),
                ],
                rulePack: decision.decision.rulePackDigest,
                decisionLeaf: decision.leaf,
                keys: ApprovalKeys(
                    signing: key.verificationKey,
                    sealEpoch: fault == .otherEpoch ? 2 : 1
                ),
                nonce: try #require(
                    ApprovalNonce(bytes: Array(repeating: 7, count: ApprovalNonce.length))
                ),
                seen: SeenTree(size: head.size, root: head.root),
                issued: clock.now,
                expires: try Instant(milliseconds: clock.now.milliseconds + 60_000)
            )
            return (next, statement)
        }
    }
}
