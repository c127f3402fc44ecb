import Approvals
import Identifiers
import Journal

/// Why private values are not revealed, in order of precedence.
enum RevealRefusal: Refusal, Hashable {
    case notIssued(seq: Int)
    case notSecondPerson(UserID)
    case tooMany(count: Int)
    case afterPack(PrivatePlace, issued: Int)
    case noSuchField(PrivatePlace, [String])
    case codes(PrivatePlace)
    case ownMatter(PrivatePlace, UserID, Subject)
    case openedBefore(PrivatePlace)
    case erased(PrivatePlace)

    var code: String {
        switch self {
        case .notIssued: "pack.not-issued"
        case .notSecondPerson: "reveal.second-person"
        case .tooMany: "reveal.too-many"
        case .afterPack: "reveal.after-pack"
        case .noSuchField: "reveal.no-such-field"
        case .codes: "reveal.codes"
        case .ownMatter: "reveal.own-matter"
        case .openedBefore: "reveal.opened-before"
        case .erased: "reveal.erased"
        }
    }

    var message: String {
        switch self {
        case .notIssued(let seq):
            "Record \(seq) issued no pack. `farthing pack list` shows those that were issued."
        case .notSecondPerson(let user):
            "Revealing takes two people, a finance officer and a programme manager, and \(user) "
                + "is not the other one beside you. Name somebody who is."
        case .tooMany(let count):
            "\(count) fields are asked for, and one request reveals \(PackRevealed.fieldLimit) at "
                + "most. Ask for fewer, or issue a pack by a profile that opens them."
        case .afterPack(let place, let issued):
            "The pack ends with record \(issued), so record \(place.seq) is not in it. Name a "
                + "record of the pack, or issue another pack."
        case .noSuchField(let place, let fields):
            "Record \(place.seq) withholds no \(place.field). "
                + (fields.isEmpty
                    ? "It withholds nothing; the pack's disclosures.txt lists what is withheld."
                    : "It withholds " + fields.joined(separator: ", ") + ".")
        case .codes(let place):
            "\(place) is the secret of a recipient's codes, by which whoever has it can tell who "
                + "is who in that one's lists. It is never revealed; ask for what is needed by "
                + "its name."
        case .ownMatter(let place, let user, let subject):
            "\(place) is of \(subject.phrase), which is \(user)'s own matter. Somebody else has "
                + "to ask or agree; a role can be lent with delegation.grant."
        case .openedBefore(let place):
            "The pack opens \(place) already, by its profile: its disclosures.txt says where. "
                + "Leave it out of the request."
        case .erased(let place):
            "\(place) was erased, and what is gone cannot be shown. Leave it out of the request; "
                + "the pack's digest of it stays."
        }
    }
}
