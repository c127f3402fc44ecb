import Approvals
import Identifiers
import Integrity
import Journal
import Store

/// Whose key encrypts the private value that a field commits to, as the records alone tell.
///
/// The first participant whom a line, or a whole claim or case, is for; whom the record itself is
/// about; else whoever sent the command. Where several records name one value the first made it.
final class VaultOwners {
    private let connection: Connection
    /// Whom the claim or case of the newest record is for, by its lines.
    private var lines: [CostBearer] = []

    init(connection: Connection) { self.connection = connection }

    /// Notes whom a claim or case is for, and who was erased.
    func follow(_ record: Record) throws(StoreError) {
        lines = []
        switch record.body {
        case .claimSubmitted(let body): try note(body.claim, record)
        case .claimAmended(let body): try note(body.claim, record)
        case .caseSubmitted(let body): try note(body.businessCase, record)
        case .caseAmended(let body): try note(body.businessCase, record)
        case .participantErased(let body):
            try connection.run("INSERT OR IGNORE INTO gone VALUES(?)", body.participant)
        default: break
        }
    }

    /// Whose the value of a field is, of the record that was followed last.
    func owner(of field: PrivateField, in record: Record?) throws(StoreError) -> String? {
        guard let record else { return nil }
        let actor = record.header.actor.text
        switch record.body {
        case .claimSubmitted, .claimAmended, .caseSubmitted, .caseAmended:
            let own = line(of: field).flatMap { lines.indices.contains($0) ? lines[$0] : nil }
            return own?.participants.first?.text
                ?? lines.flatMap(\.participants).first?.text ?? actor
        case .decisionRecorded(let body):
            return try submitted(body.subject, line: body.line) ?? actor
        case .questionAsked, .questionAnswered, .approvalGranted, .approvalDeclined:
            guard let link = record.header.chain else { return actor }
            return try submitted(link.id, line: 0) ?? actor
        case .participantEnrolled(let body): return body.participant.text
        case .outcomeRecorded(let body): return body.participant.text
        case .userRole(let body): return body.user.text
        case .payeeDetails(let body): return body.holder.person ?? actor
        default: return actor
        }
    }

    private func note(_ claim: Claim, _ record: Record) throws(StoreError) {
        try note(claim.id.text, Submission(claim, record), claim.lines.map(\.bearer))
    }

    private func note(_ businessCase: BusinessCase, _ record: Record) throws(StoreError) {
        try note(
            businessCase.id.text,
            Submission(businessCase, record),
            businessCase.lines.map(\.bearer)
        )
    }

    /// Line 0 is the whole.
    private func note(
        _ id: String,
        _ submission: Submission,
        _ bearers: [CostBearer]
    ) throws(StoreError) {
        lines = bearers
        try connection.run("DELETE FROM submitted WHERE id = ?", id)
        let owners = [submission.participants.first] + bearers.map(\.participants.first)
        for (line, owner) in owners.enumerated() {
            try connection.run("INSERT INTO submitted VALUES(?, ?, ?)", id, line, owner)
        }
    }

    private func submitted(_ id: String, line: Int) throws(StoreError) -> String? {
        try connection.first(
            "SELECT subject FROM submitted WHERE id = ? AND line = ? AND subject IS NOT NULL",
            id,
            line
        ) { $0.text(0) }
    }

    /// The index of the line that a field is of, as `lines.2.commit.what` is of the second.
    private func line(of field: PrivateField) -> Int? {
        let parts = field.name.split(separator: ".")
        guard parts.count > 2, parts[0] == "lines", let number = Int(parts[1]) else { return nil }
        return number - 1
    }
}

extension Submission {
    fileprivate init(_ claim: Claim, _ record: Record) {
        self.init(claim, enteredBy: record.header.actor, seq: record.header.seq, leaf: .zero)
    }

    fileprivate init(_ businessCase: BusinessCase, _ record: Record) {
        self.init(
            businessCase,
            enteredBy: record.header.actor,
            seq: record.header.seq,
            leaf: .zero
        )
    }
}
