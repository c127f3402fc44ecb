public import Calendar
public import Identifiers
public import Money
public import Policy

/// Why a claim or business case cannot change so, in order of precedence.
///
/// Where somebody else could say yes, `whoCan` names them, appointed people first.
public enum TransitionError: Error, Hashable, Sendable {
    case wrongSubject(expected: Subject, given: Subject)
    case versionNotNext(expected: Int, given: Int)
    case notPossible(MatterMove, Subject, MatterState)
    case used(Subject)
    case contentChanged(Subject, version: Int)
    case notTheirs(UserID, claimant: UserID, editor: UserID)
    case otherQuestion(open: QuestionID, given: QuestionID)
    case passedOn(UserID, whoCan: [UserID])
    case duties(DutyBreach, whoCan: [UserID])
    case notAppointed(UserID, Role, PartnerCode, whoCan: [UserID])
    case approvedBefore(UserID, step: Int, whoCan: [UserID])
    case pastLastDay(Subject, lastDay: CalendarDate)
    case noSuchLine(Int)
    case lineTwice(Int)
    case lineMissing(Int)
    case lineRaised(Int, asked: Amount, open: Amount)
    case nothingApproved
    case amount(AmountError)
    case notExpired(Subject, lastDay: CalendarDate?)
}

/// What somebody wants to do with a claim or business case.
public enum MatterMove: String, CaseIterable, Sendable {
    case amend
    case withdraw
    case ask
    case answer
    case passOn = "pass on"
    case decline
    case approve
    case use
    case close
}

extension TransitionError {
    /// The stable code.
    public var code: String {
        switch self {
        case .wrongSubject: "matter.wrong-subject"
        case .versionNotNext: "matter.version-not-next"
        case .notPossible: "matter.not-possible"
        case .used: "matter.used"
        case .contentChanged: "matter.content-changed"
        case .notTheirs: "matter.not-theirs"
        case .otherQuestion: "matter.other-question"
        case .passedOn: "decision.passed-on"
        case .duties(let breach, _): breach.code
        case .notAppointed: "decision.not-appointed"
        case .approvedBefore: "decision.approved-before"
        case .pastLastDay: "decision.past-last-day"
        case .noSuchLine: "decision.no-such-line"
        case .lineTwice: "decision.line-twice"
        case .lineMissing: "decision.line-missing"
        case .lineRaised: "decision.line-raised"
        case .nothingApproved: "decision.nothing-approved"
        case .amount(let error): error.code
        case .notExpired: "matter.not-expired"
        }
    }
}
