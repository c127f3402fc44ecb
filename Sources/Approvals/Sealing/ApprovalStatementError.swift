public import Calendar
public import Identifiers
public import Integrity
public import Money
public import Policy

/// Why an approval statement cannot be, in order of precedence.
public enum ApprovalStatementError: Error, Hashable, Sendable {
    case statement(StatementError)
    case value(field: String, String)
    case version(Int)
    case step(Int, of: Int)
    case role(Role)
    case onOwnBehalf(UserID)
    case nothing
    case lineOrder([Int])
    case lineSum(Amount?, amount: Amount)
    case fundTwice([FundCode])
    case shareSum(Amount?, amount: Amount)
    case unseen(seq: Int, treeSize: Int)
    case signatureMissing
    case expiresBeforeIssued(Instant, Instant)
    case otherBytes
}

extension ApprovalStatementError {
    /// The stable code.
    public var code: String {
        switch self {
        case .statement(let error): error.code
        case .value: "approval.value"
        case .version: "approval.version"
        case .step: "approval.step"
        case .role: "approval.role"
        case .onOwnBehalf: "approval.on-own-behalf"
        case .nothing: "approval.nothing"
        case .lineOrder: "approval.line-order"
        case .lineSum: "approval.line-sum"
        case .fundTwice: "approval.fund-twice"
        case .shareSum: "approval.share-sum"
        case .unseen: "approval.unseen"
        case .signatureMissing: "approval.signature-missing"
        case .expiresBeforeIssued: "approval.expires-before-issued"
        case .otherBytes: "approval.other-bytes"
        }
    }

    /// The rule, the evidence, and what to do next.
    public var message: String {
        switch self {
        case .statement(let error): error.message
        case .value(let field, let text):
            "The approval's field \(field) says “\(text)”, which is no value for it."
        case .version(let version): "Versions are counted from 1 and the approval says \(version)."
        case .step(let step, let steps): "There is no step \(step) of \(steps)."
        case .role(let role): "\(role.phrase.capitalizedFirst) never decides on spending."
        case .onOwnBehalf(let user): "\(user) cannot act on behalf of themselves."
        case .nothing: "An approval of nothing is none. Decline instead."
        case .lineOrder(let numbers):
            "The lines are numbered \(numbers): give each once, in order, counted from 1."
        case .lineSum(let sum, let amount):
            "The lines come to \(Self.text(sum)) and the approval to \(amount.poundsText). They "
                + "must be the same."
        case .fundTwice(let funds):
            "A funder's share is given twice in \(funds). Give each funder one share."
        case .shareSum(let sum, let amount):
            "The funders' shares come to \(Self.text(sum)) and the approval to "
                + "\(amount.poundsText). They must be the same."
        case .unseen(let seq, let treeSize):
            "The approver saw \(treeSize) records, and record \(seq) is not among them."
        case .signatureMissing:
            "A business case is approved with the approver's own key. Name it and sign."
        case .expiresBeforeIssued(let issued, let expires):
            "The approval would expire at \(expires), not after it is issued at \(issued)."
        case .otherBytes: "The bytes are not the one spelling of the approval that they hold."
        }
    }

    private static func text(_ sum: Amount?) -> String {
        sum?.poundsText ?? "more than these books can hold"
    }
}
