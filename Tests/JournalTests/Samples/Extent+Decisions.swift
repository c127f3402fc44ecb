import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Money
import Policy

extension Extent {
    func decisionRecorded() throws -> DecisionRecorded {
        DecisionRecorded(
            subjectKind: .claim,
            subject: "cl_0001",
            version: 1,
            line: 1,
            rulePack: try RulePackID("discretionary-2026"),
            rulePackDigest: try digest(1),
            outcome: self == .full ? .routed([.partnerManager, .programmeManager]) : .automatic,
            clauses: list(try ClauseID("travel-day-limit"), try ClauseID("travel-window")),
            facts: try digest(2)
        )
    }

    func questionAsked() throws -> QuestionAsked {
        QuestionAsked(
            question: try QuestionID("q_01"),
            subjectKind: .businessCase,
            subject: "bc_9001",
            version: 1,
            text: try digest(1)
        )
    }

    func questionAnswered() throws -> QuestionAnswered {
        QuestionAnswered(question: try QuestionID("q_01"), text: try digest(1))
    }

    func approvalGranted() throws -> ApprovalGranted {
        ApprovalGranted(
            approval: try ApprovalID("ap_01"),
            subjectKind: .businessCase,
            subject: "bc_9001",
            version: 1,
            step: 1,
            of: 2,
            role: .partnerManager,
            onBehalfOf: optional(try UserID("u_amir")),
            amount: try Amount(pence: 6499),
            lines: list(
                LineAmount(number: 1, amount: try Amount(pence: 6000)),
                LineAmount(number: 2, amount: try Amount(pence: 499))
            ),
            conditions: optional(try digest(1)),
            statement: try digest(2),
            seal: try seal(3),
            signature: optional(try Signature(bytes: digest(4).bytes + digest(0).bytes))
        )
    }

    func approvalDeclined() throws -> ApprovalDeclined {
        ApprovalDeclined(
            approval: try ApprovalID("ap_02"),
            subjectKind: .businessCase,
            subject: "bc_9001",
            version: 1,
            role: .partnerManager,
            onBehalfOf: optional(try UserID("u_amir")),
            reason: .cheaperAlternative,
            alternative: optional(try digest(1))
        )
    }

    func approvalPassedOn() throws -> ApprovalPassedOn {
        ApprovalPassedOn(
            subjectKind: .claim,
            subject: "cl_0001",
            version: 1,
            note: optional(try digest(1))
        )
    }
}
