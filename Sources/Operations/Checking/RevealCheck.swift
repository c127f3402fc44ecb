import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Store

/// One recorded reveal, held against the pack, the fields, the people and the key that it names.
///
/// It needs no values: that they were kept, and not opened before, is of the moment.
struct RevealCheck {
    /// The state before the record.
    let books: any BookReader
    let record: Record
    let revealed: PackRevealed

    /// What is wrong, each in a sentence.
    func faults() throws -> [String] {
        var faults: [String] = []
        if try !isOfPack() { faults.append("Record \(revealed.issued) did not issue that pack.") }
        for place in revealed.fields {
            guard let bytes = try books.recordBytes(at: place.seq),
                PrivateField.all(in: bytes).contains(where: { $0.name == place.field })
            else {
                faults.append("There is no private value \(place).")
                continue
            }
            faults += try ownMatterFaults(of: place, Record(bytes: bytes))
        }
        if try !areTwo() {
            faults.append(
                "\(record.header.actor) and \(revealed.approvedBy) were not a finance officer and "
                    + "a programme manager."
            )
        }
        if try !isSigned() { faults.append("\(revealed.approvedBy) did not sign it.") }
        return faults
    }

    private func isOfPack() throws -> Bool {
        guard revealed.issued < record.header.seq,
            let bytes = try books.recordBytes(at: revealed.issued),
            case .packIssued(let issued) = try Record(bytes: bytes).body
        else { return false }
        return issued.pack == revealed.pack
    }

    private func ownMatterFaults(of place: PrivatePlace, _ source: Record) throws -> [String] {
        guard let submission = try books.submission(behind: source) else { return [] }
        return [record.header.actor, revealed.approvedBy]
            .filter { submission.isOwnMatter(of: $0) }
            .map { "\(place) is of \(submission.subject.phrase), which is \($0)'s own matter." }
    }

    private func areTwo() throws -> Bool {
        let day = record.header.time.londonDate
        return try books.circumstances(on: day).appointments.areOfficerAndManager(
            record.header.actor,
            agreedTo: revealed.approvedBy,
            on: day
        )
    }

    /// Whether a key of the second person that counted then signed the consent.
    private func isSigned() throws -> Bool {
        let header = record.header
        let statement =
            try revealed
            .consent(requestedBy: header.actor, command: header.command)
            .statement(journal: header.journal)
        return try books.keys(of: revealed.approvedBy, purpose: .signer)
            .filter { $0.endedAt == nil }
            .compactMap { $0.added.publicKey.flatMap(Base64.decode) }
            .contains { key in
                try VerificationKey(rawBytes: key).isValid(revealed.signature, for: statement)
            }
    }
}
