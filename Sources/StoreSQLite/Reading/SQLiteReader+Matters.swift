import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Policy
import Store

extension SQLiteReader {
    func matter(_ subject: Subject) throws(StoreError) -> Matter? {
        let found = try journal.first(
            """
            SELECT seq, route, recused, used, state, detail FROM matter
            WHERE kind = ? AND id = ?
            """,
            subject.kind.rawValue,
            subject.text
        ) { row throws(StoreError) in try StoredMatter(row) }
        return try found.map { stored throws(StoreError) in try restore(stored) }
    }

    func claim(_ id: ClaimID) throws(StoreError) -> Claim? {
        guard let record = try newestVersion(.claim, id.text) else { return nil }
        guard case .claim(let claim) = record.body.submitted else {
            throw unexpected(record, wanted: "claim.submitted")
        }
        return claim
    }

    func businessCase(_ id: CaseID) throws(StoreError) -> BusinessCase? {
        guard let record = try newestVersion(.businessCase, id.text) else { return nil }
        guard case .businessCase(let businessCase) = record.body.submitted else {
            throw unexpected(record, wanted: "case.submitted")
        }
        return businessCase
    }

    func waitingMatters() throws(StoreError) -> [Matter] {
        let waiting = try journal.all(
            """
            SELECT seq, route, recused, used, state, detail FROM matter
            WHERE state IN ('awaiting', 'asked') ORDER BY opened
            """
        ) { row throws(StoreError) in try StoredMatter(row) }
        return try waiting.map { stored throws(StoreError) in try restore(stored) }
    }

    func decisions(
        on subject: Subject,
        version: Int
    ) throws(StoreError) -> [(seq: Int, leaf: Digest, decision: DecisionRecorded)] {
        let seqs = try journal.all(
            """
            SELECT max(seq) FROM decision WHERE subject = ? AND version = ? AND kind = ?
            GROUP BY line ORDER BY line
            """,
            subject.text,
            version,
            subject.kind.rawValue
        ) { $0.integer(0) }
        return try seqs.map { seq throws(StoreError) in
            let record = try record(at: seq)
            guard case .decisionRecorded(let decision) = record.body, let leaf = try leaf(at: seq)
            else { throw unexpected(record, wanted: "decision.recorded") }
            return (seq: seq, leaf: leaf, decision: decision)
        }
    }

    func approvals(of subject: Subject, version: Int) throws(StoreError) -> [Int] {
        try journal.all(
            """
            SELECT seq FROM approval
            WHERE subject = ? AND version = ? AND kind = ? AND step IS NOT NULL ORDER BY seq
            """,
            subject.text,
            version,
            subject.kind.rawValue
        ) { $0.integer(0) }
    }

    func steps(of subject: Subject) throws(StoreError) -> [Int] {
        try journal.all(
            """
            SELECT seq FROM submission WHERE id = ?1 AND kind = ?2
            UNION SELECT seq FROM approval WHERE subject = ?1 AND kind = ?2
            UNION SELECT seq FROM question WHERE subject = ?1 AND kind = ?2
            UNION SELECT answered FROM question
            WHERE subject = ?1 AND kind = ?2 AND answered IS NOT NULL
            ORDER BY 1
            """,
            subject.text,
            subject.kind.rawValue
        ) { $0.integer(0) }
    }

    func hasApproval(_ id: ApprovalID) throws(StoreError) -> Bool {
        try journal.first("SELECT 1 FROM approval WHERE id = ?", id) { $0.flag(0) } ?? false
    }

    func question(_ id: QuestionID) throws(StoreError) -> StoredQuestion? {
        let found = try journal.first("SELECT seq, answered FROM question WHERE id = ?", id) {
            ($0.integer(0), $0.optionalInteger(1))
        }
        guard let (seq, answeredAt) = found else { return nil }
        let record = try record(at: seq)
        guard case .questionAsked(let asked) = record.body else {
            throw unexpected(record, wanted: "question.asked")
        }
        return StoredQuestion(asked: asked, asker: record.header.actor, answeredAt: answeredAt)
    }

    /// The version of a claim or case that a record holds.
    func submission(at seq: Int) throws(StoreError) -> Submission {
        let record = try record(at: seq)
        guard let leaf = try leaf(at: seq), let content = record.body.submitted else {
            throw unexpected(record, wanted: "claim.submitted")
        }
        return content.submission(enteredBy: record.header.actor, seq: seq, leaf: leaf)
    }

    /// The record of a claim's or case's newest version, decided on or not.
    private func newestVersion(_ kind: SubjectKind, _ id: String) throws(StoreError) -> Record? {
        let seq = try journal.first(
            """
            SELECT seq FROM submission WHERE kind = ? AND id = ? ORDER BY version DESC LIMIT 1
            """,
            kind.rawValue,
            id
        ) { $0.integer(0) }
        return try seq.map { seq throws(StoreError) in try record(at: seq) }
    }
}

extension SQLiteReader {
    private func restore(_ stored: StoredMatter) throws(StoreError) -> Matter {
        let submission = try submission(at: stored.seq)
        return Matter(
            restoring: submission,
            route: stored.route,
            recused: stored.recused,
            grants: try grants(of: submission.subject, version: submission.version),
            isUsed: stored.isUsed,
            state: try state(of: stored)
        )
    }

    private func grants(of subject: Subject, version: Int) throws(StoreError) -> [Grant] {
        let seqs = try journal.all(
            """
            SELECT seq FROM approval
            WHERE subject = ? AND version = ? AND kind = ? AND step IS NOT NULL ORDER BY step
            """,
            subject.text,
            version,
            subject.kind.rawValue
        ) { $0.integer(0) }
        return try seqs.map { seq throws(StoreError) in
            let record = try record(at: seq)
            guard case .approvalGranted(let granted) = record.body else {
                throw unexpected(record, wanted: "approval.granted")
            }
            return granted.grant(by: record.header.actor)
        }
    }

    private func state(of stored: StoredMatter) throws(StoreError) -> MatterState {
        if let state = stored.state { return state }
        guard stored.word == "declined", let seq = stored.detail.first.flatMap({ Int($0) }) else {
            throw .corrupt("a matter in the state “\(stored.word)”")
        }
        let record = try record(at: seq)
        guard case .approvalDeclined(let declined) = record.body else {
            throw unexpected(record, wanted: "approval.declined")
        }
        return .declined(declined.decline(by: record.header.actor))
    }
}
