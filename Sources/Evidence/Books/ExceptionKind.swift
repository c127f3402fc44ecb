/// What a reader should know of before they rely on a total, by the word that files use.
enum ExceptionKind: String, CaseIterable {
    case notLeftBank = "not-left-bank"
    case takenBack = "taken-back"
    case entryReversed = "entry-reversed"
    case missingTicket = "missing-ticket"
    case spentFirst = "spent-first"
    case reusedReceipt = "reused-receipt"
    case allowedByPerson = "allowed-by-person"
    case allowanceRaised = "allowance-raised"
    case paymentReturned = "payment-returned"
    case notShown = "not-shown"
    case notOnStatement = "not-on-statement"
    case bankDiffers = "bank-differs"
    case lateCost = "late-cost"
    case periodReopened = "period-reopened"
    case floatDifference = "float-difference"
    case keyCompromised = "key-compromised"
    case requestRefused = "request-refused"

    /// The same in words, as the head of a line.
    var words: String {
        switch self {
        case .notLeftBank: "Costs that have not left the bank"
        case .takenBack: "Costs taken back: refunds, disallowed costs, reversals"
        case .entryReversed: "Entries that undo another"
        case .missingTicket: "Claims without a receipt, with the reason recorded"
        case .spentFirst: "Claims for money spent before it was approved"
        case .reusedReceipt: "Claims with a receipt that serves another claim too"
        case .allowedByPerson: "Claims that the guidance left to a person, who allowed them"
        case .allowanceRaised: "Allowances of a participant that were raised"
        case .paymentReturned: "Payments that the bank sent back"
        case .notShown: "Costs that a partner paid, with nothing of its bank kept that shows it"
        case .notOnStatement: "Movements at our bank that no statement kept covers"
        case .bankDiffers: "Bank statements that say other than the books"
        case .lateCost: "Costs asked of the funder later than in their period"
        case .periodReopened: "Closed periods that were opened again"
        case .floatDifference: "Cash floats that did not count up"
        case .keyCompromised: "Keys that were compromised"
        case .requestRefused: "Requests that the rules refused; none of them cost anything"
        }
    }
}
