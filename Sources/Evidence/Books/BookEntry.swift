import Approvals
import Calendar
import Identifiers
import Journal
import Ledger

/// An entry with who entered it, who approved what it is for, and what undid it.
struct BookEntry {
    /// The entry's record.
    let seq: Int
    let entry: Entry
    let enteredBy: UserID
    let entered: Instant
    let approval: Approval?
    /// The entry that undid this one.
    let reversedBy: Int?

    /// Who said yes to what an entry is for, and when.
    struct Approval {
        let by: UserID
        let at: Instant
    }

    /// The postings of the money and the authority plane, each with its place in the record: what
    /// a participant may still have belongs to no fund and is no money.
    var postings: [(line: Int, posting: Posting)] {
        entry.postings.enumerated().compactMap { index, posting in
            posting.account.kind.plane == .allowance ? nil : (index + 1, posting)
        }
    }

    /// The entries in order of the journal. O(records).
    static func all(in records: [Record]) -> [BookEntry] {
        let reversals = reversals(in: records)
        var approvals: [String: Approval] = [:]
        var cases: [String: String] = [:]
        var entries: [BookEntry] = []
        for (seq, record) in records.enumerated() {
            switch record.body {
            case .claimSubmitted(let submitted):
                cases[submitted.claim.id.text] = submitted.claim.businessCase?.text
            case .claimAmended(let amended):
                // Nothing of the new version is approved.
                approvals[amended.claim.id.text] = nil
                cases[amended.claim.id.text] = amended.claim.businessCase?.text
            case .caseAmended(let amended): approvals[amended.businessCase.id.text] = nil
            case .approvalGranted(let granted):
                approvals[granted.subject] = Approval(
                    by: record.header.actor,
                    at: record.header.time
                )
            case .entryPosted(let posted):
                let source = posted.entry.source
                let approved = source.flatMap {
                    approvals[$0] ?? cases[$0].flatMap { approvals[$0] }
                }
                entries.append(
                    BookEntry(
                        seq: seq,
                        entry: posted.entry,
                        enteredBy: record.header.actor,
                        entered: record.header.time,
                        approval: approved,
                        reversedBy: reversals[seq]
                    )
                )
            default: continue
            }
        }
        return entries
    }

    /// The entry that undid each that was undone.
    private static func reversals(in records: [Record]) -> [Int: Int] {
        var reversals: [Int: Int] = [:]
        for (seq, record) in records.enumerated() {
            guard case .entryPosted(let posted) = record.body, let reversed = posted.entry.reverses
            else { continue }
            reversals[reversed] = seq
        }
        return reversals
    }
}
