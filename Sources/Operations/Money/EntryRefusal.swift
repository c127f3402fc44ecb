import Identifiers
import Ledger

/// Why an entry is not reversed by hand, in order of precedence.
enum EntryRefusal: Refusal, Hashable {
    case unknown(Int)
    case belongsToPayment(Int)
    case belongsToDrawdown(Int)
    case isLowering(Int)
    case isDrawnDown(Int)
    case cameBack(Int)
    case isRepaid(Int)
    case fellWithPayment(Int, ClaimID)

    var code: String {
        switch self {
        case .unknown: "entry.unknown"
        case .belongsToPayment: "entry.belongs-to-payment"
        case .belongsToDrawdown: "entry.belongs-to-drawdown"
        case .isLowering: "entry.lowers-allowance"
        case .isDrawnDown: "entry.drawn-down"
        case .cameBack: "entry.came-back"
        case .isRepaid: "entry.repaid"
        case .fellWithPayment: "entry.fell-with-payment"
        }
    }

    var message: String {
        switch self {
        case .unknown(let seq):
            "Record \(seq) is no entry. Name the record of the entry that is to be undone."
        case .belongsToPayment(let seq):
            "Entry \(seq) is part of a payment. Record its return with payment.return."
        case .belongsToDrawdown(let seq):
            "Entry \(seq) is part of a drawdown, which a funder has. Record their answer with "
                + "drawdown.answer, or a cost that they will not bear with cost.disallow."
        case .isLowering(let seq):
            "Entry \(seq) took back what an approval had raised an allowance by, as what it was "
                + "raised for came back. Whoever may raise it does so with allowance.raise."
        case .isDrawnDown(let seq):
            "The cost of entry \(seq) was drawn down, so it is not undone. Record what came back "
                + "with refund.receive, or what the funder will not bear with cost.disallow."
        case .cameBack(let seq):
            "Entry \(seq) is of a partner's payment that came back to its bank. Record that the "
                + "partner paid again with claim.paid-by-partner."
        case .isRepaid(let seq):
            "The partner is being repaid for entry \(seq). Record the return of that payment "
                + "first."
        case .fellWithPayment(let seq, let claim):
            "What the reserves bore by entry \(seq) came back with the payment of \(claim), so "
                + "there is nothing to undo. When it is paid again, cost.disallow is for the rest."
        }
    }
}
