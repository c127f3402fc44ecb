public import Approvals
public import Banking
public import Calendar
public import Identifiers
public import Integrity
public import Journal
public import Money
public import Store

/// A payment run as those who prepare and release it see it: every payment with whom it pays, on
/// whose word, and what to look at before it goes.
///
/// While it is open the payments are those that wait in the books; from its freezing on they are
/// those that it was frozen with.
public struct RunSheet: Sendable {
    public let run: StoredRun
    public let lines: [RunPayment]
    /// What waits and is left out, while it is open.
    public let leftOut: [RunPayment]
    /// The details of the account that is paid from; nil where none were recorded.
    public let details: StoredDetails?
    /// The account that is paid from; nil where it is not at hand.
    public let account: BankAccount?
    /// What was frozen, or would be.
    public let contents: RunContents?

    /// What the payments come to, in pence.
    public var pence: Int64 { lines.reduce(0) { $0 + $1.amount.pence } }
}

/// One payment of a run.
public struct RunPayment: Sendable {
    public let payment: PaymentID
    public let purpose: PaymentPurpose
    public let claims: [ClaimID]
    public let amount: Amount
    /// Who instructed it.
    public let preparer: UserID
    public let state: PaymentState
    /// Whom it pays.
    public let payee: Payee
    /// What the payee is called here; nil where a supplier's name is not at hand.
    public let name: String?
    /// The commitment to the account that it is paid to, where details are recorded.
    public let accountCommitment: Digest?
    /// The payee's bank details that count now.
    public let details: StoredDetails?
    /// The account itself, where it is at hand.
    public let account: BankAccount?
    /// Why it cannot go as it stands.
    public let doubt: RunDoubt?
    /// What whoever releases it should look at.
    public let remarks: [RunRemark]

    /// Words for whom it pays.
    public var words: String { name ?? payee.phrase }

    /// What the payee reads: the claims, the first by its id.
    var remittance: String {
        let first = claims.first?.text ?? payment.text
        let words = claims.count > 1 ? "\(first) and \(claims.count - 1) more" : first
        return purpose == .repayment ? "repayment \(words)" : words
    }
}

/// Why a payment cannot go to the bank as it stands, in order of precedence.
public enum RunDoubt: Hashable, Sendable {
    /// Its claims pay several, and one line of a bank pays one.
    case severalPayees
    /// The supplier's name is not at hand: erased, or the keys are elsewhere.
    case noName
    case noDetails
    /// The account is not at hand: erased, or the keys are elsewhere.
    case noAccount
    /// Banks do not take it so.
    case notForBanks(PaymentFileError)
    /// The details were changed since the run was frozen.
    case detailsChanged(by: UserID, on: CalendarDate)
    /// It left the bank or came back since the run was frozen.
    case moved(PaymentState)
}

/// What somebody who releases a payment should look at.
public enum RunRemark: Hashable, Sendable {
    /// No run paid them before.
    case first
    /// The last run that paid them paid another account.
    case changedSince(RunID)
    /// Somebody else's details name the same account.
    case sharedWith(DetailsHolder)
    /// The details were changed less than a day ago, and the run may not be released before this.
    case notBefore(Instant)
}

extension StoredDetails {
    /// When they may be paid to: changed details, not new ones, have to be a day old, so that
    /// whoever they were taken from may notice.
    public var payableFrom: Instant? {
        guard version > 1 else { return nil }
        return try? Instant(milliseconds: recordedAt.milliseconds + 86_400_000)
    }
}
