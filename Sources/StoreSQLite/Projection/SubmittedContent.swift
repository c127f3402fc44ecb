import Approvals
import Identifiers
import Integrity
import Journal

/// A version of a claim or of a business case, as a record holds it.
enum SubmittedContent {
    case claim(Claim)
    case businessCase(BusinessCase)

    var subject: Subject {
        switch self {
        case .claim(let claim): .claim(claim.id)
        case .businessCase(let businessCase): .businessCase(businessCase.id)
        }
    }

    var version: Int {
        switch self {
        case .claim(let claim): claim.version
        case .businessCase(let businessCase): businessCase.version
        }
    }

    var lineCount: Int {
        switch self {
        case .claim(let claim): claim.lines.count
        case .businessCase(let businessCase): businessCase.lines.count
        }
    }

    var evidence: [Evidence] {
        switch self {
        case .claim(let claim): claim.evidence
        case .businessCase(let businessCase): businessCase.evidence
        }
    }

    /// Whether it has a business case behind it, or is one.
    var drawsOnCase: Bool {
        switch self {
        case .claim(let claim): claim.businessCase != nil
        case .businessCase: true
        }
    }

    func submission(enteredBy user: UserID, seq: Int, leaf: Digest) -> Submission {
        switch self {
        case .claim(let claim): Submission(claim, enteredBy: user, seq: seq, leaf: leaf)
        case .businessCase(let businessCase):
            Submission(businessCase, enteredBy: user, seq: seq, leaf: leaf)
        }
    }

    /// Whether it asks for what another version asked for.
    func asksForTheSame(as other: SubmittedContent) -> Bool {
        switch (self, other) {
        case (.claim(let one), .claim(let other)): one.asksForTheSame(as: other)
        case (.businessCase(let one), .businessCase(let other)): one.asksForTheSame(as: other)
        default: false
        }
    }
}

extension RecordBody {
    /// The version that the record holds, if it submits or amends one.
    var submitted: SubmittedContent? {
        switch self {
        case .claimSubmitted(let record): .claim(record.claim)
        case .claimAmended(let record): .claim(record.claim)
        case .caseSubmitted(let record): .businessCase(record.businessCase)
        case .caseAmended(let record): .businessCase(record.businessCase)
        default: nil
        }
    }
}

extension ApprovalGranted {
    /// The yes that the record holds.
    func grant(by user: UserID) -> Grant {
        Grant(
            restoringYesOf: user,
            onBehalfOf: onBehalfOf,
            role: role,
            step: step,
            steps: of,
            lines: lines,
            amount: amount,
            conditions: conditions
        )
    }
}

extension ApprovalDeclined {
    /// The no that the record holds.
    func decline(by user: UserID) -> Decline {
        Decline(
            restoringNoOf: user,
            onBehalfOf: onBehalfOf,
            role: role,
            reason: reason,
            alternative: alternative
        )
    }
}
