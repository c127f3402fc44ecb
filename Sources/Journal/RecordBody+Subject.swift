import Approvals
import Identifiers

extension RecordBody {
    /// The claim or business case that a step of its workflow is about. A claim under a business
    /// case is linked into that one's chain, so that the chain alone does not say it.
    public var subject: String? {
        switch self {
        case .claimSubmitted(let submitted): submitted.claim.id.text
        case .claimAmended(let amended): amended.claim.id.text
        case .claimWithdrawn(let withdrawn): withdrawn.claim.text
        case .caseSubmitted(let submitted): submitted.businessCase.id.text
        case .caseAmended(let amended): amended.businessCase.id.text
        case .decisionRecorded(let decision): decision.subject
        case .approvalGranted(let approval): approval.subject
        case .approvalDeclined(let declined): declined.subject
        case .approvalPassedOn(let passed): passed.subject
        case .questionAsked(let question): question.subject
        case .topUpProposed(let proposed): proposed.claim.text
        case .partnerPageKept(let kept): kept.claim.text
        case .partnerPaymentReturned(let returned): returned.claim.text
        default: nil
        }
    }
}
