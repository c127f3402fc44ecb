/// What a holder of every key but the signers' could make the journal say.
enum Twist: String, Sendable {
    case approverWithoutRole
    case ownKey
    case ownRules
    case lentByNobody
    case keyOfAnother
    case moneyFromNowhere
    case approvalOmitted
    case lastStepOmitted
    case selfApproval
    case amendedAfter
    case retiredKey
    case stepsSwapped
    case otherRules
    case otherContent
    case otherDecision
    case otherTree
    case nonceTwice
    case unsigned
    case tooLate
    case recordAfter
    case ownRelease
    case preparedByOther
    case releasedByOther
    case releasedByDelegate
    case loneOfficer
    case paidToReleaser
    case partnerPaid
    case partnerPaidMarker
    case partnerPaidByRival
    case partnerPaidAnothers
    case partnerPageOfOtherDay
    case partnerPageByRival
    case partnerBackUnpaid
    case partnerBackBefore
    case partnerEntryUnrecorded
    case partnerStatement
    case partnerStatementByRival
    case statementByOther
    case entryOfOtherEvent
    case undoneInPart
    case undoneTwice
    case undoneUndoing
    case chargedTwice
    case chargedOfNobody
    case setAsideTwice
    case refundWithoutBudget
    case paymentUnprepared
    case paymentUnreleased
    case paymentUnnamed
    case paymentUnposted
    case partnerUnposted
    case floatUnrecorded
    case runPaid
    case runReleasedByPreparer
    case runReleasedByInstructor
    case runReleasedByEditor
    case runReleasedByOther
    case runPreparedByOther
    case runDetailsByOther
    case runOtherDigest
    case runOtherSum
    case runUnreleased
    case runSwapped
    case runSwappedOurs
    case runFresh
    case runOtherAmount
    case runToAnother
    case runUnfrozen
    case runTwice
    case runPastDay
    case postedInClosed
    case closedOtherwise
    case reopenedUnclosed
    case reopenedOther
    case reopenedDrawnDown
    case reviewedByPreparer
    case reviewedByOther
    case drawnUnreviewed
    case drawnOtherwise
    case drawnTwice
    case drawnOpen
    case drawnWithdrawn
    case drawnOtherDays
    case drawnAfterPeriod
    case drawnOfNoCost
    case drawnOfOtherFund
    case drawnOfOtherDay
    case drawnLate
    case drawnMore
    case drawnLess
    case drawnAfterwards
    case drawnUnposted
    case receivedUnanswered
    case receivedLess
    case receivedOnOtherDay
    case answeredUnposted
    case answeredUnasked
    case answeredByOther
    case answerUndone
    case disallowedMore
    case disallowedUnposted
    case creditedUnasked
    case creditedMore
    case reopenedAlone
    case reopenedByOfficers
    case reopenedByNobody
    case reopenedByManager
    case reopenedByDelegate
    case agreedByPartner
    case consentByAnother
    case consentOfAnother
    case consentReused
    case consentKeyRetired
    case revealedAlone
    case revealedByOfficers
    case revealedByNobody
    case revealedByOfficer
    case revealByAnother
    case revealOfAnother
    case revealForAnother
    case revealReused
    case revealedOfOtherPack
    case revealedNothing
    case approvedAfterWithdrawal
    case chargedAfterWithdrawal
    case withdrawnAfterCharge
    case approvedAfterDecline
    case chargedAfterDecline

    /// Whether another partner has a manager.
    var hasRival: Bool {
        switch self {
        case .partnerPaidByRival, .partnerPaidAnothers, .partnerPageByRival,
            .partnerStatementByRival:
            true
        default: false
        }
    }

    /// Whether no payment of ours is there that a funder could be asked for.
    var leavesNothingToAsk: Bool {
        switch self {
        case .moneyFromNowhere, .paymentUnposted, .partnerEntryUnrecorded, .floatUnrecorded: true
        default: false
        }
    }

    /// Whether the payment goes to the bank in a run.
    var isOfRun: Bool { rawValue.hasPrefix("run") }
}
