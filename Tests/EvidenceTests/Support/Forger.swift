import Evidence
import Integrity

extension EvidencePack {
    /// The same pack with one file changed.
    func changing(_ path: String, _ change: (inout [UInt8]) -> Void) -> EvidencePack {
        var pack = self
        change(&pack.files[path, default: []])
        return pack
    }

    /// The same pack with a text in one file replaced where it first stands.
    func replacing(_ text: String, with other: String, in path: String) -> EvidencePack {
        changing(path) { bytes in
            let (old, new) = (Array(text.utf8), Array(other.utf8))
            if let range = bytes.firstRange(of: old) { bytes.replaceSubrange(range, with: new) }
        }
    }

    func adding(_ path: String, _ bytes: [UInt8]) -> EvidencePack {
        var pack = self
        pack.files[path] = bytes
        return pack
    }

    func removing(_ path: String) -> EvidencePack {
        var pack = self
        pack.files[path] = nil
        return pack
    }

    /// The pack with its lists made anew and signed, as a holder of the pack key can.
    func listedAnew(signedBy key: SigningKey) throws -> EvidencePack {
        var pack = self
        let payload = paths.filter { $0.hasPrefix("data/") }
        let octets = payload.reduce(0) { $0 + (files[$1]?.count ?? 0) }
        let information = lines(of: "bag-info.txt").map { line in
            line.hasPrefix("Payload-Oxum") ? "Payload-Oxum: \(octets).\(payload.count)" : line
        }
        pack.files["bag-info.txt"] = Array(information.joined(separator: "\n").utf8)
        pack.files["manifest-sha256.txt"] = pack.manifest(of: payload)
        return try pack.tagsListedAnew(signedBy: key)
    }

    /// The pack with its second list made anew and signed, whatever the first one says.
    func tagsListedAnew(signedBy key: SigningKey) throws -> EvidencePack {
        var pack = self
        let tags = paths.filter { !$0.hasPrefix("data/") && !$0.hasPrefix("tagmanifest-") }
        let list = manifest(of: tags)
        pack.files["tagmanifest-sha256.txt"] = list
        pack.files["tagmanifest-sha256.sig"] = try key.sign(list).bytes
        return pack
    }

    private func manifest(of paths: [String]) -> [UInt8] {
        Array(paths.map { "\(Digest(of: files[$0] ?? []))  \($0)\n" }.joined().utf8)
    }

    /// A file's lines; the last is what follows the last line feed, so that they can be joined.
    func lines(of path: String) -> [String] {
        String(decoding: files[path] ?? [], as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The records' bytes, cut at their labels.
    var records: [String] {
        let whole = String(decoding: files["data/records.txt"] ?? [], as: UTF8.self)
        return whole.split(separator: "farthing-record/v1\n").map { "farthing-record/v1\n" + $0 }
    }

    /// The pack with other records, with index and leaves to match.
    func holding(_ records: [String]) -> EvidencePack {
        var pack = self
        var (index, leaves, offset) = ("", "", 0)
        for (seq, record) in records.enumerated() {
            index += "\(offset) \(record.utf8.count) \(seq)\n"
            leaves += "\(MerkleTree.leafHash(Array(record.utf8)))\n"
            offset += record.utf8.count
        }
        pack.files["data/records.txt"] = Array(records.joined().utf8)
        pack.files["data/records.index"] = Array(index.utf8)
        pack.files["data/leaves.txt"] = Array(leaves.utf8)
        return pack
    }

    /// The pack with a checkpoint over the records that it holds, as a holder of the journal's
    /// key can sign.
    func checkpointed(by key: SigningKey) throws -> EvidencePack {
        let leaves = records.map { MerkleTree.leafHash(Array($0.utf8)) }
        let checkpoint = try Checkpoint(
            origin: JournalBuilder.origin,
            size: leaves.count,
            root: MerkleTree.root(ofLeaves: leaves)
        )
        return adding("data/checkpoint", checkpoint.signed(by: key).note)
    }

    /// The pack with a text of one record replaced and a checkpoint to match, nothing else.
    func rewriting(_ text: String, as other: String) throws -> EvidencePack {
        try holding(records.rewritten(text, as: other)).checkpointed(by: Keys.journal())
    }

    /// The records numbered and linked anew, their cases' chains left as they were.
    static func relinked(_ records: [String]) -> [String] {
        var previous = Digest.zero
        return records.enumerated().map { seq, record in
            var lines = record.split(separator: "\n", omittingEmptySubsequences: false)
            let link = previous.hex
            for (place, line) in lines.enumerated() {
                if line.hasPrefix("seq: ") { lines[place] = "seq: \(seq)" }
                if line.hasPrefix("prev: ") { lines[place] = "prev: \(link)" }
            }
            let text = lines.joined(separator: "\n")
            previous = MerkleTree.leafHash(Array(text.utf8))
            return text
        }
    }
}

extension [String] {
    /// The records with a text replaced where one holds it.
    func rewritten(_ text: String, as other: String) -> [String] {
        map { record in
            guard let range = record.firstRange(of: text) else { return record }
            return record[..<range.lowerBound] + other + record[range.upperBound...]
        }
    }
}
