import Identifiers
import Journal
import Ledger

extension PackVerification {
    /// Takes which versions were withdrawn or declined.
    func readEndings(_ record: Record, into trace: inout JournalTrace) {
        let seq = record.header.seq
        switch record.body {
        case .claimWithdrawn(let ended):
            trace.ended[.init(subject: ended.claim.text, version: ended.version)] = seq
        case .caseWithdrawn(let ended):
            trace.ended[.init(subject: ended.businessCase.text, version: ended.version)] = seq
        case .approvalDeclined(let ended):
            trace.ended[.init(subject: ended.subject, version: ended.version)] = seq
        default: return
        }
    }

    /// A version that was withdrawn or declined is not approved afterwards.
    mutating func checkOpen(_ granted: ApprovalGranted, _ trace: JournalTrace) {
        let (subject, version) = (granted.subject, granted.version)
        if let end = trace.ended[.init(subject: subject, version: version)] {
            report(
                "pack.approval-ended",
                "Approval \(granted.approval) is of version \(version) of \(subject), which "
                    + "record \(end) ended."
            )
        }
    }

    /// No claim is charged in a version that was withdrawn or declined, before that or after it.
    ///
    /// A business case may be withdrawn after money was set aside for it, which is then put back;
    /// none is set aside afterwards.
    mutating func checkEndings(_ trace: JournalTrace) {
        for (key, seq, event) in trace.charged {
            guard let end = trace.ended[key], event == .claimCharged || seq > end else { continue }
            report(
                "pack.charge-ended",
                "Entry \(seq) is for version \(key.version) of \(key.subject), which record "
                    + "\(end) ended."
            )
        }
    }
}
