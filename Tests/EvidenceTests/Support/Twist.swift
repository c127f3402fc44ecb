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
}
