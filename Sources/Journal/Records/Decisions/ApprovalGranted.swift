public import Approvals
public import Identifiers
public import Integrity
public import Money
public import Policy

/// One person's yes, sealed and, for a business case, signed.
public struct ApprovalGranted: Hashable, Sendable {
    /// Its id.
    public let approval: ApprovalID
    /// `claim` or `case`.
    public let subjectKind: SubjectKind
    /// Its id.
    public let subject: String
    /// Its version.
    public let version: Int
    /// Which step of the route, from 1.
    public let step: Int
    /// Of how many.
    public let of: Int
    /// In which role.
    public let role: Role
    /// Who lent the role, if it is lent.
    public let onBehalfOf: UserID?
    /// Pence approved.
    public let amount: Amount
    /// What each line may cost: `.number` and `.amount`.
    public let lines: [LineAmount]
    /// The conditions, if any.
    public let conditions: Digest?
    /// SHA-256 of the approval statement, kept as a document.
    public let statement: Digest
    /// HMAC-SHA-256 of the statement.
    public let seal: Seal
    /// Ed25519 over the statement, tagged `ed25519:`.
    public let signature: Signature?

    public init(
        approval: ApprovalID,
        subjectKind: SubjectKind,
        subject: String,
        version: Int,
        step: Int,
        of: Int,
        role: Role,
        onBehalfOf: UserID?,
        amount: Amount,
        lines: [LineAmount],
        conditions: Digest?,
        statement: Digest,
        seal: Seal,
        signature: Signature?
    ) {
        self.approval = approval
        self.subjectKind = subjectKind
        self.subject = subject
        self.version = version
        self.step = step
        self.of = of
        self.role = role
        self.onBehalfOf = onBehalfOf
        self.amount = amount
        self.lines = lines
        self.conditions = conditions
        self.statement = statement
        self.seal = seal
        self.signature = signature
    }
}

extension ApprovalGranted: RecordContent {
    static let type = "approval.granted"

    init(from fields: inout FieldReader) throws(RecordError) {
        approval = try fields.value("approval")
        subjectKind = try fields.value("subject-kind")
        subject = try fields.subject(of: subjectKind)
        version = try fields.ordinal("version")
        step = try fields.ordinal("step")
        of = try fields.ordinal("of")
        role = try fields.value("role")
        onBehalfOf = try fields.optional("on-behalf-of")
        amount = try fields.value("amount")
        lines = try fields.list("lines")
        conditions = try fields.optional("commit.conditions")
        statement = try fields.value("statement")
        seal = try fields.value("seal")
        signature = try fields.optional("signature")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("approval", approval)
        fields.put("subject-kind", subjectKind)
        fields.put("subject", subject)
        fields.put("version", version)
        fields.put("step", step)
        fields.put("of", of)
        fields.put("role", role)
        fields.put("on-behalf-of", onBehalfOf)
        fields.put("amount", amount)
        fields.putList("lines", lines)
        fields.put("commit.conditions", conditions)
        fields.put("statement", statement)
        fields.put("seal", seal)
        fields.put("signature", signature)
    }
}
