import Approvals
import Identifiers
import Integrity
import Ledger
import Money
public import Policy
import Store

/// A rule that a request breaks, given the state of the books.
///
/// Every refusal has a stable code for programs and a sentence for people: the rule, the numbers,
/// what to do next. A failure of the disk is no refusal, and a decision of the guidance is none.
public protocol Refusal: Error, Sendable {
    var code: String { get }
    var message: String { get }
    /// What a claimant still has to add; nothing, where that would not help.
    var missing: [Obligation] { get }
}

extension Refusal {
    public var missing: [Obligation] { [] }
}

extension AmountError: Refusal {}
extension ApportionmentError: Refusal {}
extension EntryError: Refusal {}
extension EventError: Refusal {}
extension PostingError: Refusal {}
extension ReversalError: Refusal {}
extension AccountCodeError: Refusal {}
extension ClaimContentError: Refusal {}
extension CaseContentError: Refusal {}
extension FundControlError: Refusal {}
extension RulePackError: Refusal {}
extension UnknownCategory: Refusal {}
extension DutyBreach: Refusal {}
extension EnrolmentError: Refusal {}
extension LoanError: Refusal {}
extension DelegationError: Refusal {}
