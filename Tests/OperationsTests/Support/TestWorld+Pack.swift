import Evidence
import Integrity
import Store
import StrictJSON
import Testing

@testable import Operations

extension TestWorld {
    /// What a pack's checker finds in a pack of everything so far.
    func packFindings() throws -> [PackFinding] {
        let issued = try done("u_fo", "pack.issue", ["pack": "pk_1", "recipient": "auditor"])
        let seq = issued.records.last ?? 0
        let pack = try store.read { books in
            try PackAssembly.pack(
                of: GatherPack.material(issuedAt: seq, in: books),
                signedBy: keys.pack
            )
        }
        let pins = Pins(
            journal: Self.origin,
            journalKey: keys.journal.verificationKey,
            packKey: keys.pack.verificationKey
        )
        return PackVerification.verdict(of: pack, pins: pins).findings
    }
}
