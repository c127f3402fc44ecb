import Approvals
import Calendar
import Identifiers
import Integrity
import Money
import Policy
import Testing

/// Approval statements of the small programme, with keys that anybody may know.
enum StatementWorld {
    static let origin = "ledger.example.org/pathways"

    /// The root key of the published vectors: the bytes 00 to 1f.
    static func rootKey() throws -> RootKey { try RootKey(SecretBytes(Array(0..<32))) }

    static func sealKey(
        for signer: UserID = World.programmeManager,
        epoch: Int = 1
    ) throws -> SealKey {
        try rootKey().sealKey(for: signer, epoch: epoch, origin: origin)
    }

    /// The signing key of the published vectors, of the seed 20 to 3f.
    static func signingKey() throws -> SigningKey {
        try SigningKey(seed: SecretBytes(Array(32..<64)))
    }

    /// A business case whose one step the programme manager took, in part.
    static func caseMatter() throws -> Matter {
        let matter = try Matter(
            World.caseSubmission(),
            route: World.route(.programmeManager),
            under: World.circumstances
        )
        return try matter.approved(
            caseRequest(of: matter),
            by: World.programmeManager,
            under: World.circumstances
        )
    }

    static func caseRequest(of matter: Matter) throws -> ApprovalRequest {
        ApprovalRequest(
            leaf: matter.submission.leaf,
            lines: .part([LineAmount(number: 1, amount: try Amount(pence: 27_500))]),
            conditions: digest("after five sessions we look again")
        )
    }

    static func caseStatement() throws -> ApprovalStatement {
        try statement(
            of: caseMatter(),
            approval: "ap_0009",
            shares: [("ESF", 13_750), ("LOT", 13_750)],
            signing: signingKey().verificationKey
        )
    }

    /// A claim of two lines whose one step the partner manager took.
    static func claimStatement() throws -> ApprovalStatement {
        try statement(
            of: World.matter(.partnerManager).approved(by: World.manager),
            approval: "ap_0010",
            shares: [("ESF", 3250), ("LOT", 3249)],
            signing: nil
        )
    }

    static func statement(
        of matter: Matter,
        approval: String,
        shares: [(String, Int64)],
        signing: VerificationKey?,
        journal: String = origin,
        epoch: Int = 1,
        treeSize: Int = 30,
        expires: String = "2026-11-20T11:00:00.000Z"
    ) throws -> ApprovalStatement {
        try ApprovalStatement(
            journal: journal,
            approval: ApprovalID(approval),
            content: #require(ApprovalContent(lastOf: matter)),
            shares: shares.map { fund, pence in
                ApprovedShare(fund: try FundCode(fund), amount: try Amount(pence: pence))
            },
            rulePack: digest("rule pack"),
            decisionLeaf: digest("decision"),
            keys: ApprovalKeys(signing: signing, sealEpoch: epoch),
            nonce: #require(ApprovalNonce(bytes: Array(64..<80))),
            seen: SeenTree(size: treeSize, root: digest("root")),
            issued: Instant("2026-11-20T10:00:00.000Z"),
            expires: Instant(expires)
        )
    }

    static func text(_ statement: ApprovalStatement) -> String {
        String(decoding: statement.bytes(), as: UTF8.self)
    }

    /// The statement with one line replaced.
    static func edited(
        _ statement: ApprovalStatement,
        _ line: String,
        to other: String
    ) throws -> [UInt8] {
        var lines = text(statement).split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
        let index = try #require(lines.firstIndex(of: line))
        lines[index] = other
        return Array(lines.joined(separator: "\n").utf8)
    }
}
