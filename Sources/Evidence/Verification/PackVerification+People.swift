import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Policy

extension PackVerification {
    /// Takes who holds which role, and what was put up for a decision.
    mutating func readPeople(_ record: Record, leaf: Digest, into trace: inout JournalTrace) {
        switch record.body {
        case .userRole(let change):
            let appointment = Appointment(
                user: change.user,
                role: change.role,
                partner: change.partner
            )
            trace.appointments =
                change.change == .granted
                ? trace.appointments.appointing(appointment)
                : trace.appointments.ending(appointment)
        case .fundOpened(let opened):
            if opened.basis != .own { trace.funders.insert(opened.fund) }
        case .delegationGranted(let granted): delegate(granted, by: record, in: &trace)
        case .relationDeclared(let declared):
            trace.relations += Self.parties(declared.related).map {
                Relation(user: declared.user, party: $0)
            }
        case .claimSubmitted(let submitted): submit(submitted.claim, record, leaf, &trace)
        case .claimAmended(let amended): submit(amended.claim, record, leaf, &trace)
        case .caseSubmitted(let submitted): submit(submitted.businessCase, record, leaf, &trace)
        case .caseAmended(let amended): submit(amended.businessCase, record, leaf, &trace)
        case .decisionRecorded(let decision):
            let key = JournalTrace.SubmissionKey(
                subject: decision.subject,
                version: decision.version
            )
            trace.decisions[key, default: []].insert(leaf)
            if !decision.outcome.steps.isEmpty { trace.routed.insert(key) }
        default: return
        }
    }

    private mutating func delegate(
        _ granted: DelegationGranted,
        by record: Record,
        in trace: inout JournalTrace
    ) {
        let delegation = Delegation(
            from: granted.from,
            to: granted.to,
            role: granted.role,
            starts: granted.starts,
            ends: granted.ends
        )
        do { trace.appointments = try trace.appointments.delegating(delegation) } catch {
            report("pack.delegation", "Record \(record.header.seq): \(error.message)")
        }
    }

    private func submit(
        _ claim: Claim,
        _ record: Record,
        _ leaf: Digest,
        _ trace: inout JournalTrace
    ) {
        let key = JournalTrace.SubmissionKey(subject: claim.id.text, version: claim.version)
        trace.newest[key.subject] = key.version
        if let drawn = claim.businessCase?.text {
            trace.drawsOn[key] = .init(subject: drawn, version: trace.newest[drawn] ?? 0)
        }
        trace.submissions[key] = Submission(
            claim,
            enteredBy: record.header.actor,
            seq: record.header.seq,
            leaf: leaf
        )
    }

    private func submit(
        _ businessCase: BusinessCase,
        _ record: Record,
        _ leaf: Digest,
        _ trace: inout JournalTrace
    ) {
        let key = JournalTrace.SubmissionKey(
            subject: businessCase.id.text,
            version: businessCase.version
        )
        trace.newest[key.subject] = key.version
        trace.submissions[key] = Submission(
            businessCase,
            enteredBy: record.header.actor,
            seq: record.header.seq,
            leaf: leaf
        )
    }

    /// Whom a code may name; it does not say of which kind it is.
    private static func parties(_ code: String) -> [Party] {
        let user = (try? UserID(code)).map(Party.user)
        let participant = (try? ParticipantCode(code)).map(Party.participant)
        let partner = (try? PartnerCode(code)).map(Party.partner)
        return [user, participant, partner].compactMap(\.self)
    }

    mutating func checkRulePack(
        _ adopted: PolicyAdopted,
        by record: Record,
        in trace: inout JournalTrace
    ) {
        if adopted.drafter == record.header.actor {
            report(
                "pack.duties",
                "Rule pack \(adopted.rulePack) was drafted and adopted by one person."
            )
        }
        let path = PackPath.rulePack("\(adopted.rulePack)-v\(adopted.version)")
        trace.paths.insert(path)
        if let bytes = file(path), Digest(of: bytes) != adopted.digest {
            report("pack.rule-pack", "\(path) is not the rule pack that was adopted.")
        }
        trace.rulePacks.insert(adopted.digest)
    }
}
