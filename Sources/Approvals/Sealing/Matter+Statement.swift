public import Calendar
internal import Integrity

extension Matter {
    /// Takes the open step as a statement says, and checks that the statement says what follows.
    ///
    /// Used where an approval is recorded, and again where a journal is replayed or a pack is
    /// verified: the statement's words must be those that this matter gives.
    ///
    /// - Throws: ``BindingError``, the first that holds, in the order of its cases.
    public func approved(
        by statement: ApprovalStatement,
        recordedAt time: Instant,
        under circumstances: Circumstances
    ) throws(BindingError) -> Matter {
        guard statement.issued <= time, time <= statement.expires else {
            throw .outsideItsTime(
                issued: statement.issued,
                expires: statement.expires,
                recorded: time
            )
        }
        let content = statement.content
        guard content.subject == subject else { throw .differs(field: "subject") }
        let next: Matter
        do {
            next = try approved(content.request, by: content.signer, under: circumstances)
        } catch {
            throw .refused(error)
        }
        if let field = ApprovalContent(lastOf: next)?.firstDifference(from: content) {
            throw .differs(field: field)
        }
        return next
    }
}

extension ApprovalContent {
    /// The name of the first field in which another content differs, as the statement spells it.
    func firstDifference(from other: ApprovalContent) -> String? {
        let isSame = [
            ("decision", isPart == other.isPart),
            ("subject", subject == other.subject),
            ("subject-version", version == other.version),
            ("subject-seq", subjectSeq == other.subjectSeq),
            ("subject-leaf", subjectLeaf == other.subjectLeaf),
            ("amount", amount == other.amount),
            ("lines", lines == other.lines),
            ("commit.conditions", conditions == other.conditions),
            ("step", step == other.step && steps == other.steps),
            ("role", role == other.role),
            ("on-behalf-of", onBehalfOf == other.onBehalfOf),
            ("signer", signer == other.signer),
        ]
        return isSame.first { !$0.1 }?.0
    }
}

/// Why a statement is no approval of a matter as it stands, in order of precedence.
public enum BindingError: Error, Hashable, Sendable {
    case outsideItsTime(issued: Instant, expires: Instant, recorded: Instant)
    case refused(TransitionError)
    case differs(field: String)
}

extension BindingError {
    /// The stable code.
    public var code: String {
        switch self {
        case .outsideItsTime: "approval.outside-its-time"
        case .refused(let error): error.code
        case .differs: "approval.differs"
        }
    }

    /// The rule, the evidence, and what to do next.
    public var message: String {
        switch self {
        case .outsideItsTime(let issued, let expires, let recorded):
            "The approval holds from \(issued) to \(expires) and would be recorded at \(recorded). "
                + "Approve again."
        case .refused(let error): error.message
        case .differs(let field):
            "The approval's field \(field) is not what this claim or case makes it. Read it and "
                + "approve again."
        }
    }
}
