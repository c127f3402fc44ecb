internal import Identifiers
internal import Integrity
internal import Money
internal import Policy

extension StatementWriter {
    /// Writes the fields from `decision` to `signer`.
    mutating func put(
        _ content: ApprovalContent,
        shares: [ApprovedShare],
        rulePack: Digest,
        decisionLeaf: Digest
    ) {
        put("decision", ApprovalField.decision(isPart: content.isPart))
        put("case", content.subject.text)
        put("subject", content.subject.kind.rawValue)
        put("subject-version", content.version)
        put("subject-seq", content.subjectSeq)
        put("subject-leaf", content.subjectLeaf)
        put("amount", content.amount.pence)
        put("shares", shares.count)
        for (index, share) in shares.enumerated() {
            put("shares.\(index + 1).fund", share.fund.text)
            put("shares.\(index + 1).amount", share.amount.pence)
        }
        put("lines", content.lines.count)
        for (index, line) in content.lines.enumerated() {
            put("lines.\(index + 1).number", line.number)
            put("lines.\(index + 1).amount", line.amount.pence)
        }
        put("commit.conditions", content.conditions)
        put("rule-pack", rulePack)
        put("decision-leaf", decisionLeaf)
        put("step", "\(content.step)/\(content.steps)")
        put("role", content.role.rawValue)
        put("on-behalf-of", content.onBehalfOf?.text)
        put("signer", content.signer.text)
    }

    /// Writes the fields from `key` to `tree-root`.
    mutating func put(keys: ApprovalKeys, nonce: ApprovalNonce, seen: SeenTree) {
        put("key", keys.signing)
        put("mac-epoch", keys.sealEpoch)
        put("nonce", nonce.text)
        put("tree-size", seen.size)
        put("tree-root", seen.root)
    }
}

/// The spellings of what a decision was.
enum ApprovalField {
    static let whole = "approved"
    static let part = "approved-in-part"

    static func decision(isPart: Bool) -> String { isPart ? part : whole }
}
