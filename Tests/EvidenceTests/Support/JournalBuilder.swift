import Calendar
import Evidence
import Identifiers
import Integrity
import Journal

/// A journal in memory, one record after another, with keys that anybody may know.
///
/// It links and hashes as the store does. ``edits`` spoils a record before it is hashed, which is
/// what somebody could do who holds the journal's key.
struct JournalBuilder {
    static let origin = "ledger.example.org/pathways/demo"

    /// The salt of every commitment, that anybody may know.
    static let salt = Digest(of: Array("salt".utf8)).bytes

    /// The secret of the recipient's codes, the same.
    static let secret = Digest(of: Array("the auditor's codes".utf8)).bytes

    static func commitment(to text: String, as label: String) -> Digest {
        SaltedCommitment.digest(label: label, salt: salt, value: Array(text.utf8))
    }

    private(set) var records: [[UInt8]] = []
    private(set) var leaves: [Digest] = []
    private(set) var time: Instant
    var documents: [Digest: [UInt8]] = [:]
    /// The private values that the pack opens.
    var openings: [PrivatePlace: Opening] = [:]
    private var heads: [String: (number: Int, leaf: Digest)] = [:]
    private let edits: [Edit]

    /// A change of text in the first record that holds it.
    struct Edit: Sendable {
        let type: String
        let from: String
        let to: String
    }

    init(edits: [Edit] = []) throws {
        self.edits = edits
        time = try Instant("2026-05-05T08:00:00.000Z")
    }

    var size: Int { records.count }
    var root: Digest { MerkleTree.root(ofLeaves: leaves) }

    /// Appends a record a minute after the last and returns its place and leaf.
    @discardableResult
    mutating func append(
        _ body: RecordBody,
        by actor: String,
        chain: String? = nil,
        minutes: Int64 = 1
    ) throws -> (seq: Int, leaf: Digest) {
        time = try Instant(milliseconds: time.milliseconds + minutes * 60_000)
        let seq = records.count
        let record = Record(header: try header(by: actor, chain: chain), body: body)
        let bytes = edited(try record.bytes(), type: body.type)
        let leaf = MerkleTree.leafHash(bytes)
        if let chain { heads[chain] = ((heads[chain]?.number ?? 0) + 1, leaf) }
        records.append(bytes)
        leaves.append(leaf)
        return (seq, leaf)
    }

    private func header(by actor: String, chain: String?) throws -> RecordHeader {
        RecordHeader(
            journal: Self.origin,
            seq: records.count,
            command: try CommandID("c-\(records.count)"),
            request: try Seal(hex: Digest(of: Array("request \(records.count)".utf8)).hex),
            effectiveOn: time.londonDate,
            time: time,
            previous: leaves.last ?? .zero,
            actor: try UserID(actor),
            chain: chain.map { id in
                CaseLink(
                    id: id,
                    number: (heads[id]?.number ?? 0) + 1,
                    previous: heads[id]?.leaf ?? .zero
                )
            }
        )
    }

    private func edited(_ bytes: [UInt8], type: String) -> [UInt8] {
        var text = String(decoding: bytes, as: UTF8.self)
        for edit in edits where edit.type == type {
            guard let range = text.firstRange(of: edit.from) else { continue }
            text.replaceSubrange(range, with: edit.to)
        }
        return Array(text.utf8)
    }

    /// Appends the record that issues a pack over all before it.
    mutating func issue(_ pack: String = "pk_0001", by profile: IssuedProfile? = nil) throws {
        var digest = DigestStream()
        for id in heads.keys.sorted() { digest.update(heads[id]?.leaf.bytes ?? []) }
        let secret = Self.secret
        let issued = PackIssued(
            pack: try PackID(pack),
            recipient: "A. Auditor",
            scope: "all",
            treeSize: size,
            treeRoot: root,
            cases: heads.count,
            caseHeads: digest.finish(),
            profile: profile,
            codes: SaltedCommitment.digest(label: "codes", salt: Self.salt, value: secret)
        )
        let place = PrivatePlace(seq: size, field: "commit.codes")
        openings[place] = .value(label: "codes", salt: Self.salt, secret)
        try append(.packIssued(issued), by: "u_fin")
    }

    /// The signed checkpoint of everything appended so far.
    func checkpoint(by key: SigningKey) throws -> [UInt8] {
        try Checkpoint(origin: Self.origin, size: size, root: root).signed(by: key).note
    }
}
