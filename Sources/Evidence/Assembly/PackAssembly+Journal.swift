import Calendar
import Identifiers
import Integrity
import Journal
import Policy

extension PackAssembly {
    /// The records one after another, where each begins, every leaf, the checkpoint, the heading.
    mutating func addJournal() throws {
        var index = ""
        var leaves = ""
        for (seq, bytes) in journal.bytes.enumerated() {
            index += "\(journal.bytes.range(of: seq).lowerBound) \(bytes.count) \(seq)\n"
            leaves += "\(MerkleTree.leafHash(bytes))\n"
        }
        try add(PackPath.records, journal.bytes.whole)
        try add(PackPath.recordIndex, index)
        try add(PackPath.leaves, leaves)
        try add(PackPath.checkpoint, journal.checkpoint)
        try add(PackPath.heading, heading())
    }

    private func heading() throws(PackAssemblyError) -> [UInt8] {
        let header = journal.header
        var fields = StatementWriter(label: PackHeading.label)
        fields.put("journal", header.journal)
        fields.put("pack", issued.pack.text)
        fields.put("recipient", issued.recipient)
        fields.put("scope", issued.scope)
        fields.put("records", records.count)
        fields.put("issued-seq", header.seq)
        fields.put("tree-size", issued.treeSize)
        fields.put("tree-root", issued.treeRoot)
        fields.put("profile", issued.profile.map { "\($0.id)/\($0.version)" })
        fields.put("created", header.time.description)
        do { return try fields.bytes() } catch { throw .unreadable(seq: header.seq) }
    }

    /// Each approval's statement, seal and signature.
    mutating func addApprovals() throws {
        for record in records {
            guard case .approvalGranted(let granted) = record.body else { continue }
            let name = granted.approval.text
            try add(PackPath.statement(of: name), document(granted.statement))
            try add(PackPath.seal(of: name), "\(granted.seal)\n")
            if let signature = granted.signature {
                try add(PackPath.signature(of: name), signature.bytes)
            }
        }
    }

    /// The text of every rule pack that was adopted.
    mutating func addRulePacks() throws {
        for record in records {
            guard case .policyAdopted(let adopted) = record.body else { continue }
            let path = PackPath.rulePack("\(adopted.rulePack)-v\(adopted.version)")
            try add(path, document(adopted.digest))
        }
    }

    /// The public keys, as `openssl` reads them.
    mutating func addKeys() throws {
        for record in records {
            guard case .keyAdded(let added) = record.body, let text = added.publicKey,
                let raw = Base64.decode(text), let key = try? VerificationKey(rawBytes: raw)
            else { continue }
            switch added.purpose {
            case .journal: try add(PackPath.journalKey, key.pem)
            case .pack: try add(PackPath.packKey, key.pem)
            case .signer: try add(PackPath.signerKey(added.key), key.pem)
            case .seal: continue
            }
        }
    }

    /// The profile's file, and what it makes of the journal.
    mutating func addProfile() throws {
        guard let profile = issued.profile else { return }
        let name = "\(profile.id)-v\(profile.version).yaml"
        try add(PackPath.profile + name, document(profile.digest))
        for (name, bytes) in material.profileFiles.sorted(by: { $0.key < $1.key }) {
            try add(PackPath.profile + name, bytes)
        }
    }

    func document(_ digest: Digest) throws(PackAssemblyError) -> [UInt8] {
        guard let bytes = material.documents[digest] else { throw .documentMissing(digest) }
        return bytes
    }
}

/// The first file to read in a pack.
enum PackHeading {
    static let label = "farthing-pack/v1"
}
