import Calendar
import Identifiers
import Journal

/// Why something about people cannot be recorded, in order of precedence.
enum PeopleRefusal: Refusal, Hashable {
    case erased(ParticipantCode)
    case noKeyworker(UserID, at: PartnerCode)
    case unknownCap(CapCode, known: [CapCode])
    case unknownSubject(String)
    case otherParticipant(String, ParticipantCode)
    case outcomeKnown(ParticipantCode, OutcomeKind, CalendarDate)
    case unknownColleague(UserID)
    case relatedToOneself(UserID)
    case notEnrolled(ParticipantCode)
    case caseNotApproved(CaseID)
    case unknownDevice(DeviceID)

    var code: String {
        switch self {
        case .erased: "participant.erased"
        case .noKeyworker: "keyworker.unknown"
        case .unknownCap: "cap.unknown"
        case .unknownSubject: "subject.unknown"
        case .otherParticipant: "subject.other-participant"
        case .outcomeKnown: "outcome.recorded-before"
        case .unknownColleague: "user.unknown"
        case .relatedToOneself: "relation.to-oneself"
        case .notEnrolled: "participant.not-enrolled"
        case .caseNotApproved: "case.not-approved"
        case .unknownDevice: "device.unknown"
        }
    }

    var message: String {
        switch self {
        case .erased(let participant):
            "The data of \(participant) was destroyed and nothing more is kept about them. If they "
                + "come back, enrol them under a new code."
        case .noKeyworker(let user, let partner):
            "\(user) is no keyworker of \(partner). A programme manager appoints them with "
                + "user.appoint."
        case .unknownCap(let cap, let known):
            "The guidance in force has no cap “\(cap)”. It has "
                + known.map(\.text).joined(separator: ", ") + "."
        case .unknownSubject(let text):
            "There is no claim and no business case \(text). Check its id, or leave “of” out."
        case .otherParticipant(let text, let participant):
            "Nothing of \(text) was for \(participant), so nothing of theirs came of it. Name a "
                + "claim or case of theirs, or leave “of” out."
        case .outcomeKnown(let participant, let outcome, let day):
            "“\(outcome.rawValue)” of \(participant) on \(day) is recorded, and counts once. "
                + "Nothing is left to do; another day's outcome names its day."
        case .unknownColleague(let user):
            "\(user) holds no role in these books. A programme manager appoints them with "
                + "user.appoint."
        case .relatedToOneself(let user):
            "\(user) declares a relation with somebody else, not with themselves."
        case .notEnrolled(let participant):
            "\(participant) has no open spell with a partner. Enrol them first."
        case .caseNotApproved(let businessCase):
            "The business case \(businessCase) is not approved, so nothing is lent on it. Wait "
                + "for its approval, or leave “case” out."
        case .unknownDevice(let device):
            "There is no device \(device) in the register. device.lend enters one when it is first "
                + "lent. Check the code, or lend it."
        }
    }
}
