import Approvals
import Identifiers
import Integrity
import Journal

/// Which private values of a pack are called erased, and of which the records say that they are.
struct ErasureTrace {
    /// The participants whom the claims and cases of each chain are for, in whichever version.
    private var participants: [String: Set<ParticipantCode>] = [:]
    /// The chain that each record is in.
    private var chains: [String?] = []
    private var erased: Set<ParticipantCode> = []
    /// How many values are called erased, and no record up to the pack's says so.
    private(set) var unrecorded = 0

    /// Takes the next record.
    mutating func read(_ record: Record) {
        chains.append(record.header.chain?.id)
        switch record.body {
        case .claimSubmitted(let body): note(body.claim.lines.map(\.bearer))
        case .claimAmended(let body): note(body.claim.lines.map(\.bearer))
        case .caseSubmitted(let body): note(body.businessCase.lines.map(\.bearer))
        case .caseAmended(let body): note(body.businessCase.lines.map(\.bearer))
        case .participantErased(let body): erased.insert(body.participant)
        default: break
        }
    }

    private mutating func note(_ bearers: [CostBearer]) {
        guard let chain = chains.last ?? nil else { return }
        participants[chain, default: []].formUnion(bearers.flatMap(\.participants))
    }

    /// Notes a value of a record that is called erased.
    mutating func count(erasedIn seq: Int) {
        let chain = chains.indices.contains(seq) ? chains[seq] : nil
        let people = chain.flatMap { participants[$0] } ?? []
        if people.isDisjoint(with: erased) { unrecorded += 1 }
    }
}

extension PackVerification {
    /// The values that are not withheld are those that the record which issued the pack says are
    /// opened, and what is called erased was.
    mutating func checkOpened(_ places: [PrivatePlace], in trace: JournalTrace) {
        let wanted = trace.issued?.profile?.opened ?? IssuedProfile.digest(ofOpened: [])
        if IssuedProfile.digest(ofOpened: places) != wanted {
            report(
                "pack.opened",
                "disclosures.txt withholds other values than the record that issued the pack says."
            )
        }
        let unrecorded = trace.erasures.unrecorded
        if unrecorded > 0 {
            unproven.append(
                "\(unrecorded) of the values that the pack opened when it was issued are called "
                    + "erased, and no record up to the pack's says so. Ask for a pack that was "
                    + "issued since, which holds the record of the erasure."
            )
        }
    }

    /// What the profile made is what the record that issued the pack says. Values that were erased
    /// since are no longer in it: then that stays open, as it is said of the values.
    mutating func checkProfile(_ trace: inout JournalTrace) {
        guard let profile = trace.issued?.profile else { return }
        let path = "\(PackPath.profile)\(profile.id)-v\(profile.version).yaml"
        var made: [String: Digest] = [:]
        for file in sizes.keys where file.hasPrefix(PackPath.profile) {
            trace.paths.insert(file)
            if file != path {
                made[String(file.dropFirst(PackPath.profile.count))] = hashes[file]?.digest
            }
        }
        if trace.erasures.unrecorded == 0, IssuedProfile.digest(ofFiles: made) != profile.files {
            report(
                "pack.profile-files",
                "The files under data/profile/ are not those that were made when the pack was "
                    + "issued."
            )
        }
        guard let hashed = hashes[path] else {
            return report("pack.file-missing", "The file \(path) is missing.")
        }
        if hashed.digest != profile.digest {
            report("pack.profile", "\(path) is not the profile by which the pack was issued.")
        }
    }
}
