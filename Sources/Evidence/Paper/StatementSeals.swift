import Integrity
import Journal

/// What a printed statement is compared with: the checkpoint, and the keys' fingerprints.
struct StatementSeals {
    /// The note in full.
    let checkpoint: String
    /// The key that signs checkpoints.
    let journalKey: Key?
    /// The key that signs packs.
    let packKey: Key?

    struct Key {
        /// As a pin file writes it.
        let pin: String
        /// SHA-256 of it as `openssl` writes it (DER), in groups of four to be read out.
        let fingerprint: String
    }

    init(of records: [Record], checkpoint: [UInt8]) {
        var keys: [KeyPurpose: VerificationKey] = [:]
        for record in records {
            guard case .keyAdded(let added) = record.body, let text = added.publicKey,
                let raw = Base64.decode(text), let key = try? VerificationKey(rawBytes: raw)
            else { continue }
            keys[added.purpose] = key
        }
        self.checkpoint = String(decoding: checkpoint, as: UTF8.self)
        let journal = records.first?.header.journal ?? ""
        journalKey = keys[.journal].flatMap { Key($0, of: journal) }
        packKey = keys[.pack].flatMap { Key($0, of: journal) }
    }
}

extension StatementSeals.Key {
    fileprivate init?(_ key: VerificationKey, of journal: String) {
        let lines = key.pem.split(separator: "\n")
        guard let text = try? VerifierKeyText(name: journal, key: key), lines.count == 3,
            let bytes = Base64.decode(String(lines[1]))
        else { return nil }
        let digits = Array(Digest(of: bytes).hex)
        pin = text.description
        fingerprint = stride(from: 0, to: digits.count, by: 4)
            .map { String(digits[$0..<($0 + 4)]) }.joined(separator: " ")
    }
}
