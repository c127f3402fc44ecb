import Identifiers
import Integrity
import Journal

extension PackVerification {
    /// Checks that a key is sound and that whoever registered it had it, then counts it.
    mutating func checkKey(
        _ added: KeyAdded,
        of record: Record,
        in trace: inout JournalTrace
    ) {
        let seq = record.header.seq
        trace.keys[.init(purpose: added.purpose, id: added.key)] = added
        guard added.purpose != .seal else { return }
        guard let key = Self.key(added), key.id == added.key else {
            return report("pack.key", "Record \(seq) adds a key that is no key.")
        }
        if added.purpose == .journal { trace.journalKeys.append(key) }
        guard added.purpose == .signer else { return }
        trace.paths.insert(PackPath.signerKey(added.key))
        checkSigner(added, key: key, of: record)
    }

    static func key(_ added: KeyAdded) -> VerificationKey? {
        added.publicKey.flatMap(Base64.decode).flatMap { try? VerificationKey(rawBytes: $0) }
    }

    private mutating func checkSigner(_ added: KeyAdded, key: VerificationKey, of record: Record) {
        let owner = added.owner?.text ?? ""
        if added.owner == record.header.actor {
            report("pack.key-approval", "The key of \(owner) was registered by \(owner) alone.")
        }
        let proof = added.proof.flatMap { try? Signature(base64: $0) }
        let statement = try? KeyProof.statement(
            journal: record.header.journal,
            owner: added.owner,
            key: key
        )
        guard let proof, let statement, key.isValid(proof, for: statement) else {
            return report("pack.key-proof", "Nobody has shown to hold the key of \(owner).")
        }
        if let pem = file(PackPath.signerKey(added.key)), pem != Array(key.pem.utf8) {
            report("pack.key-file", "The key file of \(owner) is not the key that was registered.")
        }
    }

    /// The keys that sign checkpoints and packs at the end are the pinned ones.
    mutating func checkStandingKeys(_ trace: JournalTrace) {
        checkStanding(.journal, pinned: pins?.journalKey, file: PackPath.journalKey, trace)
        checkStanding(.pack, pinned: pins?.packKey, file: PackPath.packKey, trace)
    }

    private mutating func checkStanding(
        _ purpose: KeyPurpose,
        pinned: VerificationKey?,
        file path: String,
        _ trace: JournalTrace
    ) {
        let standing = trace.keys.filter { $0.key.purpose == purpose }.values.compactMap(Self.key)
        if let pinned, !standing.contains(pinned) {
            report(
                "pack.other-key",
                "The journal's \(purpose.rawValue) key that counts is not the pinned one."
            )
        }
        let allowed = pinned.map { [$0] } ?? standing
        if let bytes = file(path), !allowed.contains(where: { Array($0.pem.utf8) == bytes }) {
            report("pack.key-file", "\(path) is not the \(purpose.rawValue) key that counts.")
        }
    }
}

extension PackVerification {
    /// An approval that was given after what is trusted of a key that others may have held proves
    /// nothing, though nothing is wrong in itself.
    mutating func checkCompromised(_ trace: JournalTrace) {
        let doubts = trace.doubtful.doubts
        guard !doubts.isEmpty else { return }
        let places = doubts.map { "\($0.approval) (record \($0.seq), of \($0.subject))" }
        unproven.append(
            "Only a key that was compromised vouches for \(places.joined(separator: ", ")), given "
                + "after what is trusted of it. Ask who said yes then, and for what shows it."
        )
    }
}
