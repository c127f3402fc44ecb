import Approvals
import Calendar
import Identifiers
import Store

/// Why money cannot be paid or come back so, in order of precedence.
enum PaymentRefusal: Refusal, Hashable {
    case exists(PaymentID)
    case unknown(PaymentID)
    case isRepayment(PaymentID)
    case isNoRepayment(PaymentID)
    case wrongState(PaymentID, PaymentState)
    case tooManyClaims(Int)
    case claimUnknown(ClaimID)
    case claimNotAccepted(ClaimID, state: String)
    case inPayment(ClaimID, PaymentID)
    case nothingOwed(ClaimID)
    case outsideEnrolment(ClaimID, line: Int, ParticipantCode, CalendarDate)
    case notProven(ClaimID, ApprovalID, of: Subject)
    case beforeInstruction(CalendarDate, instructed: CalendarDate)
    case undoneInPart(ClaimID)
    case notPaidByPartner(ClaimID)
    case beforeDeparture(CalendarDate, left: CalendarDate)
    case repaid(ClaimID, PaymentID)
    case notDefrayed(ClaimID)

    var code: String {
        switch self {
        case .exists: "payment.exists"
        case .unknown: "payment.unknown"
        case .isRepayment: "payment.is-repayment"
        case .isNoRepayment: "payment.is-no-repayment"
        case .wrongState: "payment.wrong-state"
        case .tooManyClaims: "payment.too-many-claims"
        case .claimUnknown: "claim.unknown"
        case .claimNotAccepted: "claim.not-accepted"
        case .inPayment: "claim.in-payment"
        case .nothingOwed: "claim.nothing-owed"
        case .outsideEnrolment: "claim.outside-enrolment"
        case .notProven: "claim.approval-not-proven"
        case .beforeInstruction: "payment.before-instruction"
        case .undoneInPart: "payment.undone-in-part"
        case .notPaidByPartner: "claim.not-paid-by-partner"
        case .beforeDeparture: "claim.before-departure"
        case .repaid: "claim.repaid"
        case .notDefrayed: "claim.not-defrayed"
        }
    }

    var message: String {
        switch self {
        case .exists(let payment):
            "There is a payment \(payment) already. Choose another id."
        case .unknown(let payment):
            "There is no payment \(payment). Instruct it with payment.instruct."
        case .isRepayment(let payment):
            "\(payment) repays a partner. Record that it left the bank with repayment.defray."
        case .isNoRepayment(let payment):
            "\(payment) pays claims and no partner's repayment. Record that it left the bank with "
                + "payment.defray."
        case .wrongState(let payment, let state):
            "\(payment) is \(state.rawValue) already. Check the payment's id."
        case .tooManyClaims(let count):
            "One payment carries at most \(InstructPayment.maximumClaims) claims and this has "
                + "\(count). Make two payments of it."
        case .claimUnknown(let claim):
            "There is no claim \(claim). Check its id."
        case .claimNotAccepted(let claim, let state):
            "\(claim) \(state), so nothing is paid on it yet. Whoever its route names decides."
        case .inPayment(let claim, let payment):
            "\(claim) is in the payment \(payment) already. Leave it out."
        case .nothingOwed(let claim):
            "Nothing is owed on \(claim): it was paid, or reversed. Leave it out."
        default: laterMessage
        }
    }

    private var laterMessage: String {
        switch self {
        case .outsideEnrolment(let claim, let line, let participant, let date):
            "Line \(line) of \(claim) was incurred on \(date), when \(participant) was not "
                + "enrolled by what is known today, and nobody approved that. Where the spell is "
                + "wrong, record the right one with participant.enrol; else finance undoes the "
                + "claim with entry.reverse, and a new claim with a reason goes to a manager."
        case .notProven(let claim, let approval, let subject):
            "\(claim) rests on \(approval) of \(subject.text), and the key that vouches for it was "
                + "compromised since and is not trusted that far. Finance undoes what was accepted "
                + "with entry.reverse; it is sent again, and whoever says yes has a key in force."
        case .beforeInstruction(let date, let instructed):
            "The payment was instructed on \(instructed), so it cannot have moved on \(date). "
                + "Check the statement."
        case .undoneInPart(let claim):
            "Part of \(claim) came back after it was paid, so the payment cannot be returned "
                + "whole. Reverse that entry first."
        case .notPaidByPartner(let claim):
            "No partner's payment of \(claim) is recorded that stands. Record it with "
                + "claim.paid-by-partner."
        case .beforeDeparture(let date, let left):
            "It left the partner's bank on \(left), so it cannot have come back on \(date). "
                + "Check the statement."
        case .repaid(let claim, let payment):
            "\(payment) repays the partner for \(claim). Record the return of that payment with "
                + "payment.return first."
        case .notDefrayed(let claim):
            "\(claim) has not been paid, so nothing of it can come back. Reverse its entry if "
                + "it was wrong."
        default: ""
        }
    }
}
