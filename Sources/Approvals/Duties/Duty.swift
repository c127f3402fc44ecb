public import Policy

/// A part that somebody plays, of those that some other part excludes.
///
/// The raw values are how rule packs and findings spell them.
public enum Duty: String, CaseIterable, Comparable, Sendable {
    case approver
    case claimant
    case payee
    /// Whom the cost is for.
    case participant
    /// Whoever typed in the version that is decided: its last editor.
    case editor
    case paymentPreparer = "payment-preparer"
    case paymentReleaser = "payment-releaser"
    /// Whoever changed the payee's bank details.
    case detailsEditor = "details-editor"
    case floatHolder = "float-holder"
    case floatCounter = "float-counter"
    case drawdownPreparer = "drawdown-preparer"
    case drawdownReviewer = "drawdown-reviewer"
    case deviceLender = "device-lender"
    case rulePackDrafter = "rule-pack-drafter"
    case rulePackApprover = "rule-pack-approver"

    /// The duty that a rule pack names.
    public init(_ named: NamedDuty) {
        switch named {
        case .claimant: self = .claimant
        case .approver: self = .approver
        case .payee: self = .payee
        case .participant: self = .participant
        case .editor: self = .editor
        case .paymentPreparer: self = .paymentPreparer
        case .paymentReleaser: self = .paymentReleaser
        case .detailsEditor: self = .detailsEditor
        case .floatHolder: self = .floatHolder
        case .floatCounter: self = .floatCounter
        case .drawdownPreparer: self = .drawdownPreparer
        case .drawdownReviewer: self = .drawdownReviewer
        case .deviceLender: self = .deviceLender
        }
    }

    /// Words for a sentence: `the claimant`.
    public var phrase: String {
        switch self {
        case .approver: "the approver"
        case .claimant: "the claimant"
        case .payee: "the payee"
        case .participant: "whom the cost is for"
        case .editor: "the last editor"
        case .paymentPreparer: "the preparer of the payment run"
        case .paymentReleaser: "the releaser of the payment run"
        case .detailsEditor: "the editor of the payee's bank details"
        case .floatHolder: "the holder of the float"
        case .floatCounter: "the counter of the float"
        case .drawdownPreparer: "the preparer of the funder claim"
        case .drawdownReviewer: "the reviewer of the funder claim"
        case .deviceLender: "the lender of the device"
        case .rulePackDrafter: "the drafter of the rule pack"
        case .rulePackApprover: "the second approver of the rule pack"
        }
    }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
