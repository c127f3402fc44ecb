import Calendar
import StrictJSON

/// Something that a keyworker claims: what it was, who bears it, who paid, and who has to say yes.
struct Purchase {
    let bearer: Bearer
    let category: String
    var lines: [Line]
    let incurred: CalendarDate
    var payer: Cost.Payer
    /// The supplier of an invoice.
    var supplier: String?
    var proof = Proof.missing("not-given")
    var reason: String?
    var isSpentFirst = false
    /// Who decides on it in turn; nobody where it is within automatic limits.
    var route: [Decider] = []
    var label: Label?

    enum Bearer {
        case person(Int)
        case group(partner: Int, people: [Int])
        case own(Int)
    }

    struct Line {
        let pence: Int64
        let what: String
        var nextStep: String?
        var journey: String?
        /// Tenths of a mile: the rate says the amount.
        var tenths: Int?
        var hoursAway: Int?
    }

    /// What shows it.
    enum Proof {
        case ticket(String)
        case receipt(String)
        case invoice(String)
        case missing(String)

        var kind: String? {
            switch self {
            case .ticket: "ticket"
            case .receipt: "receipt"
            case .invoice: "invoice"
            case .missing: nil
            }
        }

        var text: String? {
            switch self {
            case .ticket(let text), .receipt(let text), .invoice(let text): text
            case .missing: nil
            }
        }
    }

    var total: Int64 { lines.reduce(0) { $0 + $1.pence } }
}

/// Who says yes or no.
enum Decider {
    case partnerManager
    case programmeManager
}
