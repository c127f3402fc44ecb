import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Money
import Policy

extension PackVerification {
    /// The tree sizes that approvals say they saw, so that the roots are kept while reading.
    func approvedSizes() -> Set<Int> {
        var sizes: Set<Int> = []
        for (path, bytes) in files where path.hasPrefix("data/approvals/") && path.hasSuffix(".txt")
        {
            if let statement = try? ApprovalStatement(bytes: bytes) {
                sizes.insert(statement.seen.size)
            }
        }
        return sizes
    }

    /// Checks that an approval binds exactly what was put up, by somebody who might.
    mutating func check(
        _ granted: ApprovalGranted,
        of record: Record,
        in trace: inout JournalTrace
    ) {
        trace.approvals += 1
        if granted.signature == nil { trace.sealedOnly += 1 }
        let name = granted.approval.text
        trace.paths.formUnion([PackPath.statement(of: name), PackPath.seal(of: name)])
        if granted.signature != nil { trace.paths.insert(PackPath.signature(of: name)) }
        guard let bytes = file(PackPath.statement(of: name)) else { return }
        guard Digest(of: bytes) == granted.statement,
            let statement = try? ApprovalStatement(bytes: bytes)
        else {
            return report("pack.approval", "Approval \(name) is not the statement recorded.")
        }
        checkVouching(granted, statement, bytes, trace)
        checkFields(granted, statement, record)
        checkOpen(granted, trace)
        checkSubject(of: statement, trace)
        checkSeen(statement, trace)
        checkDecider(of: statement, record, trace)
        if !trace.nonces.insert(statement.nonce).inserted {
            report("pack.approval-nonce", "Approval \(name) repeats another's nonce.")
        }
        let key = JournalTrace.SubmissionKey(
            subject: granted.subject,
            version: granted.version
        )
        trace.grants[key, default: []].append(statement.content.signer)
        if granted.step == granted.of { trace.approved.insert(key) }
    }

    private mutating func checkVouching(
        _ granted: ApprovalGranted,
        _ statement: ApprovalStatement,
        _ bytes: [UInt8],
        _ trace: JournalTrace
    ) {
        let name = granted.approval.text
        if let seal = lines(PackPath.seal(of: name)), seal != [granted.seal.hex] {
            report("pack.approval-seal", "The seal of approval \(name) is not the one recorded.")
        }
        if let signature = granted.signature {
            if let file = file(PackPath.signature(of: name)), file != signature.bytes {
                report("pack.approval-signature", "The signature file of \(name) is another.")
            }
        }
        guard let named = statement.keys.signing else {
            if granted.signature != nil {
                report(
                    "pack.approval-signature",
                    "Approval \(name) carries a signature of a key that it does not name."
                )
            }
            return
        }
        guard granted.signature != nil else {
            return report("pack.approval-unsigned", "Approval \(name) names a key and is unsigned.")
        }
        let added = trace.keys[.init(purpose: .signer, id: named)]
        guard let added, added.owner == statement.content.signer, let key = Self.key(added),
            let signature = granted.signature, key.isValid(signature, for: bytes)
        else {
            return report(
                "pack.approval-signature",
                "Approval \(name) is not signed by a key of \(statement.content.signer) that "
                    + "counted then."
            )
        }
    }

    private mutating func checkFields(
        _ granted: ApprovalGranted,
        _ statement: ApprovalStatement,
        _ record: Record
    ) {
        let content = statement.content
        let agrees =
            statement.journal == record.header.journal && statement.approval == granted.approval
            && content.subject.text == granted.subject && content.version == granted.version
            && content.step == granted.step && content.steps == granted.of
            && content.role == granted.role && content.onBehalfOf == granted.onBehalfOf
            && content.amount == granted.amount && content.lines == granted.lines
            && content.conditions == granted.conditions && content.signer == record.header.actor
        if !agrees {
            report(
                "pack.approval-fields",
                "The record of approval \(granted.approval) says other than its statement."
            )
        }
        if record.header.time < statement.issued || record.header.time > statement.expires {
            report(
                "pack.approval-time",
                "Approval \(granted.approval) was recorded outside the time it was good for."
            )
        }
    }

    /// The version that was approved is the one whose leaf the statement names.
    private mutating func checkSubject(of statement: ApprovalStatement, _ trace: JournalTrace) {
        let content = statement.content
        let key = JournalTrace.SubmissionKey(
            subject: content.subject.text,
            version: content.version
        )
        guard let submission = trace.submissions[key], submission.seq == content.subjectSeq,
            submission.leaf == content.subjectLeaf
        else {
            return report(
                "pack.approval-subject",
                "Approval \(statement.approval) names content that is not in the journal."
            )
        }
        if trace.newest[key.subject] != key.version {
            report("pack.approval-stale", "Approval \(statement.approval) is of an old version.")
        }
        if trace.decisions[key]?.contains(statement.decisionLeaf) != true {
            report(
                "pack.approval-decision",
                "Approval \(statement.approval) names a decision of the guidance that is not there."
            )
        }
        if !trace.rulePacks.contains(statement.rulePack) {
            report(
                "pack.approval-rule-pack",
                "Approval \(statement.approval) names a rule pack that was not adopted."
            )
        }
    }

    /// What the approver saw of the journal is what the journal was.
    private mutating func checkSeen(_ statement: ApprovalStatement, _ trace: JournalTrace) {
        let seen = statement.seen
        guard seen.size <= trace.leaves.count,
            (trace.roots[seen.size] ?? trace.frontier.root) == seen.root
        else {
            return report(
                "pack.approval-tree",
                "Approval \(statement.approval) saw a journal that is not this one."
            )
        }
    }

    private mutating func checkDecider(
        of statement: ApprovalStatement,
        _ record: Record,
        _ trace: JournalTrace
    ) {
        let content = statement.content
        let key = JournalTrace.SubmissionKey(
            subject: content.subject.text,
            version: content.version
        )
        guard let submission = trace.submissions[key] else { return }
        let warrants = trace.appointments.warrants(
            for: content.role,
            partner: submission.partner,
            on: record.header.time.londonDate
        )
        if !warrants.contains(where: {
            $0.user == content.signer && $0.onBehalfOf == content.onBehalfOf
        }) {
            report(
                "pack.approval-role",
                "\(content.signer) did not hold the role for approval \(statement.approval)."
            )
        }
        let earlier = trace.grants[key] ?? []
        if content.step != earlier.count + 1 || earlier.contains(content.signer) {
            report("pack.approval-step", "Approval \(statement.approval) is out of its order.")
        }
        let approvers = [content.signer] + (content.onBehalfOf.map { [$0] } ?? [])
        let holders = approvers.map { DutyHolder(.approver, $0) } + Self.holders(submission)
        for breach in Duties().breaches(among: holders, relations: trace.relations) {
            report("pack.duties", "Approval \(statement.approval): \(breach.message)")
        }
    }

    private static func holders(_ submission: Submission) -> [DutyHolder] {
        var holders = [
            DutyHolder(.claimant, submission.claimant), DutyHolder(.editor, submission.enteredBy),
        ]
        if let payee = submission.payee { holders.append(DutyHolder(.payee, payee.party)) }
        holders += submission.participants.map { DutyHolder(.participant, .participant($0)) }
        holders += submission.colleagues.map { DutyHolder(.participant, $0) }
        return holders
    }
}
