/// The one table from the books' words to those that people read on a screen.
///
/// The books speak as accountants do; the programme's people have words of their own, and no
/// other place in the code turns one into the other.
enum ScreenWord: String, CaseIterable {
    case award
    case allocation
    case availableFunds = "available funds"
    case commitment
    case lapse
    case release
    case claim
    case drawdown
    case defrayed
    case apportionment
    case rulePack = "rule pack"
    case schemeOfDelegation = "scheme of delegation"
    case recuse
    case journal
    case seal
    case checkpoint
    case delivered
    case businessCase = "business case"
    case participant

    /// The word on the screen.
    var text: String {
        switch self {
        case .award: "grant"
        case .allocation: "partner budget"
        case .availableFunds: "left to spend"
        case .commitment: "set aside"
        case .lapse: "expired"
        case .release: "put back"
        case .claim: "expense claim"
        case .drawdown: "funder claim"
        case .defrayed: "left the bank"
        case .apportionment: "split between funders"
        case .rulePack: "spending guidance"
        case .schemeOfDelegation: "who can approve what"
        case .recuse: "pass on (conflict of interest)"
        case .journal: "audit trail"
        case .seal, .checkpoint: "signed record"
        case .delivered: "spent"
        case .businessCase: "business case"
        case .participant: "participant"
        }
    }

    /// The word at the head of a column or a sentence.
    var heading: String { text.prefix(1).uppercased() + text.dropFirst() }
}
