import Approvals
import Evidence
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Policy

// MARK: Claims that were withdrawn and declined

extension SampleJournal {
    mutating func claimTakenBack() throws {
        let claim = try claim("cl_0004", pence: 20_00, category: "travel", under: nil)
        let (submission, decision) = try submit(.claimSubmitted(.init(claim: claim)), claim)
        if twist == .withdrawnAfterCharge {
            try approve(submission, id: "ap_0008", decision: decision, as: .partnerManager)
            try charge(claim, from: .available(caps: []), chain: "cl_0004")
        }
        let withdrawn = ClaimWithdrawn(claim: claim.id, version: 1)
        try journal.append(.claimWithdrawn(withdrawn), by: "u_kw1", chain: "cl_0004")
        if twist == .approvedAfterWithdrawal || twist == .chargedAfterWithdrawal {
            try approve(submission, id: "ap_0008", decision: decision, as: .partnerManager)
        }
        if twist == .chargedAfterWithdrawal {
            try charge(claim, from: .available(caps: []), chain: "cl_0004")
        }
    }

    /// Its first version is declined, its second approved.
    mutating func claimDeclined() throws {
        let first = try claim("cl_0005", pence: 80_00, category: "travel", under: nil)
        let (submission, decision) = try submit(.claimSubmitted(.init(claim: first)), first)
        try journal.append(.approvalDeclined(try declined(first)), by: "u_pm1", chain: "cl_0005")
        if twist == .approvedAfterDecline || twist == .chargedAfterDecline {
            try approve(submission, id: "ap_0009", decision: decision, as: .partnerManager)
        }
        if twist == .chargedAfterDecline {
            return try charge(first, from: .available(caps: []), chain: "cl_0005")
        }
        let second = try claim(
            "cl_0005",
            version: 2,
            pence: 30_00,
            category: "travel",
            under: nil
        )
        let (next, answer) = try submit(.claimAmended(.init(claim: second)), second)
        try approve(next, id: "ap_0005", decision: answer, as: .partnerManager)
        try charge(second, from: .available(caps: []), chain: "cl_0005")
    }

    /// Appends a version that the partner manager is to decide on.
    private mutating func submit(
        _ body: RecordBody,
        _ claim: Claim
    ) throws -> (Submission, decision: Digest) {
        let (seq, leaf) = try journal.append(body, by: "u_kw1", chain: claim.id.text)
        let decision = try decide(
            .routed([.partnerManager]),
            on: .claim(claim.id),
            version: claim.version,
            chain: claim.id.text
        )
        let editor = try UserID("u_kw1")
        return (Submission(claim, enteredBy: editor, seq: seq, leaf: leaf), decision)
    }

    private func declined(_ claim: Claim) throws -> ApprovalDeclined {
        ApprovalDeclined(
            approval: try ApprovalID("ap_0004"),
            subjectKind: .claim,
            subject: claim.id.text,
            version: claim.version,
            role: .partnerManager,
            onBehalfOf: nil,
            reason: .priceTooHigh,
            alternative: nil
        )
    }
}
