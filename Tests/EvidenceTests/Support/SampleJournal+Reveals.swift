import Evidence
import Identifiers
import Integrity
import Journal

// MARK: A pack that was issued before, of which an auditor was shown more

extension SampleJournal {
    /// An earlier pack, of which the words of the first two claims were revealed: u_prog asks,
    /// u_fin agrees.
    mutating func reveal() throws {
        let issued = journal.size
        try journal.issue("pk_0000")
        // Its secret stays withheld from later packs.
        journal.openings = [:]
        let (first, second, key) = try revealers()
        let (askedBy, reason) = (
            JournalBuilder.commitment(to: "Ada Auditor", as: "name"),
            JournalBuilder.commitment(to: "sample 7", as: "reason")
        )
        let fields = try revealedFields()
        let consent = RevealConsent(
            pack: try PackID("pk_0000"),
            issued: issued,
            fields: twist == .revealOfAnother ? Array(fields.prefix(1)) : fields,
            askedBy: askedBy,
            reason: twist == .revealForAnother ? askedBy : reason,
            requestedBy: try UserID(first),
            command: try CommandID(twist == .revealReused ? "c-1" : "c-\(journal.size)")
        )
        let revealed = PackRevealed(
            pack: try PackID(twist == .revealedOfOtherPack ? "pk_0009" : "pk_0000"),
            issued: issued,
            fields: fields,
            askedBy: askedBy,
            reason: reason,
            approvedBy: try UserID(second),
            signature: try key.sign(consent.statement(journal: JournalBuilder.origin))
        )
        try journal.append(.packRevealed(revealed), by: first)
    }

    private func revealedFields() throws -> [PrivatePlace] {
        let claims = journal.records.indices.filter { seq in
            String(decoding: journal.records[seq], as: UTF8.self)
                .contains("\ntype: claim.submitted\n")
        }
        let last = twist == .revealedNothing ? "lines.2.commit.what" : "lines.1.commit.what"
        return zip(claims, ["lines.1.commit.what", last])
            .map { PrivatePlace(seq: $0, field: $1) }
    }

    /// Who asks, who agrees, and the key that signs for the second.
    private func revealers() throws -> (String, String, SigningKey) {
        switch twist {
        case .revealedAlone: ("u_fin", "u_fin", try Keys.financeOfficer())
        case .revealedByOfficers: ("u_fin2", "u_fin", try Keys.financeOfficer())
        case .revealedByNobody: ("u_kw1", "u_fin", try Keys.financeOfficer())
        case .revealedByOfficer: ("u_fin", "u_prog", try Keys.programmeManager())
        case .revealByAnother: ("u_prog", "u_fin", try Keys.programmeManager())
        default: ("u_prog", "u_fin", try Keys.financeOfficer())
        }
    }
}
