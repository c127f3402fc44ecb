import Evidence
import Identifiers
import Integrity
import Journal

/// What is revealed of the sample journal's pack: what its first claim was for, and what its third
/// was for as a file. Two records stand between the pack and the reveal, and one after it.
enum RevealedPack {
    static let file = (
        path: "evidence/\(OpenedPack.places.file.seq)-lines-1-what.txt",
        bytes: Array(OpenedPack.file.text.utf8)
    )

    static func material(
        erased: Bool = false,
        of pack: String = "pk_0001"
    ) throws -> RevealMaterial {
        var journal = try SampleJournal.made().journal
        let issued = journal.size - 1
        let packCheckpoint = try journal.checkpoint(by: Keys.journal())
        let refused = CommandRefused(code: "duties.approver+claimant", name: "approval.grant")
        for _ in 1...2 { try journal.append(.commandRefused(refused), by: "u_pm1") }
        let (value, shown) = (OpenedPack.places.value, OpenedPack.places.file)
        let seq = journal.size
        let revealed = PackRevealed(
            pack: try PackID(pack),
            issued: issued,
            fields: [value, shown],
            askedBy: JournalBuilder.commitment(to: "Ada Auditor", as: "name"),
            reason: JournalBuilder.commitment(to: "sample 7", as: "reason"),
            approvedBy: try UserID("u_prog"),
            signature: try Keys.programmeManager().sign([])
        )
        try journal.append(.packRevealed(revealed), by: "u_fin")
        try journal.append(.commandRefused(refused), by: "u_pm1")
        let salt = JournalBuilder.salt
        return RevealMaterial(
            record: journal.records[seq],
            openings: [
                value: erased
                    ? .erased : .value(label: "what", salt: salt, Array("what cl_0001".utf8)),
                shown: .file(label: "what", salt: salt, PackAttachment(shown, file.bytes)),
            ],
            packCheckpoint: packCheckpoint,
            checkpoint: try journal.checkpoint(by: Keys.journal()),
            inclusion: try MerkleTree.inclusionProof(ofLeafAt: seq, in: journal.leaves),
            consistency: try MerkleTree.consistencyProof(fromSize: issued + 1, in: journal.leaves)
        )
    }

    /// The folder's files.
    static func files(of material: RevealMaterial) throws -> [String: [UInt8]] {
        var files = try RevealAssembly.reveal(of: material).files
        files[file.path] = file.bytes
        return files
    }

    static func verdict(
        of files: [String: [UInt8]],
        in pack: EvidencePack? = nil,
        pins: Pins? = try? Keys.pins()
    ) throws -> RevealVerdict {
        RevealVerification.verdict(of: files, in: try pack ?? SampleJournal.pack(), pins: pins)
    }
}
