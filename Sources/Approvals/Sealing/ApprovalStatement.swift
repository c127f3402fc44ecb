public import Calendar
public import Identifiers
public import Integrity

/// One person's approval, as the canonical text that is sealed and signed.
///
/// It names the exact bytes that it approves (the submission's leaf), the guidance that it was
/// decided under, the funders' shares, and the journal's root that the approver saw; so it cannot
/// serve for another claim, another version or another journal, and whoever holds it holds a
/// witness of what the journal was. `docs/SPEC-approval.md` gives the form.
public struct ApprovalStatement: Hashable, Sendable {
    /// The first line.
    public static let label = "farthing-approval/v1"

    /// The journal's origin.
    public let journal: String
    public let approval: ApprovalID
    public let content: ApprovalContent
    /// What each funder bears, in the funds' declared order.
    public let shares: [ApprovedShare]
    /// The digest of the rule pack in force.
    public let rulePack: Digest
    /// The leaf of the record that holds the guidance's answer.
    public let decisionLeaf: Digest
    /// Which keys vouch for it.
    public let keys: ApprovalKeys
    public let nonce: ApprovalNonce
    /// What the approver saw of the journal.
    public let seen: SeenTree
    public let issued: Instant
    /// The last moment at which it may be recorded.
    public let expires: Instant
    private let encoded: [UInt8]

    /// Creates a statement whose parts agree with each other.
    ///
    /// - Throws: ``ApprovalStatementError``, the first that holds, in the order of its cases.
    public init(
        journal: String,
        approval: ApprovalID,
        content: ApprovalContent,
        shares: [ApprovedShare],
        rulePack: Digest,
        decisionLeaf: Digest,
        keys: ApprovalKeys,
        nonce: ApprovalNonce,
        seen: SeenTree,
        issued: Instant,
        expires: Instant
    ) throws(ApprovalStatementError) {
        self.journal = journal
        self.approval = approval
        self.content = content
        self.shares = shares
        self.rulePack = rulePack
        self.decisionLeaf = decisionLeaf
        self.keys = keys
        self.nonce = nonce
        self.seen = seen
        self.issued = issued
        self.expires = expires
        var writer = StatementWriter(label: Self.label)
        writer.put("journal", journal)
        writer.put("approval", approval.text)
        writer.put(content, shares: shares, rulePack: rulePack, decisionLeaf: decisionLeaf)
        writer.put(keys: keys, nonce: nonce, seen: seen)
        writer.put("issued", issued.description)
        writer.put("expires", expires.description)
        do { encoded = try writer.bytes() } catch { throw .statement(error) }
        try checkAgreement()
    }

    /// The canonical bytes: what is sealed, signed, stored and shipped.
    public func bytes() -> [UInt8] { encoded }
}
