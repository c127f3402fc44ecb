import Identifiers
import Integrity
import Journal

/// Checks that what an auditor was shown is what a pack that they hold commits to.
///
/// The pack was verified before; from it come the records, and nothing else is trusted:
///
/// 1. Limits and names, before anything is hashed.
/// 2. The record: of this pack and this journal. Its lines and no others are in the list.
/// 3. Each value opens the commitment in the pack's record; each file is there, and no other.
/// 4. The journal goes on from the pack, and holds the record.
public struct RevealVerification {
    private let files: [String: [UInt8]]
    private let unread: UnreadFiles
    private let pack: EvidencePack
    private let pins: Pins?
    private var findings: [PackFinding] = []
    private var erased = 0
    private var values: [RevealedValue] = []

    /// How many files a reveal may have: its own five, and one for each value.
    public static let fileLimit = RevealPath.always.count + PackRevealed.fieldLimit
    private static let byteLimit = 64 << 20

    /// Returns what checking shows. O(records of the pack + bytes of the reveal).
    ///
    /// - Parameters:
    ///   - files: The reveal's files by their paths from its folder.
    ///   - unread: Those that were not read yet.
    ///   - pack: A pack in which nothing was found.
    ///   - pins: Those under which it was verified.
    public static func verdict(
        of files: [String: [UInt8]],
        beside unread: UnreadFiles = .none,
        in pack: EvidencePack,
        pins: Pins?
    ) -> RevealVerdict {
        var verification = RevealVerification(files: files, unread: unread, pack: pack, pins: pins)
        let seq = verification.run()
        let (erased, count) = (verification.erased, verification.values.count)
        let gone =
            "\(erased) of \(erased + count) values are said to be erased: the record of an erasure "
            + "is in the next pack."
        let agreed =
            "who asked and why, which the record commits to, and that two people agreed to it: the "
            + "next pack shows their signature"
        return RevealVerdict(
            findings: verification.findings,
            unproven: erased > 0 ? [gone] : [],
            notChecked: [agreed, "the words of the reveal's README.txt"],
            seq: seq,
            values: verification.values
        )
    }

    private init(
        files: [String: [UInt8]],
        unread: UnreadFiles,
        pack: EvidencePack,
        pins: Pins?
    ) {
        self.files = files
        self.unread = unread
        self.pack = pack
        self.pins = pins
    }

    private mutating func run() -> Int? {
        guard checkFiles() else { return nil }
        guard let packed = PackedRecords(pack.files), let last = packed.last,
            case .packIssued(let issued) = last.body
        else {
            report("reveal.pack", "The pack that it is to be held against cannot be read.")
            return nil
        }
        guard let (record, revealed) = readRecord() else { return nil }
        let isOfPack =
            revealed.pack == issued.pack && revealed.issued == last.header.seq
            && record.header.journal == last.header.journal
        guard isOfPack else {
            report(
                "reveal.record",
                "The reveal is of pack \(revealed.pack), which record \(revealed.issued) of "
                    + "\(record.header.journal) issued, and this pack is another."
            )
            return record.header.seq
        }
        checkValues(revealed, packed)
        checkJournal(record, last)
        return record.header.seq
    }

    private mutating func report(_ code: String, _ message: String) {
        findings.append(PackFinding(code, message))
    }

    // MARK: Files

    /// Whether the files are few and small enough and have the names that they may have.
    private mutating func checkFiles() -> Bool {
        let sizes = unread.sizes.merging(files.mapValues(\.count)) { $1 }
        for path in RevealPath.always where files[path] == nil {
            report("reveal.files", "The reveal's file \(path) is missing.")
        }
        for (path, size) in sizes.sorted(by: { $0.key < $1.key }) {
            if !RevealPath.always.contains(path), !path.hasPrefix(RevealPath.evidence) {
                report("reveal.files", "The reveal has a file \(path), which nothing calls for.")
            }
            if size > Self.byteLimit {
                report("reveal.files", "The reveal's file \(path) is larger than may be.")
            }
        }
        if sizes.count > Self.fileLimit {
            report("reveal.files", "The reveal has \(sizes.count) files, more than may be.")
        }
        return findings.isEmpty
    }

    /// Of a file that was found in the folder, and of no other, whatever a line may name.
    private func bytes(of path: String) -> [UInt8]? {
        files[path] ?? (unread.sizes[path] == nil ? nil : unread.read(path))
    }

    // MARK: The record

    private mutating func readRecord() -> (Record, PackRevealed)? {
        guard let record = try? Record(bytes: files[RevealPath.record] ?? []),
            case .packRevealed(let revealed) = record.body
        else {
            report("reveal.record", "record.txt is no record of a reveal.")
            return nil
        }
        return (record, revealed)
    }

    /// The lines of the list, where it is a text with whole lines.
    private func lines() -> [DisclosureLine?]? {
        let bytes = files[RevealPath.disclosures] ?? []
        guard bytes.last == UInt8(ascii: "\n"),
            let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        return text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .dropLast().map { DisclosureLine(String(decoding: $0, as: UTF8.self)) }
    }

    // MARK: Values

    private mutating func checkValues(_ revealed: PackRevealed, _ packed: PackedRecords) {
        let lines = lines()?.compactMap(\.self) ?? []
        guard lines.map(\.place) == revealed.fields.map(\.description) else {
            return report(
                "reveal.fields",
                "disclosures.txt does not list the fields that the record names, each once and in "
                    + "their order."
            )
        }
        var named: Set<String> = []
        for (line, place) in zip(lines, revealed.fields) {
            guard let commitment = packed.commitment(at: place) else {
                report("reveal.fields", "The pack commits to no value at \(place).")
                continue
            }
            check(line, of: place, against: commitment, &named)
        }
        let there = Set(files.keys).union(unread.sizes.keys).subtracting(RevealPath.always)
        for path in there.subtracting(named).sorted() {
            report("reveal.files", "The reveal has a file \(path), which nothing calls for.")
        }
    }

    private mutating func check(
        _ line: DisclosureLine,
        of place: PrivatePlace,
        against commitment: Digest,
        _ named: inout Set<String>
    ) {
        switch line.state {
        case .withheld: report("reveal.fields", "The value at \(place) is withheld after all.")
        case .erased: erased += 1
        case .value(let label, let salt, let value):
            guard SaltedCommitment.digest(label: label, salt: salt, value: value) == commitment
            else {
                return report("reveal.opening", "The value at \(place) is not what was recorded.")
            }
            values.append(RevealedValue(place, .value(value)))
        case .file(let label, let salt, let packPath):
            let path = String(packPath.dropFirst(PackPath.payload.count))
            named.insert(path)
            guard let bytes = bytes(of: path) else {
                return report("reveal.files", "The file \(path), which \(place) is, is missing.")
            }
            guard SaltedCommitment.digest(label: label, salt: salt, value: bytes) == commitment
            else {
                return report("reveal.opening", "\(path) is not the file that \(place) commits to.")
            }
            let content = RevealedValue.Content.file(path: path, count: bytes.count)
            values.append(RevealedValue(place, content))
        }
    }

    // MARK: The journal since

    /// That the journal went on from the pack, and holds the record at its place.
    private mutating func checkJournal(_ record: Record, _ last: Record) {
        let origin = last.header.journal
        guard let key = pins?.journalKey ?? embeddedKey,
            let later = checkpoint(files[RevealPath.checkpoint], origin, key),
            let earlier = checkpoint(pack.files[PackPath.checkpoint], origin, key)
        else {
            return report(
                "reveal.checkpoint",
                "The reveal's checkpoint is not signed by the journal's key. If that key was "
                    + "renewed, ask for the present pin and a pack under it."
            )
        }
        guard let proof = RevealProof(files[RevealPath.proof] ?? []) else {
            return report("reveal.proof", "proof.txt is no proof.")
        }
        let leaf = MerkleTree.leafHash(files[RevealPath.record] ?? [])
        let isHeld = MerkleTree.verifyInclusion(
            of: leaf,
            at: record.header.seq,
            size: later.size,
            proof: proof.inclusion,
            root: later.root
        )
        if !isHeld { report("reveal.proof", "The journal does not hold the record of the reveal.") }
        let goesOn = MerkleTree.verifyConsistency(
            fromSize: earlier.size,
            root: earlier.root,
            toSize: later.size,
            root: later.root,
            proof: proof.consistency
        )
        if !goesOn { report("reveal.proof", "The journal does not go on from the pack.") }
    }

    private var embeddedKey: VerificationKey? {
        pack.files[PackPath.journalKey]
            .flatMap { try? VerificationKey(pem: String(decoding: $0, as: UTF8.self)) }
    }

    private func checkpoint(
        _ note: [UInt8]?,
        _ origin: String,
        _ key: VerificationKey
    ) -> Checkpoint? {
        try? SignedCheckpoint(note: note ?? [], origin: origin, key: key).checkpoint
    }
}

/// The nodes by which a record is shown to be in the journal, and the journal to go on.
private struct RevealProof {
    let inclusion: [Digest]
    let consistency: [Digest]

    /// A tree that a machine can hold has fewer levels.
    private static let nodeLimit = 128

    /// Nil for bytes that are no such statement.
    init?(_ bytes: [UInt8]) {
        guard var fields = try? StatementReader(bytes, label: RevealPath.proofLabel),
            let inclusion = Self.nodes("inclusion", &fields),
            let consistency = Self.nodes("consistency", &fields),
            (try? fields.end()) != nil
        else { return nil }
        (self.inclusion, self.consistency) = (inclusion, consistency)
    }

    private static func nodes(_ name: String, _ fields: inout StatementReader) -> [Digest]? {
        guard let count = try? fields.count(StatementName(name)), count <= nodeLimit else {
            return nil
        }
        var nodes: [Digest] = []
        for index in 0..<count {
            guard let node = try? fields.digest("\(name).\(index + 1)") else { return nil }
            nodes.append(node)
        }
        return nodes
    }
}

/// The records of a pack that was verified, found by its index.
private struct PackedRecords {
    private let whole: [UInt8]
    private let places: [Range<Int>]

    init?(_ files: [String: [UInt8]]) {
        guard let whole = files[PackPath.records], let index = files[PackPath.recordIndex] else {
            return nil
        }
        var places: [Range<Int>] = []
        for line in index.split(separator: UInt8(ascii: "\n")) {
            let numbers = line.split(separator: UInt8(ascii: " "))
                .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
            guard numbers.count == 3, numbers[0] >= 0, numbers[1] > 0,
                numbers[0] <= whole.count, numbers[1] <= whole.count - numbers[0]
            else { return nil }
            places.append(numbers[0]..<numbers[0] + numbers[1])
        }
        (self.whole, self.places) = (whole, places)
    }

    var last: Record? { places.last.flatMap { try? Record(bytes: Array(whole[$0])) } }

    /// What a record commits to in a field; nil where it does not.
    func commitment(at place: PrivatePlace) -> Digest? {
        guard places.indices.contains(place.seq) else { return nil }
        let name = Array("\(place.field): ".utf8)
        let line = whole[places[place.seq]].split(separator: UInt8(ascii: "\n"))
            .first { $0.starts(with: name) }
        guard let value = line?.dropFirst(name.count) else { return nil }
        let supplier = Array("supplier:".utf8)
        let isNamed = place.field.split(separator: ".").dropLast().contains("commit")
        guard value.count == 64 && isNamed || value.starts(with: supplier) else { return nil }
        return try? Digest(hex: String(decoding: value.suffix(64), as: UTF8.self))
    }
}
