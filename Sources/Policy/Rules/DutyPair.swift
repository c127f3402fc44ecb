public import Identifiers

/// Two duties that one person may not hold, added by a rule pack to the pairs in the code.
///
/// A rule pack can add pairs and never remove one.
public struct DutyPair: Hashable, Sendable {
    public let clause: ClauseID
    public let first: NamedDuty
    public let second: NamedDuty

    public init(clause: ClauseID, first: NamedDuty, second: NamedDuty) {
        self.clause = clause
        self.first = first
        self.second = second
    }
}

/// A duty that a rule pack may name in a pair.
public enum NamedDuty: String, CaseIterable, Hashable, Sendable {
    case claimant
    case approver
    case payee
    case participant
    case editor
    case paymentPreparer = "payment-preparer"
    case paymentReleaser = "payment-releaser"
    case detailsEditor = "details-editor"
    case floatHolder = "float-holder"
    case floatCounter = "float-counter"
    case drawdownPreparer = "drawdown-preparer"
    case drawdownReviewer = "drawdown-reviewer"
    case deviceLender = "device-lender"
}
