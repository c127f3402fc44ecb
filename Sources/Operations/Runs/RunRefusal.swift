import Banking
import Calendar
public import Identifiers
import Journal
import Store

/// Why a payment run cannot be so, in order of precedence.
enum RunRefusal: Refusal, Hashable {
    case exists(RunID)
    case unknown(RunID)
    case open(RunID)
    case notOpen(RunID, StoredRun.Stage)
    case notFrozen(RunID, StoredRun.Stage)
    case notReleasedYet(RunID, StoredRun.Stage)
    case notReleased(PaymentID, RunID)
    case empty(RunID)
    case tooMany(RunID, Int)
    case notInIt(RunID, PaymentID, isLeftOut: Bool)
    case noAccount(isRecorded: Bool)
    case doubtful(RunID, PaymentID, RunDoubt, payee: String)
    case changed(RunID)
    case dayPassed(CalendarDate, today: CalendarDate)
    case otherDigest(RunID)
    case ownAccountChanged(RunID)
    case detailsNew(RunID, PaymentID, until: Instant)

    var code: String {
        switch self {
        case .exists: "run.exists"
        case .unknown: "run.unknown"
        case .open: "run.open"
        case .notOpen: "run.not-open"
        case .notFrozen: "run.not-frozen"
        case .notReleasedYet, .notReleased: "run.not-released"
        case .empty: "run.empty"
        case .tooMany: "run.too-many"
        case .notInIt: "run.not-in-it"
        case .noAccount: "run.no-account"
        case .doubtful(_, _, let doubt, _): doubt.code
        case .changed: "run.changed"
        case .dayPassed: "run.day-passed"
        case .otherDigest: "run.other-digest"
        case .ownAccountChanged: "run.details-changed"
        case .detailsNew: "run.details-new"
        }
    }

    var message: String {
        switch self {
        case .exists(let run): "There is a payment run \(run) already. Choose another id."
        case .unknown(let run):
            "There is no payment run \(run). Begin it with run.prepare."
        case .open(let other):
            "\(other) is being prepared, and two would count on the same payments. Freeze it, or "
                + "give it up with run.withdraw."
        case .notOpen(let run, let stage):
            "\(run) \(stage.phrase), so nothing about it can change. Begin another with "
                + "run.prepare."
        case .notFrozen(let run, let stage):
            "\(run) \(stage.phrase), and only what is frozen can be released. "
                + (stage == .open
                    ? "Freeze it with run.freeze." : "Look at `farthing payment run list`.")
        case .notReleasedYet(let run, let stage):
            "\(run) \(stage.phrase), and the bank's file is written of what was released. Release "
                + "it with run.release."
        case .notReleased(let payment, let run):
            "\(payment) is in \(run), which nobody has released, so it should not have left the "
                + "bank. Release the run, or give it up with run.withdraw, and ask the bank."
        case .empty(let run):
            "There is nothing for \(run) to pay. Instruct payments with payment.instruct first."
        case .tooMany(let run, let count):
            "\(run) has \(count) payments and a file holds \(PaymentFile.mostTransfers). Leave "
                + "some for the next run."
        case .notInIt(let run, let payment, let isLeftOut):
            isLeftOut
                ? "\(payment) is not left out of \(run). Check the payment's id."
                : "\(payment) is not in \(run). Check the payment's id."
        default: laterMessage
        }
    }

    private var laterMessage: String {
        switch self {
        case .noAccount(isRecorded: false):
            "There is no account to pay from. Record the programme's own with `farthing payee set "
                + "programme`."
        case .noAccount:
            "The account to pay from is recorded and cannot be read. Name the keys' folder with "
                + "--keys."
        case .doubtful(let run, let payment, let doubt, let payee):
            doubt.message(of: payment, in: run, payee: payee)
        case .changed(let run):
            "\(run) is not what you saw any more. Look at it again, then freeze it."
        case .dayPassed(let date, let today):
            "The bank cannot pay on \(date), which has passed. Say \(today) or a later day."
        case .otherDigest(let run):
            "What you saw is not what \(run) was frozen with. Look at it again, and release it if "
                + "it is right."
        case .ownAccountChanged(let run):
            "The account to pay from was changed since \(run) was frozen. Give the run up with "
                + "run.withdraw and prepare it again."
        case .detailsNew(let run, let payment, let until):
            "The bank details that \(payment) goes to were changed less than a day ago. Ask the "
                + "payee by a way that you knew before; \(run) may be released from \(until) on, "
                + "or withdrawn and prepared without it."
        default: ""
        }
    }
}

extension RunDoubt {
    /// The stable code.
    public var code: String {
        switch self {
        case .severalPayees: "run.several-payees"
        case .noName: "run.no-name"
        case .noDetails: "run.no-details"
        case .noAccount: "run.account-not-at-hand"
        case .notForBanks(let error): error.code
        case .detailsChanged: "run.details-changed"
        case .moved: "run.payment-moved"
        }
    }

    /// What is wrong and what to do next.
    ///
    /// - Parameter payee: What the payee is called here.
    public func message(of payment: PaymentID, in run: RunID, payee: String) -> String {
        switch self {
        case .severalPayees:
            "\(payment) pays several people, and a line of a bank pays one. Undo it with "
                + "payment.return and instruct a payment for each, or leave it out of \(run)."
        case .noName:
            "The name of the supplier that \(payment) pays cannot be read: the keys are elsewhere, "
                + "or the participant was erased. Pay it by hand, and leave it out of \(run)."
        case .noDetails:
            "There are no bank details of \(payee), whom \(payment) pays. Record them with "
                + "`farthing payee set`, or leave it out of \(run)."
        case .noAccount:
            "The bank details of \(payee), whom \(payment) pays, cannot be read: the keys are "
                + "elsewhere, or they were erased. Record them anew, or leave it out of \(run)."
        case .notForBanks(let error): "\(payment): \(error.message)"
        case .detailsChanged(let editor, let date):
            "\(editor) changed the bank details of \(payee) on \(date), after \(run) was frozen. "
                + "Give the run up with run.withdraw, look at the change, and prepare it again."
        case .moved(let state):
            "\(payment) is \(state.rawValue) since \(run) was frozen. Give the run up with "
                + "run.withdraw and prepare it again."
        }
    }
}

extension StoredRun.Stage {
    fileprivate var phrase: String {
        switch self {
        case .open: "is being prepared"
        case .frozen: "is frozen"
        case .released: "was released"
        case .withdrawn: "was given up"
        }
    }
}
