public import Approvals
public import Identifiers
public import Integrity
public import Policy

/// One person's no, with what might be done instead.
public struct ApprovalDeclined: Hashable, Sendable {
    /// Its id.
    public let approval: ApprovalID
    /// `claim` or `case`.
    public let subjectKind: SubjectKind
    /// Its id.
    public let subject: String
    /// Its version.
    public let version: Int
    /// In which role.
    public let role: Role
    /// Who lent the role, if it is lent.
    public let onBehalfOf: UserID?
    /// From the list.
    public let reason: DeclineReason
    /// What might be done instead.
    public let alternative: Digest?

    public init(
        approval: ApprovalID,
        subjectKind: SubjectKind,
        subject: String,
        version: Int,
        role: Role,
        onBehalfOf: UserID?,
        reason: DeclineReason,
        alternative: Digest?
    ) {
        self.approval = approval
        self.subjectKind = subjectKind
        self.subject = subject
        self.version = version
        self.role = role
        self.onBehalfOf = onBehalfOf
        self.reason = reason
        self.alternative = alternative
    }
}

extension ApprovalDeclined: RecordContent {
    static let type = "approval.declined"

    init(from fields: inout FieldReader) throws(RecordError) {
        approval = try fields.value("approval")
        subjectKind = try fields.value("subject-kind")
        subject = try fields.subject(of: subjectKind)
        version = try fields.ordinal("version")
        role = try fields.value("role")
        onBehalfOf = try fields.optional("on-behalf-of")
        reason = try fields.value("reason")
        alternative = try fields.optional("commit.alternative")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("approval", approval)
        fields.put("subject-kind", subjectKind)
        fields.put("subject", subject)
        fields.put("version", version)
        fields.put("role", role)
        fields.put("on-behalf-of", onBehalfOf)
        fields.put("reason", reason)
        fields.put("commit.alternative", alternative)
    }
}
