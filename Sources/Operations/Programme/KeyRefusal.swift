import Identifiers
import Journal

/// Why a key cannot be registered or ended, in order of precedence.
enum KeyRefusal: Refusal, Hashable {
    case ownKey(UserID)
    case notPossessed(String)
    case noSeals(UserID)
    case unknown(String, KeyPurpose)
    case endedBefore(String)
    case inUse(String)
    case wasEnded(String, UserID)
    case beyondJournal(asked: Int, size: Int)

    var code: String {
        switch self {
        case .ownKey: "key.own"
        case .notPossessed: "key.not-possessed"
        case .noSeals: "key.no-seals"
        case .unknown: "key.unknown"
        case .endedBefore: "key.ended-before"
        case .inUse: "key.in-use"
        case .wasEnded: "key.was-ended"
        case .beyondJournal: "key.beyond-journal"
        }
    }

    var message: String {
        switch self {
        case .ownKey(let user):
            "\(user) cannot vouch for their own key. Another programme manager enrols them."
        case .notPossessed(let key):
            "The key \(key) did not sign the statement about itself. Make another key."
        case .noSeals(let user):
            "\(user) has no seal key in force. Enrol them with signer.enrol."
        case .unknown(let key, let purpose):
            "There is no \(purpose.rawValue) key \(key) of that owner. Check the id and the "
                + "user; a key is known by 16 digits."
        case .endedBefore(let key):
            "The key \(key) was retired or given up before. There is nothing to do."
        case .inUse(let key):
            "The key \(key) is the one that these books are signed with, and no other takes its "
                + "place. If others may hold it, record key.compromise: no pack is taken for "
                + "genuine from then on."
        case .wasEnded(let key, let user):
            "The key \(key) of \(user) was retired or given up, and no key counts twice. Move its "
                + "file out of the signers' folder and enrol them again, under a new id: a new key "
                + "is made."
        case .beyondJournal(let asked, let size):
            "The journal has \(size) records and never had \(asked). Give the size of the last "
                + "checkpoint to trust."
        }
    }
}
