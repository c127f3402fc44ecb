import Approvals
import Calendar
import Identifiers
import Integrity
import Money
import Policy
import Testing

/// An approval's statement from its parts, whether or not anybody might have made it.
///
/// The product only makes a statement from a decision that was allowed. This writes the text of
/// docs/SPEC-approval.md, so that a forger's can be made too, and reads it as a statement.
struct ApprovalText {
    let submission: Submission
    let subjectLeaf: Digest
    let id: String
    let role: Role
    let signer: UserID
    let steps: (Int, Int)
    let rulePack: Digest
    let decision: Digest
    let key: VerificationKey?
    let nonce: String
    let seen: SeenTree
    let issued: Instant

    func statement() throws -> ApprovalStatement {
        let amount = try Amount.sum(of: submission.lines.map(\.amount))
        let half = amount.pence / 2
        let lines = submission.lines.enumerated().flatMap { index, line in
            [
                "lines.\(index + 1).number: \(line.number)",
                "lines.\(index + 1).amount: \(line.amount)",
            ]
        }
        let expires = try Instant(milliseconds: issued.milliseconds + 3_600_000)
        let text = """
            farthing-approval/v1
            journal: \(JournalBuilder.origin)
            approval: \(id)
            decision: approved
            case: \(submission.subject.text)
            subject: \(submission.subject.kind.rawValue)
            subject-version: \(submission.version)
            subject-seq: \(submission.seq)
            subject-leaf: \(subjectLeaf)
            amount: \(amount)
            shares: 2
            shares.1.fund: ESF
            shares.1.amount: \(half)
            shares.2.fund: LOT
            shares.2.amount: \(half)
            lines: \(submission.lines.count)
            \(lines.joined(separator: "\n"))
            commit.conditions: -
            rule-pack: \(rulePack)
            decision-leaf: \(decision)
            step: \(steps.0)/\(steps.1)
            role: \(role.rawValue)
            on-behalf-of: -
            signer: \(signer)
            key: \(key?.id ?? "-")
            mac-epoch: 1
            nonce: \(Digest(of: Array(nonce.utf8)).hex.prefix(32))
            tree-size: \(seen.size)
            tree-root: \(seen.root)
            issued: \(issued)
            expires: \(expires)

            """
        return try ApprovalStatement(bytes: Array(text.utf8))
    }
}
