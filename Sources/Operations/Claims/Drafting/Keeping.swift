import Approvals
import Capture
import Identifiers
import Integrity
import Store

/// Keeps the private parts of a claim or business case: texts and files go to the vault, and what
/// comes back are the commitments that records hold.
struct Keeping {
    let context: OperationContext
    /// Whose key encrypts what belongs to no line: the first participant's, else the actor's.
    let subject: String
    private let fingerprints: SealKey

    init(context: OperationContext, participants: [ParticipantCode]) throws {
        self.context = context
        subject = participants.first?.text ?? context.actor.text
        fingerprints = context.environment.keys.root
            .fingerprintKey(origin: try context.origin())
    }

    /// Keeps a text that belongs to the whole.
    func text(_ text: String?, as label: String) throws -> Digest? {
        try text.map { try context.commit($0, as: label, of: subject) }
    }

    /// Keeps a text of one line under its participant's key.
    func text(_ text: String?, as label: String, of bearer: RequestedBearer) throws -> Digest? {
        let owner = bearer.participants.first?.text ?? subject
        return try text.map { try context.commit($0, as: label, of: owner) }
    }

    /// Keeps the files as they were written anew; one that was sent before is refused unless that
    /// is declared. What was sent itself is not kept.
    ///
    /// - Parameter id: The claim or case that they are for; its own earlier versions may have them.
    /// - Throws: ``ClaimRefusal/duplicateEvidence(file:)``, or `ArgumentError` for a file that
    ///   cannot be read or is unfit to be evidence.
    func evidence(_ requested: [RequestedEvidence], of id: String) throws -> [Evidence] {
        var kept: [Evidence] = []
        for item in requested {
            let file = try context.environment.evidence(item.file)
            let fingerprint = fingerprints.seal(file.bytes)
            let isHere = kept.contains { $0.fingerprint == fingerprint }
            let isElsewhere = try context.books.bearer(ofFingerprint: fingerprint, otherThan: id)
            guard item.isReused || (!isHere && isElsewhere == nil) else {
                throw ClaimRefusal.duplicateEvidence(file: item.file)
            }
            kept.append(
                Evidence(
                    kind: item.kind,
                    type: file.type,
                    sanitiser: file.sanitiser,
                    commitment: try context.commit(file.bytes, as: "file", of: subject),
                    fingerprint: fingerprint,
                    isReused: item.isReused
                )
            )
        }
        return kept
    }
}
