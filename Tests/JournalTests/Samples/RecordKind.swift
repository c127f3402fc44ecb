import Journal

/// The types of record, each of which has a sample.
///
/// Two closed switches keep the list whole: a new case of `RecordBody` has no kind until it is
/// named here, and a new kind has no sample until ``body(_:)`` makes one.
enum RecordKind: String, CaseIterable, Sendable {
    case journalCreated = "journal.created"
    case keyAdded = "key.added"
    case keyRetired = "key.retired"
    case keyCompromised = "key.compromised"
    case fundOpened = "fund.opened"
    case apportionmentAdopted = "apportionment.adopted"
    case partnerJoined = "partner.joined"
    case policyAdopted = "policy.adopted"
    case userRole = "user.role"
    case relationDeclared = "relation.declared"
    case delegationGranted = "delegation.granted"
    case participantEnrolled = "participant.enrolled"
    case participantExited = "participant.exited"
    case participantErased = "participant.erased"
    case outcomeRecorded = "outcome.recorded"
    case deviceLent = "device.lent"
    case deviceReturned = "device.returned"
    case deviceLost = "device.lost"
    case decisionRecorded = "decision.recorded"
    case questionAsked = "question.asked"
    case questionAnswered = "question.answered"
    case approvalGranted = "approval.granted"
    case approvalDeclined = "approval.declined"
    case approvalPassedOn = "approval.passed-on"
    case claimWithdrawn = "claim.withdrawn"
    case caseWithdrawn = "case.withdrawn"
    case caseClosed = "case.closed"
    case topUpProposed = "top-up.proposed"
    case paymentInstructed = "payment.instructed"
    case paymentDefrayed = "payment.defrayed"
    case paymentReturned = "payment.returned"
    case payeeDetails = "payee.details"
    case runPrepared = "run.prepared"
    case runAdjusted = "run.adjusted"
    case runLine = "run.line"
    case runFrozen = "run.frozen"
    case runReleased = "run.released"
    case runWithdrawn = "run.withdrawn"
    case floatCounted = "float.counted"
    case bankImported = "bank.imported"
    case partnerBankImported = "partner.bank-imported"
    case partnerPageKept = "partner.page-kept"
    case partnerPaymentReturned = "partner.payment-returned"
    case bankAsserted = "bank.asserted"
    case drawdownPrepared = "drawdown.prepared"
    case drawdownAdjusted = "drawdown.adjusted"
    case drawdownReviewed = "drawdown.reviewed"
    case drawdownWithdrawn = "drawdown.withdrawn"
    case drawdownLine = "drawdown.line"
    case drawdownSubmitted = "drawdown.submitted"
    case drawdownAnswered = "drawdown.answered"
    case periodClosed = "period.closed"
    case periodReopened = "period.reopened"
    case packIssued = "pack.issued"
    case packStamped = "pack.stamped"
    case packRevealed = "pack.revealed"
    case commandRefused = "command.refused"
    case claimSubmitted = "claim.submitted"
    case claimAmended = "claim.amended"
    case caseSubmitted = "case.submitted"
    case caseAmended = "case.amended"
    case entryPosted = "entry.posted"
}

extension RecordKind {
    init(of body: RecordBody) {
        self =
            switch body {
            case .journalCreated: .journalCreated
            case .keyAdded: .keyAdded
            case .keyRetired: .keyRetired
            case .keyCompromised: .keyCompromised
            case .fundOpened: .fundOpened
            case .apportionmentAdopted: .apportionmentAdopted
            case .partnerJoined: .partnerJoined
            case .policyAdopted: .policyAdopted
            case .userRole: .userRole
            case .relationDeclared: .relationDeclared
            case .delegationGranted: .delegationGranted
            case .participantEnrolled: .participantEnrolled
            case .participantExited: .participantExited
            case .participantErased: .participantErased
            case .outcomeRecorded: .outcomeRecorded
            case .deviceLent: .deviceLent
            case .deviceReturned: .deviceReturned
            case .deviceLost: .deviceLost
            case .decisionRecorded: .decisionRecorded
            case .questionAsked: .questionAsked
            case .questionAnswered: .questionAnswered
            case .approvalGranted: .approvalGranted
            case .approvalDeclined: .approvalDeclined
            case .approvalPassedOn: .approvalPassedOn
            case .claimWithdrawn: .claimWithdrawn
            case .caseWithdrawn: .caseWithdrawn
            case .caseClosed: .caseClosed
            case .topUpProposed: .topUpProposed
            case .paymentInstructed: .paymentInstructed
            case .paymentDefrayed: .paymentDefrayed
            case .paymentReturned: .paymentReturned
            case .payeeDetails: .payeeDetails
            case .runPrepared: .runPrepared
            case .runAdjusted: .runAdjusted
            case .runLine: .runLine
            case .runFrozen: .runFrozen
            case .runReleased: .runReleased
            case .runWithdrawn: .runWithdrawn
            case .floatCounted: .floatCounted
            case .bankImported: .bankImported
            case .partnerBankImported: .partnerBankImported
            case .partnerPageKept: .partnerPageKept
            case .partnerPaymentReturned: .partnerPaymentReturned
            case .bankAsserted: .bankAsserted
            case .drawdownPrepared: .drawdownPrepared
            case .drawdownAdjusted: .drawdownAdjusted
            case .drawdownReviewed: .drawdownReviewed
            case .drawdownWithdrawn: .drawdownWithdrawn
            case .drawdownLine: .drawdownLine
            case .drawdownSubmitted: .drawdownSubmitted
            case .drawdownAnswered: .drawdownAnswered
            case .periodClosed: .periodClosed
            case .periodReopened: .periodReopened
            case .packIssued: .packIssued
            case .packStamped: .packStamped
            case .packRevealed: .packRevealed
            case .commandRefused: .commandRefused
            case .claimSubmitted: .claimSubmitted
            case .claimAmended: .claimAmended
            case .caseSubmitted: .caseSubmitted
            case .caseAmended: .caseAmended
            case .entryPosted: .entryPosted
            }
    }

    /// A body of this type, with all that is optional or with none of it.
    func body(_ extent: Extent) throws -> RecordBody {
        switch self {
        case .journalCreated: .journalCreated(try extent.journalCreated())
        case .keyAdded: .keyAdded(try extent.keyAdded())
        case .keyRetired: .keyRetired(try extent.keyRetired())
        case .keyCompromised: .keyCompromised(try extent.keyCompromised())
        case .fundOpened: .fundOpened(try extent.fundOpened())
        case .apportionmentAdopted: .apportionmentAdopted(try extent.apportionmentAdopted())
        case .partnerJoined: .partnerJoined(try extent.partnerJoined())
        case .policyAdopted: .policyAdopted(try extent.policyAdopted())
        case .userRole: .userRole(try extent.userRole())
        case .relationDeclared: .relationDeclared(try extent.relationDeclared())
        case .delegationGranted: .delegationGranted(try extent.delegationGranted())
        case .participantEnrolled: .participantEnrolled(try extent.participantEnrolled())
        case .participantExited: .participantExited(try extent.participantExited())
        case .participantErased: .participantErased(try extent.participantErased())
        case .outcomeRecorded: .outcomeRecorded(try extent.outcomeRecorded())
        case .deviceLent: .deviceLent(try extent.deviceLent())
        case .deviceReturned: .deviceReturned(try extent.deviceReturned())
        case .deviceLost: .deviceLost(try extent.deviceLost())
        case .decisionRecorded: .decisionRecorded(try extent.decisionRecorded())
        case .questionAsked: .questionAsked(try extent.questionAsked())
        case .questionAnswered: .questionAnswered(try extent.questionAnswered())
        case .approvalGranted: .approvalGranted(try extent.approvalGranted())
        case .approvalDeclined: .approvalDeclined(try extent.approvalDeclined())
        case .approvalPassedOn: .approvalPassedOn(try extent.approvalPassedOn())
        case .claimWithdrawn: .claimWithdrawn(try extent.claimWithdrawn())
        case .caseWithdrawn: .caseWithdrawn(try extent.caseWithdrawn())
        case .caseClosed: .caseClosed(try extent.caseClosed())
        case .topUpProposed: .topUpProposed(try extent.topUpProposed())
        case .paymentInstructed: .paymentInstructed(try extent.paymentInstructed())
        case .paymentDefrayed: .paymentDefrayed(try extent.paymentDefrayed())
        case .paymentReturned: .paymentReturned(try extent.paymentReturned())
        case .payeeDetails: .payeeDetails(try extent.payeeDetails())
        case .runPrepared: .runPrepared(try extent.runPrepared())
        case .runAdjusted: .runAdjusted(try extent.runAdjusted())
        case .runLine: .runLine(try extent.runLine())
        case .runFrozen: .runFrozen(try extent.runFrozen())
        case .runReleased: .runReleased(try extent.runReleased())
        case .runWithdrawn: .runWithdrawn(try extent.runWithdrawn())
        case .floatCounted: .floatCounted(try extent.floatCounted())
        case .bankImported: .bankImported(try extent.bankImported())
        case .partnerBankImported: .partnerBankImported(try extent.partnerBankImported())
        case .partnerPageKept: .partnerPageKept(try extent.partnerPageKept())
        case .partnerPaymentReturned: .partnerPaymentReturned(try extent.partnerPaymentReturned())
        case .bankAsserted: .bankAsserted(try extent.bankAsserted())
        case .drawdownPrepared: .drawdownPrepared(try extent.drawdownPrepared())
        case .drawdownAdjusted: .drawdownAdjusted(try extent.drawdownAdjusted())
        case .drawdownReviewed: .drawdownReviewed(try extent.drawdownReviewed())
        case .drawdownWithdrawn: .drawdownWithdrawn(try extent.drawdownWithdrawn())
        case .drawdownLine: .drawdownLine(try extent.drawdownLine())
        case .drawdownSubmitted: .drawdownSubmitted(try extent.drawdownSubmitted())
        case .drawdownAnswered: .drawdownAnswered(try extent.drawdownAnswered())
        case .periodClosed: .periodClosed(try extent.periodClosed())
        case .periodReopened: .periodReopened(try extent.periodReopened())
        case .packIssued: .packIssued(try extent.packIssued())
        case .packStamped: .packStamped(try extent.packStamped())
        case .packRevealed: .packRevealed(try extent.packRevealed())
        case .commandRefused: .commandRefused(try extent.commandRefused())
        case .claimSubmitted: .claimSubmitted(try extent.claimSubmitted())
        case .claimAmended: .claimAmended(try extent.claimAmended())
        case .caseSubmitted: .caseSubmitted(try extent.caseSubmitted())
        case .caseAmended: .caseAmended(try extent.caseAmended())
        case .entryPosted: .entryPosted(try extent.entryPosted())
        }
    }
}
