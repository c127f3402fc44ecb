import Evidence
import Identifiers
import Integrity
import Journal

/// The sample journal's pack by a profile: it opens what two claims were for, one of them as a
/// file, and what the guidance decided on for one; what a third was for was erased.
enum OpenedPack {
    static let profile = Array("profile: illustrative\n".utf8)
    static let profilePath = "data/profile/auditor-v1.yaml"
    /// What the profile made when the pack was issued.
    static let made = Array("amount\r\n".utf8)

    /// The file's path, and what it holds.
    static let file = (
        path: "data/evidence/\(places.file.seq)-lines-1-what.txt", text: "what cl_0003"
    )

    /// Where the sample commits to them.
    static let places:
        (value: PrivatePlace, file: PrivatePlace, erased: PrivatePlace, facts: PrivatePlace) = {
            let bytes = (try? SampleJournal.material().journal.bytes) ?? RecordBytes()
            func place(_ text: String, _ label: String, _ field: String) -> PrivatePlace {
                let line = "\(field): \(JournalBuilder.commitment(to: text, as: label))\n"
                let seq = bytes.firstIndex { String(decoding: $0, as: UTF8.self).contains(line) }
                return PrivatePlace(seq: seq ?? -1, field: field)
            }
            return (
                place("what cl_0001", "what", "lines.1.commit.what"),
                place("what cl_0003", "what", "lines.1.commit.what"),
                place("what cl_0002", "what", "lines.1.commit.what"),
                place(SampleJournal.facts(of: "cl_0001"), "facts", "commit.facts")
            )
        }()

    /// - Parameters:
    ///   - isErased: Whether the records before the pack's say that the participant was erased.
    ///   - costs: What the profile makes when the pack is made; when it was issued, `made`.
    static func pack(
        isErased: Bool = true,
        costs: [UInt8] = made
    ) throws -> EvidencePack {
        let digest = Digest(of: profile)
        let issued = IssuedProfile(
            id: try ProfileID("auditor"),
            version: 1,
            digest: digest,
            drawdown: nil,
            fund: nil,
            starts: nil,
            ends: nil,
            opened: IssuedProfile.digest(
                ofOpened: [places.value, places.file, places.erased, places.facts].sorted()
            ),
            files: IssuedProfile.digest(ofFiles: ["costs.csv": Digest(of: made)])
        )
        let material = try SampleJournal.material(by: issued, erasing: isErased)
        let salt = JournalBuilder.salt
        let attachment = PackAttachment(places.file, Array(file.text.utf8))
        var openings = material.openings
        openings[places.value] = .value(label: "what", salt: salt, Array("what cl_0001".utf8))
        openings[places.file] = .file(label: "what", salt: salt, attachment)
        openings[places.erased] = .erased
        let facts = Array(SampleJournal.facts(of: "cl_0001").utf8)
        openings[places.facts] = .value(label: "facts", salt: salt, facts)
        var pack = try PackAssembly.pack(
            of: PackMaterial(
                journal: material.journal,
                documents: material.documents.merging([digest: profile]) { $1 },
                openings: openings,
                profileFiles: ["costs.csv": costs]
            ),
            signedBy: Keys.pack()
        )
        pack.fill(from: [attachment.path: Array(file.text.utf8)])
        return pack
    }
}
