import Approvals
import Identifiers
import Journal
import Ledger
import Money

/// What is known of entries so far: which stand, and what may be charged and set aside.
struct EntryTrace {
    var entries: [Int: Entry] = [:]
    /// The entries that were undone.
    var undone: Set<Int> = []
    /// The newest version of each claim, and of each case.
    var claims: [String: Int] = [:]
    var cases: [String: Int] = [:]
    /// What the lines of each version come to, in pence.
    var asked: [JournalTrace.SubmissionKey: Int64] = [:]
    /// What the last step of each version's approval allowed, in pence.
    var allowed: [JournalTrace.SubmissionKey: Int64] = [:]
    /// What stands charged on each claim, in pence.
    var charged: [String: Int64] = [:]
    /// What was set aside for each version of a case, in pence.
    var setAside: [JournalTrace.SubmissionKey: Int64] = [:]
}

extension PackVerification {
    /// Takes what the lines of a version come to, and what was allowed.
    func readAmounts(_ record: Record, into trace: inout JournalTrace) {
        func ask(_ subject: String, _ version: Int, _ amounts: [Int64]) {
            let key = JournalTrace.SubmissionKey(subject: subject, version: version)
            trace.postings.asked[key] = amounts.reduce(0, &+)
        }
        func ask(_ claim: Claim) {
            trace.postings.claims[claim.id.text] = claim.version
            ask(claim.id.text, claim.version, claim.lines.map(\.amount.pence))
            trace.shares.read(claim)
        }
        func ask(_ businessCase: BusinessCase) {
            let amounts = businessCase.lines.map(\.amount.pence)
            trace.postings.cases[businessCase.id.text] = businessCase.version
            ask(businessCase.id.text, businessCase.version, amounts)
        }
        switch record.body {
        case .claimSubmitted(let submitted): ask(submitted.claim)
        case .claimAmended(let amended): ask(amended.claim)
        case .caseSubmitted(let submitted): ask(submitted.businessCase)
        case .caseAmended(let amended): ask(amended.businessCase)
        case .approvalGranted(let granted) where granted.step == granted.of:
            let key = JournalTrace.SubmissionKey(
                subject: granted.subject,
                version: granted.version
            )
            trace.postings.allowed[key] = granted.amount.pence
        default: return
        }
    }

    /// An entry is of the shape of its event, or mirrors one that stands; it charges and sets aside
    /// no more than was asked and allowed.
    mutating func checkShape(of entry: Entry, seq: Int, _ trace: inout JournalTrace) {
        defer { trace.postings.entries[seq] = entry }
        guard let shape = EntryShape.of(entry.event), entry.reverses == nil else {
            return checkReversal(entry, seq: seq, &trace)
        }
        if let posting = entry.postings.first(where: { !shape.allows($0) }) {
            report(
                "pack.entry",
                "Entry \(seq), \(entry.event.rawValue), has a \(posting.side.rawValue) of "
                    + "\(posting.account), which no such entry has."
            )
        }
        switch entry.event {
        case .claimCharged: checkCharge(entry, seq: seq, &trace)
        case .commitmentRaised: checkSetAside(entry, seq: seq, &trace)
        default: return
        }
    }

    private mutating func checkReversal(_ entry: Entry, seq: Int, _ trace: inout JournalTrace) {
        guard entry.event == .entryReversed, let place = entry.reverses,
            let original = trace.postings.entries[place], original.event.mayBeUndone,
            original.isMirrored(by: entry), trace.postings.undone.insert(place).inserted
        else {
            let other = entry.reverses.map { "entry \($0)" } ?? "no entry"
            return report(
                "pack.reversal",
                "Entry \(seq) undoes \(other), and is not the mirror of one that stood and may be "
                    + "undone."
            )
        }
        guard original.event == .claimCharged, let claim = original.source else { return }
        trace.postings.charged[claim, default: 0] &-= Self.charged(by: original)
    }

    /// What is owed on claims, as cost or out of grants that were cost before.
    private static func charged(by entry: Entry) -> Int64 {
        entry.postings.filter { $0.account.kind == .claimsPayable }
            .reduce(0) { $0 &+ $1.amount.pence }
    }

    private mutating func checkCharge(_ entry: Entry, seq: Int, _ trace: inout JournalTrace) {
        guard let claim = entry.source, let version = trace.postings.claims[claim] else {
            return report("pack.charge", "Entry \(seq) is of no claim that was submitted.")
        }
        let pence = Self.charged(by: entry)
        let sum = (trace.postings.charged[claim] ?? 0) &+ pence
        trace.postings.charged[claim] = sum
        let own = entry.postings.allSatisfy { posting in
            posting.account.kind != .claimsPayable || posting.account.dimensions == [claim]
        }
        if !own { report("pack.charge", "Entry \(seq) charges another claim than \(claim).") }
        checkBound(sum, of: .init(subject: claim, version: version), seq: seq, trace)
    }

    private mutating func checkSetAside(_ entry: Entry, seq: Int, _ trace: inout JournalTrace) {
        guard let source = entry.source, let version = trace.postings.cases[source] else {
            return report("pack.charge", "Entry \(seq) is of no case that was submitted.")
        }
        let pence = entry.postings.filter { $0.account.kind == .committed }
            .reduce(Int64(0)) { $0 &+ $1.amount.pence }
        let key = JournalTrace.SubmissionKey(subject: source, version: version)
        let sum = (trace.postings.setAside[key] ?? 0) &+ pence
        trace.postings.setAside[key] = sum
        checkBound(sum, of: key, seq: seq, trace)
    }

    private mutating func checkBound(
        _ sum: Int64,
        of key: JournalTrace.SubmissionKey,
        seq: Int,
        _ trace: JournalTrace
    ) {
        let asked = trace.postings.asked[key] ?? 0
        let bound = min(asked, trace.postings.allowed[key] ?? asked)
        guard sum < 0 || sum > bound else { return }
        report(
            "pack.charge",
            "With entry \(seq), \(Reckoning.pounds(sum)) stands for version \(key.version) of "
                + "\(key.subject), of which \(Reckoning.pounds(bound)) was asked and allowed."
        )
    }
}

extension EventKind {
    /// Whether an entry of it is undone by its mirror. What is of claims that were paid, or of a
    /// drawdown, is undone by the bank's or the funder's word, by other entries; an allowance that
    /// was lowered is raised anew by whoever may.
    fileprivate var mayBeUndone: Bool {
        switch self {
        case .entryReversed, .allowanceLowered, .paymentInstructed, .paymentDefrayed,
            .paymentReturned,
            .partnerPaymentReturned, .drawdownSubmitted, .drawdownReceived, .drawdownNetted:
            false
        case .awardGranted, .programmeBudgeted, .budgetReturned, .fundsAllocated,
            .allocationReturned, .allocationVired, .allowanceIssued, .allowanceRaised,
            .commitmentRaised, .commitmentReleased, .commitmentExpired, .claimCharged, .floatSpent,
            .partnerPaid, .repaymentInstructed, .repaymentDefrayed, .refundReceived,
            .costDisallowed, .advanceReceived, .reservesOpened, .funderRepaid, .fundPrefinanced,
            .prefinanceRepaid, .floatIssued, .floatReturned, .floatCountedShort:
            true
        }
    }
}
