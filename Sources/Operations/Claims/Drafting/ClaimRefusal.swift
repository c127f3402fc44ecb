import Approvals
import Calendar
import Identifiers
import Integrity
import Money
import Store

/// Why a claim or business case cannot be taken up, in order of precedence.
enum ClaimRefusal: Refusal, Hashable {
    case idTaken(String)
    case unknown(Subject)
    case unknownClaimant(UserID)
    case erased(ParticipantCode)
    case noRate(line: Int, on: CalendarDate)
    case duplicateEvidence(file: String)
    case caseNotOpen(CaseID, phrase: String)
    case caseEnded(CaseID, phrase: String, ClaimID)
    case caseExpired(CaseID, lastDay: CalendarDate)
    case caseOfOtherPartner(CaseID, PartnerCode)
    case caseLineMissing(line: Int, CaseID)
    case noSuchCaseLine(line: Int, asked: Int, CaseID)
    case notWhomTheCaseIsFor(line: Int, caseLine: Int, CaseID)
    case noTopUp(ClaimID)
    case aboveTopUp(ClaimID, asked: Amount, claimed: Amount, proposed: Amount)
    case accepted(ClaimID)
    case lastDayPassed(CalendarDate, today: CalendarDate)

    var code: String {
        switch self {
        case .idTaken: "subject.id-taken"
        case .unknown(let subject): "\(subject.kind.rawValue).unknown"
        case .unknownClaimant: "claimant.unknown"
        case .erased: "participant.erased"
        case .noRate: "claim.no-rate"
        case .duplicateEvidence: "claim.duplicate-evidence"
        case .caseNotOpen: "claim.case-not-open"
        case .caseEnded: "claim.case-ended"
        case .caseExpired: "claim.case-expired"
        case .caseOfOtherPartner: "claim.case-of-other-partner"
        case .caseLineMissing: "claim.case-line-missing"
        case .noSuchCaseLine: "claim.no-such-case-line"
        case .notWhomTheCaseIsFor: "claim.not-whom-the-case-is-for"
        case .noTopUp: "claim.no-top-up"
        case .aboveTopUp: "claim.above-top-up"
        case .accepted: "claim.accepted"
        case .lastDayPassed: "case.last-day-passed"
        }
    }

    var message: String {
        switch self {
        case .idTaken, .unknown, .unknownClaimant, .erased: aboutNames
        case .noRate, .duplicateEvidence, .accepted, .lastDayPassed, .noTopUp, .aboveTopUp:
            aboutContent
        case .caseNotOpen, .caseEnded, .caseExpired, .caseOfOtherPartner, .caseLineMissing,
            .noSuchCaseLine,
            .notWhomTheCaseIsFor:
            aboutTheCase
        }
    }

    private var aboutNames: String {
        switch self {
        case .idTaken(let id):
            "There is a claim or business case \(id) already. Choose another id, or send a new "
                + "version of that one."
        case .unknown(let subject):
            "There is no \(subject.phrase) that waits for anything. Check the id."
        case .unknownClaimant(let user):
            "\(user) holds no role in these books, so nothing can be claimed for them. A programme "
                + "manager appoints people with user.appoint."
        case .erased(let participant):
            "What was kept of \(participant) was erased, so nothing more is recorded of them."
        default: ""
        }
    }

    private var aboutContent: String {
        switch self {
        case .noRate(let line, let date):
            "On line \(line) no mileage rate was in force on \(date). Check the date, or give the "
                + "amount."
        case .duplicateEvidence(let file):
            "The file \(file) was sent before: a similar claim exists. If one ticket serves both, "
                + "say “reused”: true; if it is the same cost, there is nothing to send."
        case .accepted(let claim):
            "\(claim) was accepted and is in the books. A finance officer reverses its entry "
                + "first, or send a new claim for the difference."
        case .lastDayPassed(let lastDay, let today):
            "The last day, \(lastDay), is before today, \(today). Give a day on which the money "
                + "can still be used."
        case .noTopUp(let claim):
            "Nothing was proposed to top up \(claim). A finance officer looks for what a new rate "
                + "left owing with top-up.propose."
        case .aboveTopUp(let claim, let asked, let claimed, let proposed):
            "\(proposed.poundsText) was found owing on \(claim), of which \(claimed.poundsText) is "
                + "claimed already, and \(asked.poundsText) is asked for. Claim at most what is "
                + "left."
        default: ""
        }
    }

    private var aboutTheCase: String {
        switch self {
        case .caseNotOpen(let id, let phrase):
            "Business case \(id) \(phrase), so nothing can be drawn from it. Claim without it, or "
                + "have a business case approved first."
        case .caseEnded(let id, let phrase, let claim):
            "\(claim) was sent under business case \(id), and since then \(phrase). Decline it, or "
                + "have it sent again without the case with claim.amend: the guidance then says "
                + "who can say yes."
        case .caseExpired(let id, let lastDay):
            "Business case \(id) could be used until \(lastDay). Ask for another, or claim without "
                + "it."
        case .caseOfOtherPartner(let id, let partner):
            "Business case \(id) is of \(partner). A claim on it names the same partner; who is "
                + "paid may be another."
        case .caseLineMissing(let line, let id):
            "Line \(line) could draw on several lines of \(id), or on none. Say which with "
                + "“case-line”."
        case .noSuchCaseLine(let line, let asked, let id):
            "Line \(line) draws on line \(asked) of \(id), which has no such line."
        case .notWhomTheCaseIsFor(let line, let caseLine, let id):
            "Line \(line) is not for whom line \(caseLine) of \(id) was approved. Claim it without "
                + "the case, or have a business case approved for them."
        default: ""
        }
    }
}

extension TransitionError: Refusal {}
extension ApprovalStatementError: Refusal {}
extension SealingError: Refusal {}
extension KeyError: Refusal {}
