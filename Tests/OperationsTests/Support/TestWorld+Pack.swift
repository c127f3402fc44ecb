import Evidence
import Files
import Integrity
import Store
import StrictJSON
import Testing

@testable import Operations

extension TestWorld {
    /// What a pack's checker finds in a pack of everything so far.
    func packFindings() throws -> [PackFinding] {
        let issued = try done("u_fo", "pack.issue", ["pack": "pk_1", "recipient": "auditor"])
        return try verdict(of: pack(issuedAt: issued.records.last ?? 0)).findings
    }

    /// The pack of a record, with the files that it opens.
    func pack(
        issuedAt seq: Int,
        made profiles: ProfileShelf = ProfileShelf()
    ) throws -> EvidencePack {
        try store.read { books in
            var opened: [String: [UInt8]] = [:]
            let gathering = GatherPack(
                in: books,
                profile: { try ProfileParser.parse($0) },
                made: profiles,
                keeping: { opened[$0.path] = $1 }
            )
            var pack = try PackAssembly.pack(
                of: gathering.material(of: gathering.journal(issuedAt: seq)),
                signedBy: keys.pack
            )
            pack.fill(from: opened)
            return pack
        }
    }

    func verdict(of pack: EvidencePack) -> Verdict {
        let pins = Pins(
            journal: Self.origin,
            journalKey: keys.journal.verificationKey,
            packKey: keys.pack.verificationKey
        )
        return PackVerification.verdict(of: pack, pins: pins)
    }
}
